extension BusinessDate {
    /// The number of days from `other` to this day, negative when this day is earlier.
    @inlinable
    package func days(since other: BusinessDate) -> Int {
        Int(daysSince1970) - Int(other.daysSince1970)
    }

    /// The day `days` later; throws `outOfRange` when that leaves the calendar.
    package func adding(days: Int) throws(AccountingError) -> BusinessDate {
        let (sum, overflow) = Int(daysSince1970).addingReportingOverflow(days)
        guard !overflow else { throw .overflow(operation: "\(self) + \(days) days") }
        return try BusinessDate(validating: sum)
    }

    /// The day `months` later: the same day of the month, or the month's last where it is shorter
    /// (rules.md, notation: 31 January + 1 month = 28 or 29 February).
    ///
    /// Month *k* of a service term begins at `start.adding(months: k)`, always counted from the
    /// start itself, so that a short month does not shift those after it.
    /// Throws `outOfRange` when that leaves the calendar.
    package func adding(months: Int) throws(AccountingError) -> BusinessDate {
        let (year, month, day) = components
        let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow, total >= 12, total < 120_000 else {
            throw .outOfRange(type: "date", value: "\(self) + \(months) months")
        }
        let (targetYear, targetMonth) = (total / 12, total % 12 + 1)
        let length = CivilDay.length(ofMonth: targetMonth, year: targetYear)
        let days = CivilDay.days(
            year: targetYear, month: targetMonth, day: Swift.min(day, length))
        return BusinessDate(daysSince1970: Int32(days))
    }
}
