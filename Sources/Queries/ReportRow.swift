/// A row: values under their names, in the order in which they are printed.
package struct ReportRow: Hashable, Sendable {
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
