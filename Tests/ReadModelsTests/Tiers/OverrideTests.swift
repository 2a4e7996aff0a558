import Testing

@testable import ReadModels

@Suite("Tiers granted by hand")
struct OverrideTests {
    static let rules = """
        measures:
          bookings: { of: sales, window: trailing_12_months }
          people: { of: certified_members, certifications: [ENG] }
        tiers:
          ladder: [bronze, silver, gold]
          require:
            silver: [ { bookings: 100.00 }, { people: 1 } ]
            gold: [ { bookings: 300.00 } ]
          promote_on: ["04-15", "07-15"]
          demote_on: ["03-01"]
          grace_days: { people: 30 }

        """

    private func book() throws -> TierFixture {
        let book = try TierFixture(Self.rules)
        try book.activate("P-1", on: "2025-01-02")
        return book
    }

    private func moves(_ book: TierFixture) throws -> [String] {
        Array(try book.history("P-1", through: "2025-12-31").dropFirst())
    }

    @Test("with an end: through it, then what is attained, whatever the calendar")
    func withEnd() throws {
        let book = try book()
        try book.override("P-1", to: "gold", on: "2025-02-03", until: "2025-05-31")
        #expect(
            try moves(book) == ["2025-02-03 gold override", "2025-06-01 bronze override_ended"])
        try book.sell(100, by: "P-1", on: "2025-05-31")
        #expect(
            try moves(book) == ["2025-02-03 gold override", "2025-06-01 silver override_ended"])
        try book.pass("2025-07-01")
        #expect(
            try moves(book) == ["2025-02-03 gold override", "2025-06-01 silver override_ended"])
    }

    @Test("with an end, a promotion date gives nothing before it")
    func withEndAndMore() throws {
        let book = try book()
        try book.sell(300, by: "P-1", on: "2025-02-01")
        try book.override("P-1", to: "silver", on: "2025-02-03", until: "2025-05-31")
        #expect(
            try moves(book) == ["2025-02-03 silver override", "2025-06-01 gold override_ended"])
    }

    @Test("without an end: up to the first promotion date on which more is attained")
    func withoutEnd() throws {
        let book = try book()
        try book.override("P-1", to: "silver", on: "2025-02-03")
        #expect(try moves(book) == ["2025-02-03 silver override"])
        try book.sell(100, by: "P-1", on: "2025-04-01")
        try book.pass("2025-04-20")
        #expect(try moves(book) == ["2025-02-03 silver override"])
        try book.sell(200, by: "P-1", on: "2025-05-02")
        #expect(try moves(book) == ["2025-02-03 silver override", "2025-07-15 gold promotion"])
    }

    @Test("no demotion and no grace while it lasts")
    func nothingMeanwhile() throws {
        let book = try book()
        try book.certify("M-1", of: "P-1", on: "2025-01-03", through: "2025-02-10")
        try book.override("P-1", to: "silver", on: "2025-02-03", until: "2025-06-30")
        try book.pass("2025-06-30")
        #expect(
            try moves(book) == ["2025-02-03 silver override", "2025-07-01 bronze override_ended"])
    }

    @Test("a later one replaces the one before from its day on")
    func replaced() throws {
        let book = try book()
        try book.override("P-1", to: "gold", on: "2025-02-03")
        try book.override("P-1", to: "silver", on: "2025-03-03", until: "2025-03-31")
        #expect(
            try moves(book) == [
                "2025-02-03 gold override", "2025-03-03 silver override",
                "2025-04-01 bronze override_ended",
            ])
    }

    @Test("recorded when the day after its end is decided, it changes nothing after it")
    func tooLate() throws {
        let book = try book()
        try book.sell(100, by: "P-1", on: "2025-02-01")
        try book.pass("2025-05-02")
        try book.override("P-1", to: "gold", on: "2025-02-03", until: "2025-04-30")
        #expect(
            try moves(book) == [
                "2025-02-03 gold override", "2025-05-01 silver override_ended",
            ])
        #expect(try book.tier("P-1", "2025-04-30") == "gold")
        #expect(try book.tier("P-1", "2025-05-01") == "silver")
        // An end before the first tier date leaves that date as it was decided.
        let other = try self.book()
        try other.sell(100, by: "P-1", on: "2025-02-01")
        try other.pass("2025-05-02")
        try other.override("P-1", to: "gold", on: "2025-02-03", until: "2025-02-28")
        #expect(
            try moves(other) == [
                "2025-02-03 gold override", "2025-03-01 bronze override_ended",
                "2025-04-15 silver promotion",
            ])
    }

    @Test("recorded late and without an end, it gives way to the promotion that is decided")
    func lateWithoutEnd() throws {
        let book = try book()
        try book.sell(300, by: "P-1", on: "2025-02-01")
        try book.pass("2025-05-02")
        try book.override("P-1", to: "silver", on: "2025-02-03")
        #expect(try moves(book) == ["2025-02-03 silver override", "2025-04-15 gold promotion"])
        // A promotion to what it grants anyway, it takes the place of.
        let other = try self.book()
        try other.sell(100, by: "P-1", on: "2025-02-01")
        try other.pass("2025-05-02")
        try other.override("P-1", to: "silver", on: "2025-02-03")
        #expect(try moves(other) == ["2025-02-03 silver override"])
    }

    @Test("an override that ended long ago leaves the grace of the tier held since")
    func graceAfterLateOverride() throws {
        let book = try book()
        try book.certify("M-1", of: "P-1", on: "2025-01-03", through: "2025-05-20")
        try book.pass("2025-06-01")
        try book.override("P-1", to: "gold", on: "2025-05-01", until: "2025-05-25")
        #expect(
            try moves(book) == [
                "2025-04-15 silver promotion", "2025-05-01 gold override",
                "2025-05-26 silver override_ended", "2025-06-20 bronze grace_ended",
            ])
    }
}
