/// What the .proto files say, resolved: the one source of everything that is generated.
struct Schema {
    var enums: [Enumeration] = []
    /// Every message but the record and those that have a Swift type of their own.
    var messages: [Message] = []
    var families: [Family] = []
    /// The event messages in the order of their numbers.
    var events: [Message] { messages.filter { $0.event != nil }.sorted { $0.number < $1.number } }

    func message(_ name: String) -> Message? { messages.first { $0.name == name } }
    func enumeration(_ name: String) -> Enumeration? { enums.first { $0.name == name } }
}

/// A file of schemas: the events of one family with their enumerations and parts.
struct Family {
    /// `deal`, the name of the file.
    var name: String
    var about: [String]
    var enums: [Enumeration]
    var messages: [Message]

    /// What the names of its generated files begin with: `DealEvents`, `SharedTypes`.
    var fileName: String {
        let hasEvents = messages.contains { $0.event != nil }
        return Names.upperFirst(name) + (hasEvents ? "Events" : "Types")
    }
}

struct Enumeration {
    struct Value {
        /// The spelling in JSON, `channel_manager`.
        var name: String
        /// The case in Swift, `channelManager`.
        var swiftName: String
        var number: Int
        var comment: [String]
    }

    var name: String
    var comment: [String]
    var values: [Value]
}

struct Message {
    /// What makes a message an event.
    struct Event {
        /// `deal.approved`.
        var type: String
        /// The field of the record's body.
        var number: Int
        /// `deal`.
        var streamKind: String
        /// The fields that name the stream.
        var streamId: [String]
        var legalWhen: String
    }

    var name: String
    var comment: [String]
    var fields: [Field]
    var event: Event?

    var number: Int { event?.number ?? 0 }
    /// The case of `EventType` and `EventBody`.
    var caseName: String { Names.lowerFirst(name) }
}

struct Field {
    enum Kind: Equatable {
        case id, text, country, period
        case uint32, uint64, int64, bool
        case date, instant, percent, sha256
        case currency, money, exchangeRate
        case enumeration(String)
        case message(String)
    }

    enum Label { case required, optional, repeated }

    /// The JSON name and the Swift property.
    var name: String
    /// The spelling in the .proto file.
    var protoName: String
    var protoType: String
    var number: Int
    var kind: Kind
    var label: Label
    var comment: [String]
    /// The kind of stream that it names.
    var reference: String?
    /// Whether the JSON form must have it.
    var mustBeThere: Bool
    var notEmpty: Bool
    var except: String?

    /// Whether it is a list of messages that are read in place.
    var isText: Bool { [.id, .text, .country, .period].contains(kind) }
}
