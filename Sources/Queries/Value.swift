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
    case object(ReportRow)

    package static func text(_ text: String?) -> Value {
        text.map { .text($0) } ?? .null
    }
}
