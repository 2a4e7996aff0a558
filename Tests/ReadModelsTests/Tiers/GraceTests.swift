import Accounting
import Testing

@testable import ReadModels

@Suite("Grace")
struct GraceTests {
    /// `people` and `sellers` may be missing for a while, sales may not.
    static let rules = """
        measures:
          bookings: { of: sales, window: trailing_12_months }
          people: { of: certified_members, certifications: [ENG] }
          sellers: { of: certified_members, certifications: [SALES] }
        tiers:
          ladder: [bronze, silver, gold]
          require:
            silver: [ { people: 1 } ]
            gold: [ { people: 2, sellers: 1 }, { bookings: 500.00, people: 2 } ]
          promote_on: ["01-15"]
          demote_on: ["07-01"]
          grace_days: { people: 30, sellers: 10 }

        """

    /// A gold partner: two engineers and a seller, from the promotion of 15 January on.
    private func gold(
        engineer: String? = nil, other: String? = nil, seller: String? = nil
    ) throws -> TierFixture {
        let book = try TierFixture(Self.rules)
        try book.activate("P-1", on: "2025-01-02")
        try book.certify("M-1", of: "P-1", on: "2025-01-03", through: engineer)
        try book.certify("M-2", of: "P-1", on: "2025-01-03", through: other)
        try book.certify("M-3", of: "P-1", on: "2025-01-03", through: seller, for: "SALES")
        return book
    }

    private func moves(_ book: TierFixture, through date: String) throws -> [String] {
        Array(try book.history("P-1", through: date).dropFirst(2))
    }

    @Test("the tier is kept through the last good day and the days of grace")
    func lasts() throws {
        let book = try gold(engineer: "2025-03-10")
        #expect(try book.tier("P-1", "2025-04-09") == "gold")
        #expect(try book.tier("P-1", "2025-04-10") == "silver")
        // Looked at in passing or from far away, it is the same.
        for date in ["2025-03-11", "2025-04-09", "2025-04-10", "2025-04-11"] {
            try book.pass(date)
            #expect(try moves(book, through: "2025-12-31") == ["2025-04-10 silver grace_ended"])
        }
    }

    @Test("of the measures that a set lacks, the fewest days count")
    func fewest() throws {
        let book = try gold(engineer: "2025-03-10", seller: "2025-03-10")
        #expect(try moves(book, through: "2025-12-31") == ["2025-03-21 silver grace_ended"])
    }

    @Test("of the sets that lack only graced measures, the one with the most days counts")
    func most() throws {
        let book = try gold(engineer: "2025-03-10", seller: "2025-03-10")
        // With its sales the second set lacks only people.
        try book.sell(500, by: "P-1", on: "2025-02-03")
        #expect(try moves(book, through: "2025-12-31") == ["2025-04-10 silver grace_ended"])
    }

    @Test("what is lacked on the first bad day decides, whatever fails in the meantime")
    func firstDayDecides() throws {
        let book = try gold(engineer: "2025-03-10", seller: "2025-03-11")
        #expect(try moves(book, through: "2025-12-31") == ["2025-04-10 silver grace_ended"])
        let other = try gold(engineer: "2025-03-11", seller: "2025-03-10")
        #expect(try moves(other, through: "2025-12-31") == ["2025-03-21 silver grace_ended"])
    }

    @Test(
        "a demotion date in the grace passes by, one after the last good day without grace does not"
    )
    func demotionDate() throws {
        let book = try gold(engineer: "2025-06-20")
        #expect(try moves(book, through: "2025-12-31") == ["2025-07-21 silver grace_ended"])

        // Silver's own set lacks sales, which have no grace: the calendar decides. That of gold
        // lacks them too, beside people.
        let sales = try TierFixture(Self.salesRules)
        try sales.activate("P-1", on: "2024-06-03")
        try sales.sell(100, by: "P-1", on: "2024-06-03")
        #expect(try moves(sales, through: "2025-06-30") == [])
        #expect(try moves(sales, through: "2025-12-31") == ["2025-07-01 bronze demotion"])
    }

    static let salesRules = """
        measures:
          bookings: { of: sales, window: trailing_12_months }
          people: { of: certified_members, certifications: [ENG] }
        tiers:
          ladder: [bronze, silver, gold]
          require:
            silver: [ { bookings: 100.00 } ]
            gold: [ { bookings: 100.00, people: 1 } ]
          promote_on: ["01-15"]
          demote_on: ["07-01"]
          grace_days: { people: 30 }

        """

