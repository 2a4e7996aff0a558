import Accounting
import Events
import Testing

@testable import ReadModels

@Suite("States of a deal")
struct DealStateTests {
    @Test("a deal that is not known is absent")
    func absent() throws {
        let fixture = try DealFixture()
        #expect(try fixture.state("D-1", on: "2025-01-01") == .absent)
        #expect(try fixture.register.owner(of: 7, on: try day("2025-01-01")) == 0)
    }

    @Test("submitted, returned, submitted again, rejected, appealed, upheld")
    func toUpheld() throws {
        let fixture = try DealFixture()
        let log = fixture.log
        try fixture.submit("D-1", by: "P-1", on: "2025-01-06")
        #expect(try fixture.state("D-1", on: "2025-01-06") == .submitted)
        let returned = DealReturned(
            dealId: "D-1", missing: ["customer.duns"], respondBy: try day("2025-01-20"))
        try log.add(.dealReturned(returned), on: "2025-01-07")
        #expect(try fixture.state("D-1", on: "2025-01-07") == .returned)
        #expect(try fixture.register.deal(1)?.respondBy == day("2025-01-20"))
        try fixture.submit("D-1", by: "P-1", revision: 2, on: "2025-01-08")
        #expect(try fixture.state("D-1", on: "2025-01-08") == .submitted)
        #expect(try fixture.register.deal(1)?.revision == 2)
        #expect(try fixture.register.deal(1)?.submittedOn == day("2025-01-06"))
        try fixture.reject("D-1", on: "2025-01-09")
        #expect(try fixture.state("D-1", on: "2025-01-09") == .rejected)
        #expect(try fixture.register.deal(1)?.appealBy == day("2025-02-08"))
        try log.add(
            .dealAppealed(DealAppealed(dealId: "D-1", grounds: "we met first")), on: "2025-01-10")
        #expect(try fixture.state("D-1", on: "2025-01-10") == .appealed)
        try log.add(
            .dealAppealDecided(DealAppealDecided(dealId: "D-1", outcome: .upheld)),
            on: "2025-01-11")
        #expect(try fixture.state("D-1", on: "2025-01-11") == .upheld)
        #expect(!DealState.upheld.isOpen && DealState.rejected.isOpen)
    }

    @Test("conflicted, approved, extended, expired, submitted again, won, attributed")
    func toAttributed() throws {
        let fixture = try DealFixture()
        let log = fixture.log
        try fixture.submit("D-0", by: "P-2", on: "2025-01-05")
        try fixture.submit("D-1", by: "P-1", on: "2025-01-06")
        let found = DealConflictFound(
            dealId: "D-1", otherDealId: "D-0", kind: .deal, match: .name)
        try log.add(.dealConflictFound(found), on: "2025-01-06")
        #expect(try fixture.state("D-1", on: "2025-01-06") == .conflicted)
        #expect(try fixture.register.conflicts(of: 2).map(\.other) == [1])
        try fixture.approve("D-1", on: "2025-01-12", until: "2025-04-12")
        #expect(try fixture.state("D-1", on: "2025-04-12") == .protected)
        #expect(try fixture.state("D-1", on: "2025-04-13") == .expired)
        let extended = DealExtended(
            dealId: "D-1", days: 30, protectUntil: try day("2025-05-12"))
        try log.add(.dealExtended(extended), on: "2025-04-12")
        #expect(try fixture.register.deal(2)?.extensions == 1)
        #expect(try fixture.state("D-1", on: "2025-05-12") == .protected)
        #expect(try fixture.state("D-1", on: "2025-05-13") == .expired)
        try fixture.submit("D-1", by: "P-1", revision: 2, on: "2025-06-01")
        #expect(try fixture.state("D-1", on: "2025-06-01") == .submitted)
        #expect(try fixture.register.conflicts(of: 2).isEmpty)
        try fixture.approve("D-1", on: "2025-06-02", until: "2025-08-01")
        #expect(try fixture.register.deal(2)?.extensions == 0)
        try log.add(
            .dealStageChanged(DealStageChanged(dealId: "D-1", stage: .proposed)),
            on: "2025-06-03")
        #expect(try fixture.register.deal(2)?.stage == .proposed)
        let value = Money(minorUnits: 4_800_000, currency: try Currency(parsing: "USD"))
        let closed = DealClosed(dealId: "D-1", outcome: .won, value: value)
        try log.add(.dealClosed(closed), on: "2025-06-04")
        #expect(try fixture.state("D-1", on: "2025-06-04") == .won)
        #expect(try fixture.register.deal(2)?.closedValue == value)
        let shares = [
            DealShare(
                payeeId: "P-1", role: .sourced, pool: .primary,
                share: Rate(partsPerMillion: 600_000)),
            DealShare(
                payeeId: "P-2", role: .led, pool: .primary, share: Rate(partsPerMillion: 400_000)),
            DealShare(
                payeeId: "P-3", role: .overlay, pool: .overlay, share: Rate(partsPerMillion: 50_000)
            ),
        ]
        try log.add(
            .dealAttributed(DealAttributed(dealId: "D-1", shares: shares)), on: "2025-06-05")
        #expect(try fixture.state("D-1", on: "2025-06-05") == .attributed)
        let stored = try fixture.register.shares(of: 2)
        #expect(stored.map(\.payee) == ["P-1", "P-2", "P-3"].map(log.partner))
        #expect(stored.map(\.isOverlay) == [false, false, true])
        #expect(stored.map(\.share.partsPerMillion) == [600_000, 400_000, 50_000])
        #expect(try fixture.register.shares(of: 1).isEmpty)
    }

