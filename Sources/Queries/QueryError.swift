/// What a query cannot answer as it was asked.
package enum QueryError: Error, Hashable, Sendable {
    /// The book knows no such subject.
    case unknown(kind: String, id: String)
    /// A filter or flag has a value that it cannot have.
    case badFilter(name: String, value: String, expected: String)
}

extension QueryError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknown(let kind, let id): "there is no \(kind) \(id) in this book"
        case .badFilter(let name, let value, let expected):
            "\(value) is no value for \(name); expected \(expected)"
        }
    }
}