    @Test("the sets of a higher tier count, also where the partner was never near it")
    func higherSets() throws {
        // Sales roll off on 4 June; what gold lacks then is graced.
        let book = try TierFixture(
            Self.salesRules.replacing(
                "gold: [ { bookings: 100.00, people: 1 } ]", with: "gold: [ { people: 1 } ]"))
        try book.activate("P-1", on: "2024-06-03")
        try book.sell(100, by: "P-1", on: "2024-06-03")
        #expect(try moves(book, through: "2025-12-31") == ["2025-07-04 bronze grace_ended"])
    }

    @Test("holding again ends it, and the next failure begins another")
    func holdsAgain() throws {
        let book = try gold(engineer: "2025-03-10")
        try book.certify("M-4", of: "P-1", on: "2025-04-09", through: "2025-04-20")
        // The day on which it holds again is the last of the grace.
        #expect(try moves(book, through: "2025-12-31") == ["2025-05-21 silver grace_ended"])
        try book.pass("2025-05-20")
        #expect(try book.tier("P-1", "2025-05-20") == "gold")
        try book.pass("2025-05-21")
        #expect(try book.tier("P-1", "2025-05-21") == "silver")
    }

    @Test("known when it is over already, the move is on the first day not yet decided")
    func knownTooLate() throws {
        let book = try gold()
        try book.pass("2025-06-10")
        try book.revoke(of: "M-1", on: "2025-03-11")
        #expect(try book.tier("P-1", "2025-06-10") == "gold")
        #expect(try book.tier("P-1", "2025-06-11") == "silver")
        try book.pass("2025-06-20")
        #expect(try moves(book, through: "2025-12-31") == ["2025-06-11 silver grace_ended"])
    }

    @Test("known late but before its end, it ends when it would have")
    func knownLate() throws {
        let book = try gold()
        try book.pass("2025-04-09")
        try book.revoke(of: "M-1", on: "2025-03-11")
        #expect(try moves(book, through: "2025-12-31") == ["2025-04-10 silver grace_ended"])
    }

    @Test("what is known late may also bring the end of a grace nearer")
    func nearerEnd() throws {
        let book = try gold(engineer: "2025-03-10", seller: "2025-03-15")
        try book.pass("2025-03-20")
        #expect(try moves(book, through: "2025-12-31") == ["2025-04-10 silver grace_ended"])
        // With the second engineer gold held through 15 March, and failed for want of a seller.
        try book.certify("M-4", of: "P-1", on: "2025-03-11")
        #expect(try moves(book, through: "2025-12-31") == ["2025-03-26 silver grace_ended"])
        for date in ["2025-03-25", "2025-03-26", "2025-05-02"] { try book.pass(date) }
        #expect(try moves(book, through: "2025-12-31") == ["2025-03-26 silver grace_ended"])
    }

    @Test("a tier that by what is known never held has no grace")
    func neverHeld() throws {
        let book = try gold()
        try book.pass("2025-02-03")
        try book.revoke(of: "M-1", on: "2025-01-10")
        #expect(try moves(book, through: "2025-06-30") == [])
        #expect(try moves(book, through: "2025-12-31") == ["2025-07-01 silver demotion"])
    }

    @Test("a tier is held by the sets of higher ones too, so that its own may fail unseen")
    func higherTier() throws {
        let book = try gold(engineer: "2025-03-10", other: "2025-05-31")
        // Silver from 10 April on, which holds through 31 May, and then has 30 days.
        #expect(
            try moves(book, through: "2025-12-31") == [
                "2025-04-10 silver grace_ended", "2025-07-01 bronze grace_ended",
            ])
    }

    @Test("no days of grace are none: the day after, whatever the calendar")
    func noDays() throws {
        let book = try TierFixture(Self.rules.replacing("people: 30", with: "people: 0"))
        try book.activate("P-1", on: "2025-01-02")
        try book.certify("M-1", of: "P-1", on: "2025-01-03", through: "2025-03-10")
        try book.pass("2025-04-01")
        #expect(try moves(book, through: "2025-12-31") == ["2025-03-11 bronze grace_ended"])
    }

    @Test("a member counts once, while any of its certificates does")
    func overlapping() throws {
        let book = try gold(engineer: "2025-03-10")
        // Renewed from within, with a gap of a day, and by one that ended before.
        try book.certify("M-1", of: "P-1", on: "2025-03-05", through: "2025-03-31")
        try book.certify("M-1", of: "P-1", on: "2025-02-05", through: "2025-02-28")
        try book.certify("M-1", of: "P-1", on: "2025-03-31", through: "2025-06-01")
        #expect(try moves(book, through: "2025-12-31") == ["2025-07-02 silver grace_ended"])
    }
}