    @Test(
        "closed without being won",
        arguments: [
            (DealOutcome.lost, DealState.lost), (.withdrawn, .withdrawn),
            (.duplicate, .duplicate),
        ])
    func closed(outcome: DealOutcome, state: DealState) throws {
        let fixture = try DealFixture()
        try fixture.submit("D-1", by: "P-1", on: "2025-01-06")
        try fixture.close("D-1", outcome, on: "2025-01-07")
        #expect(try fixture.state("D-1", on: "2025-01-07") == state)
        #expect(state.isClosedUnwon && !state.isOpen)
    }

    @Test("an appeal that is granted protects from its date, exclusively, by rule or as stated")
    func granted() throws {
        let fixture = try DealFixture()
        fixture.tiers.places[fixture.log.partner("P-1")] = 1
        for deal in ["D-1", "D-2"] {
            try fixture.submit(deal, by: "P-1", on: "2025-01-06")
            try fixture.reject(deal, on: "2025-01-07")
            try fixture.log.add(
                .dealAppealed(DealAppealed(dealId: deal, grounds: "…")), on: "2025-01-08")
        }
        try fixture.log.add(
            .dealAppealDecided(DealAppealDecided(dealId: "D-1", outcome: .granted)),
            on: "2025-02-01")
        let stated = DealAppealDecided(
            dealId: "D-2", outcome: .granted, protectUntil: try day("2025-03-01"))
        try fixture.log.add(.dealAppealDecided(stated), on: "2025-02-01")
        let byRule = try #require(try fixture.register.deal(1))
        #expect(byRule.state == .protected && byRule.exclusivity == .exclusive)
        #expect(byRule.protectFrom == (try day("2025-02-01")))
        #expect(byRule.protectUntil == (try day("2025-05-02")))
        #expect(try fixture.register.deal(2)?.protectUntil == day("2025-03-01"))
    }

    @Test("an appeal that no rule gives an end stops the register before it changes")
    func grantedWithoutRule() throws {
        let fixture = try DealFixture()
        try fixture.submit("D-1", by: "P-1", on: "2025-01-06")
        try fixture.reject("D-1", on: "2025-01-07")
        try fixture.log.add(
            .dealAppealed(DealAppealed(dealId: "D-1", grounds: "…")), on: "2025-01-08")
        let granted = EventBody.dealAppealDecided(
            DealAppealDecided(dealId: "D-1", outcome: .granted))
        #expect(throws: (any Error).self) { try fixture.log.add(granted, on: "2025-01-09") }
        #expect(try fixture.state("D-1", on: "2025-01-09") == .appealed)
    }

    @Test("asked for an earlier day, a deal stands by the events that are effective by then")
    func asOf() throws {
        let fixture = try DealFixture()
        try fixture.submit("D-1", by: "P-1", on: "2025-01-06")
        try fixture.approve("D-1", on: "2025-01-12", until: "2025-03-13")
        try fixture.close("D-1", .won, on: "2025-03-20")
        let expected: [(String, DealState)] = [
            ("2025-01-05", .absent), ("2025-01-06", .submitted), ("2025-01-11", .submitted),
            ("2025-01-12", .protected), ("2025-03-13", .protected), ("2025-03-14", .expired),
            ("2025-03-19", .expired), ("2025-03-20", .won), ("2026-01-01", .won),
        ]
        for (date, state) in expected {
            #expect(try fixture.register.state(of: 1, asOf: try day(date)) == state, "\(date)")
        }
    }

    @Test("an event that is recorded late takes the deal on from where the log has it")
    func backDated() throws {
        let fixture = try DealFixture()
        try fixture.submit("D-1", by: "P-1", on: "2025-01-06")
        try fixture.approve("D-1", on: "2025-02-01", until: "2025-03-31")
        try fixture.close("D-1", .lost, on: "2025-01-20")
        #expect(try fixture.state("D-1", on: "2025-02-10") == .lost)
        #expect(try fixture.register.state(of: 1, asOf: try day("2025-01-25")) == .lost)
        #expect(try fixture.register.state(of: 1, asOf: try day("2025-01-10")) == .submitted)
    }
}
