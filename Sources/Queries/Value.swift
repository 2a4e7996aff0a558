import Accounting

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
    /// JSON that is printed as it stands; `text` is what the text and CSV forms show for it.
    case json(String, text: String)
}

extension Value {
    package static func text(_ text: String?) -> Value {
        text.map { .text($0) } ?? .null
    }

    /// Empty texts are nothing.
    package static func name(_ text: String) -> Value {
        text.isEmpty ? .null : .text(text)
    }

    package static func date(_ date: BusinessDate?) -> Value {
        date.map { .text("\($0)") } ?? .null
    }

    package static func instant(_ instant: Instant?) -> Value {
        instant.map { .text("\($0)") } ?? .null
    }

    package static func position(_ position: UInt64?) -> Value {
        position.map { .integer(Int64(clamping: $0)) } ?? .null
    }

    /// An amount in minor units, as an exact decimal.
    package static func money(_ minorUnits: Int64, _ currency: Currency) -> Value {
        .decimal(Money(minorUnits: minorUnits, currency: currency).amountText)
    }
}
