/// A point in time in whole microseconds of UTC, without leap seconds.
///
/// Points that are read or computed lie in the years 1 to 9999.
@usableFromInline
package struct Instant: Hashable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z, negative before.
    @usableFromInline package let microsecondsSince1970: Int64

    /// The point `microsecondsSince1970` after 1970-01-01T00:00:00Z.
    @inlinable
    package init(microsecondsSince1970: Int64) {
        self.microsecondsSince1970 = microsecondsSince1970
    }

    /// The first point of the calendar: 0001-01-01T00:00:00Z.
    package static let min = Instant(startOf: .min)
    /// The last point of the calendar: 9999-12-31T23:59:59.999999Z.
    package static let max = Instant(
        microsecondsSince1970: Instant(startOf: .max).microsecondsSince1970 + perDay - 1)

    /// 00:00 UTC of `date`.
    package init(startOf date: BusinessDate) {
        // Cannot overflow between `min` and `max`; a day beyond them counts as the nearest.
        let day = Swift.min(Swift.max(date, .min), .max)
        microsecondsSince1970 = Int64(day.daysSince1970) * Self.perDay
    }

    static let perSecond: Int64 = 1_000_000
    static let perDay: Int64 = 86_400_000_000

    /// The day of UTC that contains this point; throws `outOfRange` outside the years 1 to 9999.
    package func businessDate() throws(AccountingError) -> BusinessDate {
        try BusinessDate(validating: Int(daysAndRest.days))
    }

    /// Whole days since 1970-01-01, rounded down, and the microseconds of the day.
    var daysAndRest: (days: Int64, rest: Int64) {
        let (quotient, remainder) = microsecondsSince1970.quotientAndRemainder(
            dividingBy: Self.perDay)
        return remainder < 0 ? (quotient - 1, remainder + Self.perDay) : (quotient, remainder)
    }

    /// The point `hours` later; throws `outOfRange` when that leaves the calendar.
    package func adding(hours: Int64) throws(AccountingError) -> Instant {
        let (span, tooLong) = hours.multipliedReportingOverflow(by: 3_600 * Self.perSecond)
        let (sum, tooLate) = microsecondsSince1970.addingReportingOverflow(span)
        guard !tooLong, !tooLate, sum >= Self.min.microsecondsSince1970,
            sum <= Self.max.microsecondsSince1970
        else { throw .outOfRange(type: "time", value: "\(self) + \(hours) hours") }
        return Instant(microsecondsSince1970: sum)
    }
}

extension Instant: Comparable {
    @inlinable
    package static func < (left: Instant, right: Instant) -> Bool {
        left.microsecondsSince1970 < right.microsecondsSince1970
    }
}
