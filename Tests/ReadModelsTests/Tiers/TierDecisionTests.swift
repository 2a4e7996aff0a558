import Accounting
import Events
import Testing

@testable import ReadModels

@Suite("When tier dates are decided")
struct TierDecisionTests {
    static let rules = """
        measures:
          bookings: { of: sales, window: trailing_12_months }
        tiers:
          ladder: [bronze, silver]
          require: { silver: [ { bookings: 100.00 } ] }
          promote_on: ["04-15", "07-15"]
          demote_on: []

        """

    private func book() throws -> TierFixture {
        let book = try TierFixture(Self.rules)
        try book.activate("P-1", on: "2025-01-02")
        try book.sell(90, by: "P-1", on: "2025-02-03")
        return book
    }

    @Test("until a later event comes, everything counts that is known")
    func undecided() throws {
        let book = try book()
        #expect(try book.tier("P-1", "2025-04-15") == "bronze")
        try book.sell(20, by: "P-1", on: "2025-02-01")
        #expect(try book.tier("P-1", "2025-04-15") == "silver")
        #expect(try book.tiers.decidedThrough() == (try day("2025-02-03")))
        // Asking decides nothing.
        try book.credit(20, to: "P-1", on: "2025-03-03")
        #expect(try book.tier("P-1", "2025-04-15") == "bronze")
    }

    @Test("the event that decides a date does not count for it, whatever its own date")
    func decidingEvent() throws {
        let book = try book()
        try book.sell(20, by: "P-1", on: "2025-04-15")
        #expect(try book.tier("P-1", "2025-04-15") == "bronze")
        #expect(try book.tier("P-1", "2025-07-15") == "silver")
    }

    @Test("what comes later for an earlier day does not reopen a date")
    func lateEvent() throws {
        let book = try book()
        try book.pass("2025-04-15")
        try book.sell(20, by: "P-1", on: "2025-04-14")
        #expect(try book.tier("P-1", "2025-04-15") == "bronze")
        #expect(try book.tier("P-1", "2025-07-15") == "silver")
        try book.pass("2025-08-01")
        #expect(
            try book.history("P-1", through: "2025-08-01") == [
                "2025-01-02 bronze activation", "2025-07-15 silver promotion",
            ])
    }

    @Test("an event dated after several dates decides them all, in order")
    func severalDates() throws {
        let book = try book()
        try book.sell(20, by: "P-1", on: "2025-04-01")
        try book.pass("2026-08-01")
        #expect(
            try book.history("P-1", through: "2026-08-01") == [
                "2025-01-02 bronze activation", "2025-04-15 silver promotion",
            ])
        let entries = try book.tiers.history(
            of: book.log.partner("P-1"), through: try day("2026-08-01"))
        #expect(entries.map(\.position) == [1, 4])
        #expect(entries.map(\.validTo) == [try day("2025-04-14"), nil])
    }

    @Test("events of other streams decide nothing")
    func otherStreams() throws {
        let book = try book()
        let money = Money(minorUnits: 100, currency: try usd())
        try book.log.add(
            .targetSet(
                TargetSet(
                    targetId: "T-1", payeeId: "P-1", measure: "bookings", period: "2025",
                    amount: money)), on: "2025-05-02")
        try book.log.add(
            .fundAllocated(
                FundAllocated(
                    fundId: "F-1", partnerId: "P-1", amount: money, basis: .discretionary,
                    expiresOn: try day("2025-12-31"))), on: "2025-05-02")
        try book.log.add(
            .agreementSigned(
                AgreementSigned(
                    agreementId: "A-1", partnerId: "P-1", kind: .nda, from: try day("2025-05-02"))),
            on: "2025-05-02")
        #expect(try book.tiers.decidedThrough() == (try day("2025-02-03")))
        try book.sell(20, by: "P-1", on: "2025-04-14")
        #expect(try book.tier("P-1", "2025-04-15") == "silver")
    }

    @Test("a partner whose activation is recorded late missed the dates before")
    func lateActivation() throws {
        let book = try book()
        try book.sell(500, by: "P-2", on: "2025-02-10")
        try book.pass("2025-05-02")
        try book.activate("P-2", on: "2025-01-02")
        #expect(try book.tier("P-2", "2025-01-02") == "bronze")
        #expect(try book.tier("P-2", "2025-05-02") == "bronze")
        #expect(try book.tier("P-2", "2025-07-15") == "silver")
    }

    @Test("the standings of a day name every partner that has a tier")
    func standings() throws {
        let book = try book()
        try book.activate("P-2", on: "2025-03-03")
        try book.sell(300, by: "P-2", on: "2025-03-04")
        func standings(_ date: String) throws -> [String] {
            try book.tiers.standings(on: try day(date)).map {
                "\($0.partner) \(try book.tiers.name(of: $0.tier) ?? "?") \($0.validFrom)"
            }
        }
        #expect(try standings("2025-01-01") == [])
        #expect(try standings("2025-03-02") == ["1 bronze 2025-01-02"])
        #expect(try standings("2025-04-15") == ["1 bronze 2025-01-02", "2 silver 2025-04-15"])
    }

    @Test("without rules, and without being connected, nobody has a tier")
    func withoutRules() throws {
        let book = try TierFixture("")
        try book.activate("P-1", on: "2025-01-02")
        try book.pass("2025-08-01")
        #expect(try book.tier("P-1", "2025-08-01") == nil)
        let alone = PartnerTiers()
        let log = TestLog([alone])
        try log.add(
            .partnerActivated(PartnerActivated(partnerId: "P-1", payCurrency: try usd())),
            on: "2025-01-02")
        #expect(try alone.tier(of: 1, on: try day("2025-01-02")) == nil)
        #expect(try alone.tier(of: 1, on: try day("2025-02-02")) == nil)
    }
}
