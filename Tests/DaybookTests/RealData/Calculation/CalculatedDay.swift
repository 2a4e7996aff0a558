/// A day of the Gregorian calendar, counted from 1970-01-01.
struct CalculatedDay: Hashable, Comparable {
    let number: Int

    init(_ number: Int) { self.number = number }

    /// Of a text that begins with `YYYY-MM-DD`; nil for an empty one.
    init?(_ text: String) {
        let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        self.init(year: parts[0], month: parts[1], day: parts[2])
    }

    /// Counts years from March on, so that a leap day ends its year.
    init(year: Int, month: Int, day: Int) {
        let year = month <= 2 ? year - 1 : year
        let ofYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        number = 365 * year + year / 4 - year / 100 + year / 400 + ofYear - 719_468
    }

    static func < (one: CalculatedDay, other: CalculatedDay) -> Bool { one.number < other.number }

    func adding(_ days: Int) -> CalculatedDay { CalculatedDay(number + days) }

    /// Months since January of the year 0.
    var month: Int {
        var month = (number + 719_468) * 12 / 365 + 4
        while CalculatedDay(year: month / 12, month: month % 12 + 1, day: 1) > self { month -= 1 }
        return month
    }

    /// `YYYY-MM` of a month.
    static func name(ofMonth month: Int) -> String {
        let number = month % 12 + 1
        return "\(month / 12)-\(number < 10 ? "0" : "")\(number)"
    }
}
