/// A message of the schemas, as data: what the JSON coder goes by.
///
/// Generated for every message; `EventType.descriptor` leads to that of a payload.
package final class MessageDescriptor: Sendable {
    /// The name of the message, `DealApproved`.
    package let name: String
    /// The fields in the order of their numbers.
    package let fields: [FieldDescriptor]
    /// A bit for the index of each field that the JSON form must have.
    let required: UInt32
    /// A bit for the number of each field.
    let knownNumbers: UInt16

    init(_ name: String, _ fields: [FieldDescriptor]) {
        self.name = name
        self.fields = fields
        required = fields.indices.reduce(0) { $0 | (fields[$1].mustBeThere ? 1 << $1 : 0) }
        knownNumbers = fields.reduce(0) { $0 | 1 << UInt16($1.number) }
    }

    /// The index of the field with this JSON name; `guess` is looked at first.
    /// - Complexity: O(*n*) in the number of fields, at most 15.
    func index(of name: [UInt8], guess: Int) -> Int? {
        if guess < fields.count, fields[guess].nameBytes == name { return guess }
        return fields.firstIndex { $0.nameBytes == name }
    }
}

/// A field of a message, as data.
package final class FieldDescriptor: Sendable {
    /// What a value of the field is.
    package enum Kind: Sendable {
        case id, text, country, period
        case uint32, uint64, int64, bool
        case date, instant, percent, sha256
        case currency, money, exchangeRate
        case value(ValueList)
        case message(MessageDescriptor)
    }

    /// How often the field stands.
    package enum Label: Sendable { case required, optional, repeated }

    /// The number on the wire, 1 to 15.
    package let number: Int
    /// The JSON name.
    package let name: String
    /// What a value of the field is.
    package let kind: Kind
    /// How often the field stands.
    package let label: Label
    /// Whether the JSON form must have it.
    package let mustBeThere: Bool
    /// Whether a list, where it is there, has an element.
    package let notEmpty: Bool
    /// The word of the list that this field may not have.
    package let except: String?
    /// The kind of stream that it names.
    package let reference: StreamKind?

    let nameBytes: [UInt8]
    /// The name in quotes with its colon, as it stands in JSON.
    let keyBytes: [UInt8]

    init(
        _ number: Int, _ name: String, _ kind: Kind, _ label: Label, mustBeThere: Bool = false,
        notEmpty: Bool = false, except: String? = nil, reference: StreamKind? = nil
    ) {
        self.number = number
        self.name = name
        self.kind = kind
        self.label = label
        self.mustBeThere = mustBeThere || label == .required
        self.notEmpty = notEmpty
        self.except = except
        self.reference = reference
        nameBytes = Array(name.utf8)
        keyBytes = Array("\"\(name)\":".utf8)
    }

    /// The words that the field may have, of a closed list.
    package var words: [String] {
        guard case .value(let list) = kind else { return [] }
        return list.words.map(\.name).filter { $0 != except }
    }
}

/// The words of a closed list with their numbers, as data.
package struct ValueList: Sendable {
    /// The words in the order of their numbers.
    package let words: [(name: String, rawValue: UInt8)]

    init<Value: NamedValue>(_ type: Value.Type) {
        words = Value.allCases.map { ($0.name, $0.rawValue) }
    }

    func rawValue(of name: [UInt8]) -> UInt8? {
        words.first { $0.name.utf8.elementsEqual(name) }?.rawValue
    }

    func name(of rawValue: UInt64) -> String? {
        words.first { UInt64($0.rawValue) == rawValue }?.name
    }
}
