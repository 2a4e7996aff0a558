/// A value of a report's row, before it is printed in one of the output formats.
package enum Value: Hashable, Sendable {
    case null
    case text(String)
    case integer(Int64)
    case flag(Bool)
    /// An exact decimal, for example of an amount; printed as a string in JSON and to the right
    /// in text.
    case decimal(String)
    case list([Value])
    case object(Row)

    package static func text(_ text: String?) -> Value {
        text.map { .text($0) } ?? .null
    }
}

/// A row: values under their names, in the order in which they are printed.
package struct Row: Hashable, Sendable {
    package private(set) var fields: [Field] = []

    package struct Field: Hashable, Sendable {
        package let name: String
        package let value: Value
    }

    package init() {}

    package mutating func add(_ name: String, _ value: Value) {
        fields.append(Field(name: name, value: value))
    }

    package subscript(name: String) -> Value {
        fields.first { $0.name == name }?.value ?? .null
    }
}
