/// A day of the Gregorian calendar, counted from 1970-01-01.
struct Day: Comparable, Hashable {
    var number: Int

    init(_ number: Int) {
        self.number = number
    }

    init(year: Int, month: Int, day: Int) {
        // Days from civil, Howard Hinnant: the year is made to begin in March.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `YYYY-MM-DD`; nil when it is no date.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.count) == [4, 2, 2],
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
        guard civil == (year, month, day) else { return nil }
    }

    var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// 0 is Monday, 6 is Sunday.
    var weekday: Int { (number + 3) % 7 }

    var isWeekend: Bool { weekday >= 5 }

    /// This day, or the Monday after it where it falls on a weekend.
    var workday: Day { isWeekend ? Day(number + 7 - weekday) : self }

    /// How many days from the first day of its quarter through this one, and the quarter's length.
    var inQuarter: (elapsed: Int, length: Int) {
        let (year, month, _) = civil
        let first = (month - 1) / 3 * 3 + 1
        let start = Day(year: year, month: first, day: 1)
        let end =
            first == 10
            ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: first + 3, day: 1)
        return (number - start.number + 1, end.number - start.number)
    }

    static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    static func + (day: Day, days: Int) -> Day { Day(day.number + days) }
    static func - (day: Day, days: Int) -> Day { Day(day.number - days) }
    static func - (left: Day, right: Day) -> Int { left.number - right.number }
}
