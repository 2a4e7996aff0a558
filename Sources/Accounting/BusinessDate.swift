/// A day of the proleptic Gregorian calendar, without a time or a time zone.
///
/// Stored as days since 1970-01-01. Dates that are read or computed lie in 0001-01-01 to
/// 9999-12-31; the arithmetic itself is right for every `Int32`.
@usableFromInline
package struct BusinessDate: Hashable, Sendable {
    /// Days since 1970-01-01, negative before.
    @usableFromInline package let daysSince1970: Int32

    /// The day that lies `daysSince1970` after 1970-01-01. Not checked against `min...max`; use
    /// `init(validating:)` for numbers from outside.
    @inlinable
    package init(daysSince1970: Int32) {
        self.daysSince1970 = daysSince1970
    }

    /// The day that lies `daysSince1970` after 1970-01-01; throws `outOfRange` outside `min...max`.
    package init(validating daysSince1970: Int) throws(AccountingError) {
        guard let days = Int32(exactly: daysSince1970),
            days >= Self.min.daysSince1970, days <= Self.max.daysSince1970
        else {
            throw .outOfRange(type: "date", value: "Day \(daysSince1970) from 1970-01-01")
        }
        self.daysSince1970 = days
    }

    /// The given day; throws `outOfRange` for a day that does not exist.
    package init(year: Int, month: Int, day: Int) throws(AccountingError) {
        guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilDay.length(ofMonth: month, year: year)
        else {
            throw .outOfRange(type: "date", value: "Year \(year), month \(month), day \(day)")
        }
        daysSince1970 = Int32(CivilDay.days(year: year, month: month, day: day))
    }

    /// 0001-01-01.
    package static let min = BusinessDate(daysSince1970: -719_162)
    /// 9999-12-31.
    package static let max = BusinessDate(daysSince1970: 2_932_896)
}

extension BusinessDate: Comparable {
    @inlinable
    package static func < (left: BusinessDate, right: BusinessDate) -> Bool {
        left.daysSince1970 < right.daysSince1970
    }
}

// MARK: - Parts

extension BusinessDate {
    /// Year, month (1 to 12) and day (1 to 31).
    package var components: (year: Int, month: Int, day: Int) {
        CivilDay.civil(days: Int(daysSince1970))
    }

    /// The year.
    package var year: Int { components.year }
    /// The month, 1 to 12.
    package var month: Int { components.month }
    /// The day of the month, 1 to 31.
    package var day: Int { components.day }

    /// The day of the week.
    package var weekday: Weekday {
        let fromMonday = ((Int(daysSince1970) + 3) % 7 + 7) % 7
        return Weekday(rawValue: UInt8(fromMonday + 1)) ?? .monday
    }

    /// The first day of this day's month.
    package var startOfMonth: BusinessDate {
        BusinessDate(daysSince1970: daysSince1970 - Int32(components.day - 1))
    }

    /// The last day of this day's month.
    package var endOfMonth: BusinessDate {
        let (year, month, day) = components
        let length = CivilDay.length(ofMonth: month, year: year)
        return BusinessDate(daysSince1970: daysSince1970 + Int32(length - day))
    }
}

/// A day of the week, numbered as in ISO 8601: Monday is 1.
package enum Weekday: UInt8, Sendable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// Saturday or Sunday.
    package var isWeekend: Bool { self == .saturday || self == .sunday }
}
