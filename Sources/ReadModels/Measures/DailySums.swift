import Accounting
import Projections

/// Amounts or counts of one subject by day, for the measures of section 7: a row a month, so
/// that twelve months are twelve look-ups however many days or events they hold.
package struct MonthOfSums: TableRow, Equatable {
    /// Day of the month and what stands on it, rising by day, no zeros.
    package var days: [DaySum] = []

    package init() {}

    /// Adds to a day; throws `overflow`.
    package mutating func add(_ amount: Int64, day: UInt8) throws(AccountingError) {
        var index = days.count
        while index > 0, days[index - 1].day >= day { index -= 1 }
        if index < days.count, days[index].day == day {
            days[index].sum = try days[index].sum.adding(amount)
            if days[index].sum == 0 { days.remove(at: index) }
        } else if amount != 0 {
            days.insert(DaySum(day: day, sum: amount), at: index)
        }
    }

    /// Sum over the days `from...through` of the month.
    package func sum(from: UInt8, through: UInt8) -> Int128 {
        var sum: Int128 = 0
        for entry in days where entry.day >= from && entry.day <= through {
            sum += Int128(entry.sum)
        }
        return sum
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(days)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        days = try reader.list()
    }
}

/// What stands on one day of a month.
package struct DaySum: TableRow, Equatable {
    package var day: UInt8
    package var sum: Int64

    package init(day: UInt8, sum: Int64) {
        self.day = day
        self.sum = sum
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(day)
        writer.put(sum)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        day = try reader.integer()
        sum = try reader.integer()
    }
}

/// Months of sums by subject: `(subject, month)`, months counted from year 0.
package typealias DailySums = KeyedTable<PairKey, MonthOfSums>

extension KeyedTable where Key == PairKey, Row == MonthOfSums {
    /// Adds to what stands for a subject on a day.
    package func add(_ amount: Int64, to subject: UInt32, on date: BusinessDate) throws {
        guard amount != 0 else { return }
        let parts = date.components
        let month = UInt32(parts.year * 12 + parts.month - 1)
        try update(PairKey(subject, month)) { row in
            row = row ?? MonthOfSums()
            try row?.add(amount, day: UInt8(parts.day))
        }
    }

    /// What stands for a subject on the days `from...through`. A sum beyond 64 bits is the largest
    /// number there is: it is compared with thresholds, which are far below.
    ///
    /// - Complexity: O(months between).
    package func sum(
        of subject: UInt32, from: BusinessDate, through: BusinessDate
    ) throws -> Int64 {
        guard from <= through else { return 0 }
        let first = from.components
        let last = through.components
        let firstMonth = first.year * 12 + first.month - 1
        let lastMonth = last.year * 12 + last.month - 1
        var sum: Int128 = 0
        for month in firstMonth...lastMonth {
            try withRow(PairKey(subject, UInt32(month))) { row in
                sum += row.sum(
                    from: month == firstMonth ? UInt8(first.day) : 1,
                    through: month == lastMonth ? UInt8(last.day) : 31)
            }
        }
        return Int64(clamping: sum)
    }

    /// Calls `body` with every day of `from...through` on which something stands for a subject,
    /// by date.
    ///
    /// - Complexity: O(months between + days found).
    package func forEachDay(
        of subject: UInt32, from: BusinessDate, through: BusinessDate,
        _ body: (BusinessDate, Int64) throws -> Void
    ) throws {
        guard from <= through else { return }
        var first = from.startOfMonth
        while first <= through {
            let parts = first.components
            let month = UInt32(parts.year * 12 + parts.month - 1)
            for entry in try row(PairKey(subject, month))?.days ?? [] {
                let day = BusinessDate(daysSince1970: first.daysSince1970 + Int32(entry.day) - 1)
                if day >= from, day <= through { try body(day, entry.sum) }
            }
            first = BusinessDate(daysSince1970: first.endOfMonth.daysSince1970 + 1)
        }
    }
}
