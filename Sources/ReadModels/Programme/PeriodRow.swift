import Accounting
import Projections

/// An earning period that was closed at least once.
package struct PeriodRow: TableRow, Equatable {
    package var isClosed: Bool
    /// Position of the last `period.closed`.
    package var closedAt: UInt64
    /// When the book learned of the last closing.
    package var closedOn: Instant
    /// Position of the last `period.reopened`; 0 for none.
    package var reopenedAt: UInt64
    /// What the last closing stated, in order of payee id.
    package var totals: [PeriodTotalRow]

    package init(closedAt: UInt64, closedOn: Instant, totals: [PeriodTotalRow]) {
        isClosed = true
        self.closedAt = closedAt
        self.closedOn = closedOn
        reopenedAt = 0
        self.totals = totals
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(isClosed)
        writer.put(closedAt)
        writer.put(closedOn.microsecondsSince1970)
        writer.put(reopenedAt)
        writer.put(totals)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        isClosed = try reader.flag()
        closedAt = try reader.integer()
        closedOn = Instant(microsecondsSince1970: try reader.integer())
        reopenedAt = try reader.integer()
        totals = try reader.list()
    }
}

/// A payee's totals in a period that was closed, in minor units.
package struct PeriodTotalRow: TableRow, Equatable {
    package var payee: UInt32
    package var currency: Currency
    package var accrued: Int64
    package var adjusted: Int64

    package init(payee: UInt32, currency: Currency, accrued: Int64, adjusted: Int64) {
        self.payee = payee
        self.currency = currency
        self.accrued = accrued
        self.adjusted = adjusted
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(payee)
        writer.put(currency.numericCode)
        writer.put(accrued)
        writer.put(adjusted)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        payee = try reader.integer()
        currency = try reader.currency()
        accrued = try reader.integer()
        adjusted = try reader.integer()
    }
}
