import Testing

@testable import Accounting

@Suite struct BusinessDateTests {
    @Test(
        arguments: [
            ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016),
            ("2000-03-01", 11_017), ("2025-01-01", 20_089), ("0001-01-01", -719_162),
            ("9999-12-31", 2_932_896), ("1900-02-28", -25_509), ("1900-03-01", -25_508),
            ("1600-02-29", -135_081), ("0004-02-29", -718_008),
        ] as [(String, Int32)])
    func datesAreDaysSince1970(text: String, days: Int32) throws {
        let date = try BusinessDate(parsing: text)
        #expect(date.daysSince1970 == days)
        #expect(date.description == text)
        #expect(BusinessDate(daysSince1970: days).description == text)
    }

    @Test func theEndsAreTheEnds() throws {
        #expect(BusinessDate.min.description == "0001-01-01")
        #expect(BusinessDate.max.description == "9999-12-31")
        #expect(throws: AccountingError.self) { try BusinessDate.min.adding(days: -1) }
        #expect(throws: AccountingError.self) { try BusinessDate.max.adding(days: 1) }
        #expect(throws: AccountingError.self) { try BusinessDate.max.adding(days: .max) }
        #expect(throws: AccountingError.self) { try BusinessDate(validating: 2_932_897) }
        #expect(try BusinessDate(validating: 2_932_896) == .max)
    }

    /// Walks through every day of the calendar, counting as a person would.
    @Test func everyDayFollowsTheOneBefore() {
        var (year, month, day) = (1, 1, 1)
        var mismatches = 0
        for days in BusinessDate.min.daysSince1970...BusinessDate.max.daysSince1970 {
            let found = CivilDay.civil(days: Int(days))
            if found != (year, month, day) { mismatches += 1 }
            if CivilDay.days(year: year, month: month, day: day) != Int(days) { mismatches += 1 }
            day += 1
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(mismatches == 0)
        #expect((year, month, day) == (10_000, 1, 1))
    }

    @Test func daysOutsideTheCalendarDoNotTrap() {
        for days in [Int32.min, Int32.max] {
            let date = BusinessDate(daysSince1970: days)
            let (year, month, day) = date.components
            #expect(CivilDay.days(year: year, month: month, day: day) == Int(days))
            #expect(date.description.utf8.count > 10)
        }
    }

    @Test(arguments: [
        "", "2025", "2025-1-01", "2025-01-1", "2025-13-01", "2025-00-01", "2025-01-00",
        "2025-01-32", "2025-02-29", "1900-02-29", "2025-04-31", "0000-01-01", "25-01-01",
        "2025/01/01", "2025-01-01 ", " 2025-01-01", "+025-01-01", "-025-01-01", "20250101",
        "2025-01-01T00:00:00Z", "２０２５-01-01", "2025-0a-01",
    ])
    func everythingButADayThatExistsIsRefused(text: String) {
        do {
            let date = try BusinessDate(parsing: text)
            Issue.record("\(text) was read as \(date)")
        } catch {
            #expect("\(error)".hasPrefix("\"\(text)\" is not a valid date: "), "\(error)")
        }
    }

    @Test(arguments: [
        ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"),
        ("2025-01-31", 2, "2025-03-31"), ("2025-01-31", 3, "2025-04-30"),
        ("2025-03-31", -1, "2025-02-28"), ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"), ("2025-12-15", 1, "2026-01-15"),
        ("2025-01-15", -1, "2024-12-15"), ("2025-01-15", -12, "2024-01-15"),
        ("2025-05-31", 0, "2025-05-31"), ("0001-01-31", 0, "0001-01-31"),
        ("9999-11-30", 1, "9999-12-30"), ("2000-01-31", 1_200, "2100-01-31"),
        ("2000-02-29", 1_200, "2100-02-28"), ("2025-01-01", -24_288, "0001-01-01"),
    ])
    func addingMonthsKeepsTheDayOrTakesTheLast(start: String, months: Int, end: String) throws {
        #expect(try BusinessDate(parsing: start).adding(months: months).description == end)
    }

    @Test(arguments: [12_000 * 12, -12_000 * 12, Int.max, Int.min, 1, -120_000])
    func monthsThatLeaveTheCalendarAreThrown(months: Int) throws {
        #expect(throws: AccountingError.self) { try BusinessDate.max.adding(months: months) }
        let first = try BusinessDate(parsing: "0001-01-01")
        #expect(throws: AccountingError.self) { try first.adding(months: -1) }
    }

    /// Month k begins at the start + k months, not a month after month k − 1 begins.
    @Test func monthsOfATermAreCountedFromItsStart() throws {
        let start = try BusinessDate(parsing: "2025-01-31")
        let begins = try (0...4).map { try start.adding(months: $0).description }
        #expect(
            begins == ["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31"])
    }

    @Test func weekdaysAndMonthsAreFound() throws {
        for (text, weekday) in [
            ("1970-01-01", Weekday.thursday), ("2025-03-15", .saturday), ("2025-03-16", .sunday),
            ("2025-03-14", .friday), ("0001-01-01", .monday), ("1969-12-28", .sunday),
            ("2024-02-29", .thursday),
        ] {
            #expect(try BusinessDate(parsing: text).weekday == weekday)
        }
        #expect(Weekday.allCases.filter(\.isWeekend) == [.saturday, .sunday])
        let date = try BusinessDate(parsing: "2024-02-17")
        #expect(date.startOfMonth.description == "2024-02-01")
        #expect(date.endOfMonth.description == "2024-02-29")
        #expect((date.year, date.month, date.day) == (2024, 2, 17))
        #expect(date.days(since: date.startOfMonth) == 16)
        #expect(BusinessDate.min.days(since: .max) == -3_652_058)
        #expect(try BusinessDate(year: 2024, month: 2, day: 17) == date)
        #expect(throws: AccountingError.self) { try BusinessDate(year: 2025, month: 2, day: 29) }
        #expect(throws: AccountingError.self) { try BusinessDate(year: 0, month: 1, day: 1) }
    }

    @Test func daysOfTheYearFallOnTheLastOfFebruary() throws {
        let leap = try MonthDay(parsing: "02-29")
        #expect(try leap.date(in: 2024).description == "2024-02-29")
        #expect(try leap.date(in: 2025).description == "2025-02-28")
        #expect(try MonthDay(parsing: "01-15").date(in: 2025).description == "2025-01-15")
        #expect(leap.description == "02-29")
        #expect(try MonthDay(parsing: "01-15") < leap)
        for text in ["", "1-15", "13-01", "00-01", "02-30", "04-31", "01-00", "0115", "01-155"] {
            #expect(throws: AccountingError.self) { try MonthDay(parsing: text) }
        }
        for year in [0, 10_000] {
            #expect(throws: AccountingError.self) { try leap.date(in: year) }
        }
    }
}
