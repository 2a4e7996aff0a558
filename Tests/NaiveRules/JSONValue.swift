import Foundation

/// A value of JSON, with numbers that are whole.
enum JSONValue: Decodable {
    case null
    case bool(Bool)
    case integer(Int64)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// Reads one line of NDJSON.
    static func parsed(_ line: String) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(line.utf8))
    }
}

// MARK: - Fields of an object

extension JSONValue {
    /// A field, where it is there.
    subscript(_ key: String) -> JSONValue? {
        if case .object(let fields) = self { fields[key] } else { nil }
    }

    /// A text, where it is there.
    func optionalText(_ key: String) -> String? {
        if case .text(let text) = self[key] { text } else { nil }
    }

    /// A text that must be there.
    func text(_ key: String) throws -> String {
        guard let text = optionalText(key) else { throw Unreadable("no \(key)") }
        return text
    }

    /// A whole number, where it is there.
    func integer(_ key: String) -> Int? {
        if case .integer(let number) = self[key] { Int(number) } else { nil }
    }

    /// Whether a field is there and true.
    func isTrue(_ key: String) -> Bool {
        if case .bool(let value) = self[key] { value } else { false }
    }

    /// The elements of a list; none where it is not there.
    func list(_ key: String) -> [JSONValue] {
        if case .list(let values) = self[key] { values } else { [] }
    }

    /// The texts of a list.
    func texts(_ key: String) -> [String] {
        list(key).compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    /// A date that must be there.
    func day(_ key: String) throws -> Day { try Day(try text(key)) }

    /// A date, where it is there.
    func optionalDay(_ key: String) throws -> Day? { try optionalText(key).map { try Day($0) } }

    /// A Money that must be there.
    func money(_ key: String) throws -> Money {
        guard let field = self[key] else { throw Unreadable("no \(key)") }
        let currency = try field.text("currency")
        let amount = try scaled(try field.text("amount"), decimals: decimals(of: currency))
        return Money(amount: amount, currency: currency)
    }

    /// A Money, where it is there.
    func optionalMoney(_ key: String) throws -> Money? {
        self[key] == nil ? nil : try money(key)
    }
}
