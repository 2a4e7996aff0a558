/// A day that comes back every year, such as the `01-15` on which tiers are decided.
///
/// 02-29 stands for the last day of February in years that have no leap day (rules.md section 7).
package struct MonthDay: Hashable, Sendable {
    /// The month, 1 to 12.
    package let month: Int
    /// The day of the month, 1 to the most that the month ever has.
    package let day: Int

    /// Throws `outOfRange` for a day that no year has.
    package init(month: Int, day: Int) throws(AccountingError) {
        guard (1...12).contains(month), day >= 1,
            day <= CivilDay.length(ofMonth: month, year: 2_000)
        else {
            throw .outOfRange(type: "day of the year", value: "Month \(month), day \(day)")
        }
        self.month = month
        self.day = day
    }

    /// The date in `year`; throws `outOfRange` outside the years 1 to 9999.
    package func date(in year: Int) throws(AccountingError) -> BusinessDate {
        guard (1...9_999).contains(year) else {
            throw .outOfRange(type: "date", value: "\(self) in year \(year)")
        }
        let last = CivilDay.length(ofMonth: month, year: year)
        return try BusinessDate(year: year, month: month, day: Swift.min(day, last))
    }
}

extension MonthDay: Comparable {
    package static func < (left: MonthDay, right: MonthDay) -> Bool {
        (left.month, left.day) < (right.month, right.day)
    }
}

// MARK: - Text

extension MonthDay {
    /// Reads `MM-DD`. Throws `malformed`.
    package init(parsing text: String) throws(AccountingError) {
        let bytes = text.utf8.span
        guard bytes.count == 5, bytes[2] == UInt8(ascii: "-"),
            let month = DigitText.number(bytes, 0..<2), let day = DigitText.number(bytes, 3..<5)
        else {
            throw .malformed(
                type: "day of the year", text: String(excerptOf: bytes),
                reason: "it is not of the form MM-DD")
        }
        try self.init(month: month, day: day)
    }
}

extension MonthDay: CustomStringConvertible {
    /// `MM-DD`.
    package var description: String {
        var bytes: [UInt8] = []
        DigitText.write(month, digits: 2, into: &bytes)
        bytes.append(UInt8(ascii: "-"))
        DigitText.write(day, digits: 2, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
