import Accounting
import Events
import Testing

@testable import ReadModels

@Suite("Protection and owners of a deal")
struct DealProtectionTests {
    private func isProtected(
        _ fixture: DealFixture, _ deal: String = "D-1", on date: String, for payee: String = "P-1"
    ) throws -> Bool {
        try fixture.register.protection(
            of: fixture.log.deal(deal), on: try day(date), payee: fixture.log.partner(payee)
        ).isProtected
    }

    @Test("the line is protected from the first to the last day, for the owner alone")
    func window() throws {
        let fixture = try DealFixture()
        try fixture.submit("D-1", by: "P-1", on: "2025-01-06")
        #expect(try !isProtected(fixture, on: "2025-01-12"))
        try fixture.approve("D-1", on: "2025-01-12", until: "2025-04-12")
        let expected = [
            ("2025-01-11", false), ("2025-01-12", true), ("2025-04-12", true),
            ("2025-04-13", false),
        ]
        for (date, isIt) in expected {
            #expect(try isProtected(fixture, on: date) == isIt, "\(date)")
        }
        #expect(try !isProtected(fixture, on: "2025-02-01", for: "P-2"))
        let facts = try fixture.register.protection(of: 1, on: try day("2025-06-01"), payee: 1)
        #expect(facts.exclusivity == .exclusive && facts.kind == .new && facts.sourcing == nil)
        #expect(
            try fixture.register.protection(of: 9, on: try day("2025-06-01"), payee: 1) == .none)
    }

    @Test("closing as lost ends it the day after, winning does not")
    func closing() throws {
        let fixture = try DealFixture()
        for (deal, outcome) in [("D-1", DealOutcome.lost), ("D-2", .won)] {
            try fixture.submit(deal, by: "P-1", on: "2025-01-06")
            try fixture.approve(deal, on: "2025-01-12", until: "2025-04-12")
            try fixture.close(deal, outcome, on: "2025-02-01")
        }
        #expect(try isProtected(fixture, "D-1", on: "2025-02-01"))
        #expect(try !isProtected(fixture, "D-1", on: "2025-02-02"))
        #expect(try isProtected(fixture, "D-2", on: "2025-02-02"))
    }

    @Test("an earlier revision's protection is remembered")
    func revisions() throws {
        let fixture = try DealFixture()
        try fixture.submit("D-1", by: "P-1", on: "2025-01-06")
        try fixture.approve("D-1", on: "2025-01-12", until: "2025-02-12")
        try fixture.submit("D-1", by: "P-1", revision: 2, on: "2025-03-01")
        #expect(try isProtected(fixture, on: "2025-02-12"))
        #expect(try !isProtected(fixture, on: "2025-02-13"))
        try fixture.approve("D-1", on: "2025-03-05", until: "2025-04-05")
        #expect(try isProtected(fixture, on: "2025-01-12"))
        #expect(try !isProtected(fixture, on: "2025-03-04"))
        #expect(try isProtected(fixture, on: "2025-04-05"))
    }

    @Test("a transfer changes the owner from its date on, and the protection with it")
    func transfer() throws {
        let fixture = try DealFixture()
        let (one, two) = (fixture.log.partner("P-1"), fixture.log.partner("P-2"))
        try fixture.submit("D-1", by: "P-1", on: "2025-02-03")
        try fixture.approve("D-1", on: "2025-02-03", until: "2025-05-04")
        let transferred = DealTransferred(
            dealId: "D-1", toPartnerId: "P-2", basis: .customerLetter)
        try fixture.log.add(.dealTransferred(transferred), on: "2025-03-15")
        let owners = [
            ("2025-01-01", one), ("2025-02-03", one), ("2025-03-14", one), ("2025-03-15", two),
            ("2025-12-31", two),
        ]
        for (date, owner) in owners {
            #expect(try fixture.register.owner(of: 1, on: try day(date)) == owner, "\(date)")
        }
        #expect(try fixture.register.deal(1)?.owner == two)
        #expect(try isProtected(fixture, on: "2025-03-14", for: "P-1"))
        #expect(try !isProtected(fixture, on: "2025-03-15", for: "P-1"))
        #expect(try isProtected(fixture, on: "2025-03-15", for: "P-2"))
        // An extension that is recorded later and dated earlier changes no owner.
        let extended = DealExtended(
            dealId: "D-1", days: 30, protectUntil: try day("2025-06-03"))
        try fixture.log.add(.dealExtended(extended), on: "2025-03-01")
        #expect(try fixture.register.owner(of: 1, on: try day("2025-03-05")) == one)
    }

    @Test(
        "days of protection come from the rules in force and the owner's tier",
        arguments: [("P-bronze", 60 as Int?), ("P-silver", 90), ("P-none", nil)])
    func days(partner: String, expected: Int?) throws {
        let fixture = try DealFixture()
        fixture.tiers.places = [
            fixture.log.partner("P-bronze"): 0, fixture.log.partner("P-silver"): 1,
        ]
        let owner = fixture.log.partner(partner)
        #expect(
            try fixture.register.protectionDays(of: owner, on: try day("2025-01-01")) == expected)
        #expect(try fixture.register.protectionDays(of: owner, on: try day("2019-12-31")) == nil)
    }

    @Test("a ladder that lacks the owner's tier reads the next lower one; one number needs no tier")
    func ladders() throws {
        let fixture = try DealFixture()
        let owner = fixture.log.partner("P-silver")
        fixture.tiers.places = [owner: 1]
        try fixture.rules.activate(
            """
            tiers: { ladder: [bronze, gold], require: {}, promote_on: [], demote_on: [] }
            deals: { protection_days: { bronze: 45, gold: 120 } }
            """, from: "2025-07-01")
        try fixture.rules.activate("deals: { protection_days: 10 }", from: "2026-01-01")
        let register = fixture.register
        #expect(try register.protectionDays(of: owner, on: try day("2025-06-30")) == 90)
        #expect(try register.protectionDays(of: owner, on: try day("2025-07-01")) == 45)
        #expect(try register.protectionDays(of: 99, on: try day("2026-01-01")) == 10)
        #expect(try register.appealBy(rejectedOn: try day("2025-06-30")) == day("2025-07-30"))
        #expect(try register.appealBy(rejectedOn: try day("2026-01-01")) == nil)
    }
}
