/// A day of the Gregorian calendar, as its number from 1970-01-01.
struct Day: Hashable, Comparable {
    /// Days from 1970-01-01.
    let number: Int

    /// Before every date of a book.
    static let distantPast = Day(year: 1, month: 1, day: 1)
    /// After every date of a book.
    static let distantFuture = Day(year: 9999, month: 12, day: 31)

    /// The day of a number.
    init(number: Int) {
        self.number = number
    }

    /// A day of the calendar; March is made the first month, so that leap days end a year.
    init(year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let months = (month + 9) % 12
        let days =
            365 * shifted + shifted / 4 - shifted / 100 + shifted / 400
            + (153 * months + 2) / 5 + day - 1
        number = days - 719_468
    }

    /// Reads `YYYY-MM-DD`.
    init(_ text: String) throws {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { throw Unreadable("not a date: \(text)") }
        self.init(year: parts[0], month: parts[1], day: parts[2])
    }

    /// Year, month and day, found by trying.
    var parts: (year: Int, month: Int, day: Int) {
        var year = 1970 + number / 366
        while Day(year: year + 1, month: 1, day: 1) <= self { year += 1 }
        while Day(year: year, month: 1, day: 1) > self { year -= 1 }
        var month = 12
        while Day(year: year, month: month, day: 1) > self { month -= 1 }
        return (year, month, self - Day(year: year, month: month, day: 1) + 1)
    }

    /// The form `YYYY-MM-DD`.
    var text: String {
        let (year, month, day) = parts
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// The same day some months on, or the last of that month (notation).
    func adding(months: Int) -> Day {
        let (year, month, day) = parts
        let count = year * 12 + month - 1 + months
        let length = Day.length(year: count / 12, month: count % 12 + 1)
        return Day(year: count / 12, month: count % 12 + 1, day: min(day, length))
    }

    /// Days of a month.
    static func length(year: Int, month: Int) -> Int {
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        return Day(year: next.0, month: next.1, day: 1) - Day(year: year, month: month, day: 1)
    }

    /// The first day of the month.
    var startOfMonth: Day {
        let (year, month, _) = parts
        return Day(year: year, month: month, day: 1)
    }

    static func < (one: Day, other: Day) -> Bool { one.number < other.number }

    static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }

    static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }

    static func - (one: Day, other: Day) -> Int { one.number - other.number }
}

/// A number with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
