import Accounting
import Projections

/// How the draws of a payee were settled.
package struct DrawAccount: TableRow, Equatable {
    /// In the order of the periods.
    package var settlements: [DrawSettlement] = []

    package init() {}

    /// What is left to recover.
    ///
    /// - Complexity: O(n) in the settlements.
    package var balance: Int64 {
        get throws(AccountingError) {
            var sum: Int64 = 0
            for settlement in settlements { try sum.add(settlement.owed) }
            return sum
        }
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(settlements)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        settlements = try reader.list()
    }
}

/// A period as it was settled for a payee, in minor units of the programme's currency.
package struct DrawSettlement: TableRow, Equatable {
    package var period: Period
    /// Paid in advance; below zero recovered.
    package var drawn: Int64
    /// What it adds to what is left to recover: the same, but nothing where the draw is not
    /// recoverable.
    package var owed: Int64

    package init(period: Period, drawn: Int64, owed: Int64) {
        self.period = period
        self.drawn = drawn
        self.owed = owed
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(period.rawValue)
        writer.put(drawn)
        writer.put(owed)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        period = try reader.period()
        drawn = try reader.integer()
        owed = try reader.integer()
    }
}
