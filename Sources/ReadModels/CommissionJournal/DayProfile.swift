import Accounting
import Projections

/// Amounts by the day on which they count, rising, without zeros. Nearly all have one day, which
/// needs no list.
package struct DayProfile: TableRow, Equatable {
    private var first = DayAmount(on: .min, amount: 0)
    private var others: [DayAmount] = []

    package init() {}

    package var isEmpty: Bool { first.amount == 0 && others.isEmpty }

    /// The days, rising.
    package var days: [DayAmount] { first.amount == 0 ? others : [first] + others }

    /// Adds to what counts on a day.
    ///
    /// - Throws: `AccountingError` where it does not fit.
    package mutating func add(_ amount: Int64, on day: BusinessDate) throws(AccountingError) {
        if others.isEmpty, first.amount == 0 || first.on == day {
            first = DayAmount(on: day, amount: try first.amount.adding(amount))
            return
        }
        var all = days
        try all.add(amount, on: day)
        first = all.first ?? DayAmount(on: .min, amount: 0)
        others = Array(all.dropFirst())
    }

    /// What counts in all.
    package func sum() throws(AccountingError) -> Int64 {
        var sum = first.amount
        for day in others { try sum.add(day.amount) }
        return sum
    }

    /// What counts by the end of a day.
    package func sum(through last: BusinessDate) throws(AccountingError) -> Int64 {
        var sum = first.on <= last ? first.amount : 0
        for day in others where day.on <= last { try sum.add(day.amount) }
        return sum
    }

    /// The number of days as 32 bits, then each.
    package func encode(into writer: inout RowWriter) {
        writer.put(days)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        let days: [DayAmount] = try reader.list()
        guard let first = days.first else { return }
        self.first = first
        others = Array(days.dropFirst())
    }
}

/// An amount that counts on a day, in minor units.
package struct DayAmount: TableRow, Equatable {
    package var on: BusinessDate
    package var amount: Int64

    package init(on: BusinessDate, amount: Int64) {
        self.on = on
        self.amount = amount
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(on.daysSince1970)
        writer.put(amount)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        on = try reader.date()
        amount = try reader.integer()
    }
}

extension [DayAmount] {
    /// Adds to what counts on a day, in a list that rises and has no zeros.
    package mutating func add(_ amount: Int64, on day: BusinessDate) throws(AccountingError) {
        var index = count
        while index > 0, self[index - 1].on >= day { index -= 1 }
        if index < count, self[index].on == day {
            try self[index].amount.add(amount)
            if self[index].amount == 0 { remove(at: index) }
        } else if amount != 0 {
            insert(DayAmount(on: day, amount: amount), at: index)
        }
    }
}
