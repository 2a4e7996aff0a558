import Testing

@testable import Accounting

@Suite struct PeriodTests {
    /// Start of the fiscal year, a day, and the periods that contain it.
    @Test(arguments: [
        (1, "2025-01-01", "2025-01", "2025-Q1", "2025-H1", "2025"),
        (1, "2025-12-31", "2025-12", "2025-Q4", "2025-H2", "2025"),
        (4, "2025-03-31", "2025-03", "2024-Q4", "2024-H2", "2024"),
        (4, "2025-04-01", "2025-04", "2025-Q1", "2025-H1", "2025"),
        (4, "2025-12-31", "2025-12", "2025-Q3", "2025-H2", "2025"),
        (10, "2025-09-30", "2025-09", "2024-Q4", "2024-H2", "2024"),
        (10, "2025-10-01", "2025-10", "2025-Q1", "2025-H1", "2025"),
        (12, "2025-11-30", "2025-11", "2024-Q4", "2024-H2", "2024"),
        (2, "2024-02-29", "2024-02", "2024-Q1", "2024-H1", "2024"),
        (2, "2024-01-31", "2024-01", "2023-Q4", "2023-H2", "2023"),
    ])
    func aDayLiesInOnePeriodOfEachKind(
        start: Int, day: String, month: String, quarter: String, half: String, year: String
    ) throws {
        let calendar = try FiscalCalendar(startMonth: start, earningPeriod: .quarter)
        let date = try BusinessDate(parsing: day)
        #expect(calendar.period(.month, containing: date).description == month)
        #expect(calendar.period(.quarter, containing: date).description == quarter)
        #expect(calendar.period(.halfYear, containing: date).description == half)
        #expect(calendar.period(.fiscalYear, containing: date).description == year)
        #expect(calendar.period(.lifetime, containing: date) == .lifetime)
        #expect(calendar.earningPeriod(containing: date).description == quarter)
    }

    @Test(arguments: [
        (1, "2025-02", "2025-02-01", "2025-02-28"), (1, "2024-02", "2024-02-01", "2024-02-29"),
        (4, "2025-Q1", "2025-04-01", "2025-06-30"), (4, "2025-Q4", "2026-01-01", "2026-03-31"),
        (4, "2025-H2", "2025-10-01", "2026-03-31"), (4, "2025", "2025-04-01", "2026-03-31"),
        (1, "2025", "2025-01-01", "2025-12-31"), (12, "2025-Q1", "2025-12-01", "2026-02-28"),
        (4, "2025-02", "2025-02-01", "2025-02-28"),
    ])
    func aPeriodHasAFirstAndALastDay(start: Int, name: String, first: String, last: String) throws {
        let calendar = try FiscalCalendar(startMonth: start, earningPeriod: .month)
        let period = try Period(parsing: name)
        #expect(calendar.firstDay(of: period).description == first)
        #expect(calendar.lastDay(of: period).description == last)
        #expect(calendar.contains(try BusinessDate(parsing: last), in: period))
        #expect(!calendar.contains(try BusinessDate(parsing: last).adding(days: 1), in: period))
        #expect(!calendar.contains(try BusinessDate(parsing: first).adding(days: -1), in: period))
    }

    @Test(arguments: Seeds.all)
    func periodsFollowEachOtherWithoutGapOrOverlap(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1_000 {
            let calendar = try FiscalCalendar(
                startMonth: Int.random(in: 1...12, using: &random), earningPeriod: .month)
            let date = BusinessDate(
                daysSince1970: .random(in: -700_000...2_900_000, using: &random))
            for kind in [Period.Kind.month, .quarter, .halfYear, .fiscalYear] {
                let period = calendar.period(kind, containing: date)
                #expect(calendar.days(of: period).contains(date), "seed \(seed)")
                let next = try period.next()
                #expect(try next.previous() == period, "seed \(seed)")
                #expect(period < next && period.rawValue + 1 == next.rawValue, "seed \(seed)")
                let gap = calendar.firstDay(of: next).days(since: calendar.lastDay(of: period))
                #expect(gap == 1, "seed \(seed)")
                #expect(Period(rawValue: period.rawValue) == period, "seed \(seed)")
                #expect(try Period(parsing: period.description) == period, "seed \(seed)")
            }
        }
    }

    @Test(arguments: [
        "", "25-01", "2025-1", "2025-13", "2025-00", "2025-Q0", "2025-Q5", "2025-q1", "2025Q1",
        "2025-H3", "2025-H0", "2025-01-01", "2025-", "0000", "0000-01", "2025-Q1 ", "lifetime",
        "2025-QQ", "+025", "20255",
    ])
    func otherNamesAreRefused(name: String) {
        #expect(throws: AccountingError.self) { try Period(parsing: name) }
    }

    @Test func namesAreMadeFromParts() throws {
        #expect(try Period.month(year: 2025, month: 1) == Period(parsing: "2025-01"))
        #expect(try Period.quarter(fiscalYear: 2025, 4) == Period(parsing: "2025-Q4"))
        #expect(try Period.halfYear(fiscalYear: 2025, 2) == Period(parsing: "2025-H2"))
        #expect(try Period.fiscalYear(2025) == Period(parsing: "2025"))
        #expect(throws: AccountingError.self) { try Period.month(year: 2025, month: 13) }
        #expect(throws: AccountingError.self) { try Period.quarter(fiscalYear: 2025, 0) }
        #expect(throws: AccountingError.self) { try Period.fiscalYear(10_000) }
        #expect(Period.lifetime.description == "lifetime")
    }

    /// The storage form never changes: rows of old books hold it.
    @Test func theStorageFormIsFixed() throws {
        #expect(try Period(parsing: "2025-01").rawValue == 0x0100_5EEC)
        #expect(try Period(parsing: "2025-Q1").rawValue == 0x0200_1FA4)
        #expect(try Period(parsing: "2025-H2").rawValue == 0x0300_0FD3)
        #expect(try Period(parsing: "2025").rawValue == 0x0400_07E9)
        #expect(Period.lifetime.rawValue == 0x0500_0000)
        for nothing: Int32 in [
            0, -1, 1, 0x0100_0000, 0x0102_0000, 0x0500_0001, 0x0600_0000, .min, .max,
        ] {
            #expect(Period(rawValue: nothing) == nil)
        }
    }

    @Test func theEndsOfTheCalendarAreCovered() throws {
        for start in 1...12 {
            let calendar = try FiscalCalendar(startMonth: start, earningPeriod: .quarter)
            for date in [BusinessDate.min, .max] {
                for kind in Period.Kind.allCases {
                    let period = calendar.period(kind, containing: date)
                    #expect(calendar.days(of: period).contains(date))
                    #expect(Period(rawValue: period.rawValue) == period)
                }
            }
        }
        #expect(throws: AccountingError.self) { try Period.fiscalYear(9_999).next() }
        #expect(throws: AccountingError.self) { try Period.month(year: 1, month: 1).previous() }
        #expect(throws: AccountingError.self) { try Period.lifetime.next() }
    }

    @Test func calendarsAreChecked() {
        for month in [0, 13, -1] {
            #expect(throws: AccountingError.self) {
                try FiscalCalendar(startMonth: month, earningPeriod: .month)
            }
        }
        for kind in [Period.Kind.halfYear, .fiscalYear, .lifetime] {
            #expect(throws: AccountingError.self) {
                try FiscalCalendar(startMonth: 1, earningPeriod: kind)
            }
        }
    }
}
