import Accounting
import Rules

/// When a programme pays: its `day` of the month, or the month's last, moved off weekends and
/// holidays (rules.md section 9).
package struct PayDate {
    let rules: PayoutRules

    package init(rules: PayoutRules) {
        self.rules = rules
    }

    /// The pay date of the month that contains a day.
    package func date(inMonthOf day: BusinessDate) throws -> BusinessDate {
        let first = day.startOfMonth
        let last = first.endOfMonth
        var date = min(try first.adding(days: rules.day - 1), last)
        while date.weekday.isWeekend || rules.isHoliday(date) {
            date = try date.adding(days: rules.roll == .preceding ? -1 : 1)
        }
        return date
    }

    /// Whether a day is one. Moved, it may fall into the month before or after its own.
    package func isPayDate(_ day: BusinessDate) throws -> Bool {
        for months in -1...1 {
            let month = try day.startOfMonth.adding(months: months)
            if try date(inMonthOf: month) == day { return true }
        }
        return false
    }
}
