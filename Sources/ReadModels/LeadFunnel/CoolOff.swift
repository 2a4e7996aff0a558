import Accounting
import Projections

/// Since when, and why, a partner is not to be offered a lead again.
package struct CoolOff: TableRow, Equatable {
    /// The date of the decline, or the UTC day on which the time to respond ended.
    package var since: BusinessDate
    package var cause: Cause

    package enum Cause: UInt8, Sendable {
        case declined = 1
        case timedOut = 2
    }

    package init(since: BusinessDate, cause: Cause) {
        self.since = since
        self.cause = cause
    }

    /// Whether a new offer on `date` is within `days` of it; whole days, the last included
    /// (rules.md section 8).
    package func forbids(offerOn date: BusinessDate, days: Int) -> Bool {
        date.days(since: since) <= days
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(since.daysSince1970)
        writer.put(word: cause)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        since = try reader.date()
        cause = try reader.word()
    }
}
