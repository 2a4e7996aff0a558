import Accounting

/// What a query cannot answer as it was asked.
package enum QueryError: Error, Hashable, Sendable {
    /// The book knows no such subject.
    case unknown(kind: String, id: String)
    /// An id that is given without its kind is that of several subjects.
    case ambiguous(id: String, subjects: [String])
    /// A filter or flag has a value that it cannot have.
    case badFilter(name: String, value: String, expected: String)
    /// A filter or flag means nothing to this query.
    case notHonoured(name: String, reason: String)
    /// The book has not come to the position that an option names.
    case notKnownYet(position: UInt64, head: UInt64, name: String)
    /// No rules give the month a day on which it pays.
    case noPayDate(month: String)
}

extension QueryError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknown("entry", let id):
            "there is no entry \(id) in this book by what was known; daybook journal lists them"
        case .unknown(let kind, let id):
            "there is no \(kind) \(id) in this book"
        case .ambiguous(let id, let subjects):
            "\(id) may be any of \(subjects.joined(separator: ", ")); say which, with the kind "
                + "before it"
        case .badFilter(let name, let value, let expected):
            "\(value) is no value for \(name); expected \(expected)"
        case .notHonoured(let name, let reason):
            "\(name) cannot be honoured here: \(reason)"
        case .notKnownYet(let position, let head, let name):
            "the book has come to position \(head), not to \(position); "
                + (["--known-at", "--to-known"].contains(name)
                    ? "leave \(name) out for all that is known"
                    : "\(name) takes a position up to \(head), or an instant")
        case .noPayDate(let month):
            "\(month) has no pay date: no rule version that is in force on the day on which it "
                + "would pay has a section `payout`"
        }
    }
}
