import Accounting
import Projections

/// What a partner had attained on promotion days that are decided, those left out on which it was
/// the first tier. A grant by hand that is recorded later ends by it.
package struct TierAttainmentsRow: TableRow, Equatable {
    /// Rising by day.
    package var days: [TierAttainment] = []

    package init() {}

    package func encode(into writer: inout RowWriter) {
        writer.put(days)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        days = try reader.list()
    }
}

/// The tier that was attained on a promotion day.
package struct TierAttainment: TableRow, Equatable {
    package var on: BusinessDate
    package var tier: HeldTier

    package init(on: BusinessDate, tier: HeldTier) {
        self.on = on
        self.tier = tier
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(on.daysSince1970)
        tier.encode(into: &writer)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        on = try reader.date()
        tier = try HeldTier(decoding: &reader)
    }
}
