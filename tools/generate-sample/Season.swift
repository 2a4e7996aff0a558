/// How busy the days of a span are, compared with one another.
///
/// Weekends are quiet, summers and the turn of the year slow, the last days of a quarter the
/// busiest, and business grows by a fifth a year.
struct Season {
    let start: Day
    /// Sums of the days' weights from the first day through each.
    private let cumulated: [Int]

    init(start: Day, days: Int) {
        self.start = start
        var sum = 0
        cumulated = (0..<days).map { offset in
            // Nobody sells in the first two weeks, while the first partners are recruited.
            let grown = offset < 14 ? 0 : 1_000 + offset * 200 / 365
            sum += Self.weight(of: start + offset, grown: grown)
            return sum
        }
    }

    /// The part of `total` that has fallen due by the end of a day, the first being 0.
    func due(of total: Int, byDay offset: Int) -> Int {
        let (high, low) = total.multipliedFullWidth(by: cumulated[offset])
        return cumulated[cumulated.count - 1].dividingFullWidth((high, low)).quotient
    }

    private static let months = [85, 95, 110, 95, 100, 115, 80, 70, 110, 105, 110, 120]

    private static func weight(of day: Day, grown: Int) -> Int {
        let (_, month, dayOfMonth) = day.civil
        var weight = months[month - 1] * grown
        if day.isWeekend {
            weight = weight / 16
        }
        if month == 12 && dayOfMonth > 23 && dayOfMonth < 29 || month == 1 && dayOfMonth < 4 {
            weight /= 5
        }
        let (elapsed, length) = day.inQuarter
        if length - elapsed < 3 {
            weight = weight * 26 / 10
        } else if length - elapsed < 10 {
            weight = weight * 17 / 10
        }
        return weight
    }
}
