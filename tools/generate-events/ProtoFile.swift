/// A .proto file as it is written, of the part of the language that our schemas use.
struct ProtoFile {
    var path: String
    /// The first comment that belongs to no declaration: what the file is about.
    var about: [String] = []
    var enums: [ProtoEnum] = []
    var messages: [ProtoMessage] = []
}

/// Options by name: texts, numbers and words alike as text.
typealias ProtoOptions = [String: String]

struct ProtoEnum {
    struct Value {
        var name: String
        var number: Int
        var comment: [String]
        var options: ProtoOptions
    }

    var name: String
    var comment: [String]
    var values: [Value] = []
}

struct ProtoMessage {
    var name: String
    var line: Int
    var comment: [String]
    var options: ProtoOptions = [:]
    var fields: [ProtoField] = []
}

struct ProtoField {
    enum Label { case required, optional, repeated }

    var name: String
    var number: Int
    var type: String
    var label: Label
    /// The oneof that it is a member of.
    var oneof: String?
    var line: Int
    var comment: [String]
    var options: ProtoOptions = [:]
}
