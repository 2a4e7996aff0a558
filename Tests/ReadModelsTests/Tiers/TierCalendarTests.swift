import Accounting
import Testing

@testable import ReadModels

@Suite("Tiers by the calendar")
struct TierCalendarTests {
    static let rules = """
        measures:
          bookings: { of: sales, window: trailing_12_months }
          year: { of: sales, window: fiscal_year_to_date }
        tiers:
          ladder: [bronze, silver, gold]
          require:
            silver: [ { bookings: 100.00 } ]
            gold: [ { bookings: 300.00 }, { year: 250.00 } ]
          promote_on: ["02-29", "07-15"]
          demote_on: ["02-29", "03-01"]

        """

    @Test("everyone starts on the first tier, on the day of the activation")
    func start() throws {
        let book = try TierFixture(Self.rules)
        try book.activate("P-1", on: "2025-03-10")
        #expect(try book.tier("P-1", "2025-03-09") == nil)
        #expect(try book.tier("P-1", "2025-03-10") == "bronze")
        #expect(try book.tier("P-2", "2025-03-10") == nil)
        #expect(try book.history("P-1", through: "2025-12-31") == ["2025-03-10 bronze activation"])
    }

    @Test("29 February is the last of February in the years that have none")
    func leapDays() throws {
        for (year, last) in [("2023", "02-28"), ("2024", "02-29"), ("2025", "02-28")] {
            let book = try TierFixture(Self.rules)
            try book.activate("P-1", on: "\(year)-01-02")
            try book.sell(100, by: "P-1", on: "\(year)-01-20")
            #expect(
                try book.history("P-1", through: "\(year)-12-31") == [
                    "\(year)-01-02 bronze activation", "\(year)-\(last) silver promotion",
                ])
        }
    }

    @Test(
        "a sale counts through the day twelve months later",
        arguments: [
            ("2023-02-27", "2024-02-27", "2024-02-28"),
            // Both last days of a February of 29 days are twelve months after the 28th.
            ("2023-02-28", "2024-02-29", "2024-03-01"),
            ("2024-02-28", "2025-02-28", "2025-03-01"),
            ("2024-02-29", "2025-02-28", "2025-03-01"),
            ("2024-03-01", "2025-03-01", "2025-03-02"),
            ("2024-12-31", "2025-12-31", "2026-01-01"),
        ])
    func window(sold: String, last: String, after: String) throws {
        let book = try TierFixture(Self.rules)
        try book.sell(1, by: "P-1", on: sold)
        let version = try #require(book.rules.inForce(on: try day(sold)))
        let reading = MeasureReading(facts: book.known.facts, version: version)
        let measure = version.rules.measures[0]
        func value(_ date: String) throws -> Int64 {
            try reading.value(of: measure, 1, on: try day(date))
        }
        #expect(try value(sold) == 0)
        #expect(try value(last) == 100)
        #expect(try value(after) == 0)
        #expect(reading.windowEnd(measure.window, of: try day(sold)) == (try day(after)))
    }

    @Test("on a date that is both, a partner moves up first, and never down from there")
    func both() throws {
        let book = try TierFixture(Self.rules)
        try book.activate("P-1", on: "2024-01-02")
        try book.activate("P-2", on: "2024-01-02")
        try book.sell(300, by: "P-1", on: "2024-01-10")
        try book.sell(300, by: "P-2", on: "2024-03-05")
        #expect(try book.tier("P-1", "2024-02-29") == "gold")
        // What was sold on 10 January 2024 is gone on 28 February 2025, what on 5 March is not.
        #expect(try book.tier("P-1", "2025-02-27") == "gold")
        #expect(try book.tier("P-1", "2025-02-28") == "bronze")
        #expect(try book.tier("P-2", "2025-03-01") == "gold")
    }

    @Test("the fiscal year's measure starts at nothing on its first day")
    func fiscalYear() throws {
        let book = try TierFixture(Self.rules)
        try book.activate("P-1", on: "2024-01-02")
        try book.sell(-60, by: "P-1", on: "2023-12-31")
        try book.sell(250, by: "P-1", on: "2024-05-02")
        #expect(try book.tier("P-1", "2024-07-15") == "gold")
        // 250 in the year, 190 in twelve months; in the next year only the latter counts.
        #expect(try book.tier("P-1", "2025-02-28") == "silver")
    }

    @Test("rules that come after the partners give them their first tier from the activation on")
    func rulesAfterPartners() throws {
        let book = try TierFixture("")
        try book.activate("P-1", on: "2024-01-02")
        try book.sell(100, by: "P-1", on: "2024-06-03")
        #expect(try book.tier("P-1", "2024-06-03") == nil)
        try book.activateRules(Self.rules, from: "2024-03-01", on: "2024-06-10")
        #expect(try book.tier("P-1", "2024-02-29") == nil)
        #expect(try book.tier("P-1", "2024-03-01") == "bronze")
        try book.pass("2024-07-20")
        #expect(
            try book.history("P-1", through: "2024-12-31") == [
                "2024-03-01 bronze activation", "2024-07-15 silver promotion",
            ])
    }

    @Test("a ladder that lacks a tier maps it to the next lower one, from its first day on")
    func ladders() throws {
        let book = try TierFixture(Self.rules)
        try book.activate("P-1", on: "2024-01-02")
        try book.sell(300, by: "P-1", on: "2024-01-10")
        try book.pass("2024-03-01")
        let later = """
            measures:
              bookings: { of: sales, window: trailing_12_months }
            tiers:
              ladder: [starter, bronze, silver, platinum]
              require: { platinum: [ { bookings: 900.00 } ] }
              promote_on: ["07-15"]
              demote_on: []

            """
        try book.activateRules(later, from: "2024-05-01", on: "2024-03-05")
        #expect(try book.tier("P-1", "2024-04-30") == "gold")
        #expect(try book.tier("P-1", "2024-05-01") == "silver")
        try book.pass("2024-08-01")
        #expect(
            try book.history("P-1", through: "2024-08-01") == [
                "2024-01-02 bronze activation", "2024-02-29 gold promotion",
                "2024-05-01 silver ladder",
            ])
        let held = try #require(
            try book.tiers.tier(of: book.log.partner("P-1"), on: try day("2024-08-01")))
        #expect(held == HeldTier(index: 2, version: 2))
    }
}
