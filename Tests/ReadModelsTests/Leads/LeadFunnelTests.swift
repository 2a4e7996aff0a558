import Accounting
import Events
import Testing

@testable import ReadModels

@Suite("Lead funnel")
struct LeadFunnelTests {
    private struct Fixture {
        let funnel: LeadFunnel
        let log: TestLog

        init(_ rules: String = "leads: { respond_hours: 336, cool_off_days: 30 }") throws {
            funnel = LeadFunnel(rules: try FixedRules(rules))
            log = TestLog([funnel])
        }

        func offer(
            _ lead: String, to partner: String, attempt: UInt32 = 1, on date: String,
            at instant: String? = nil, respondBy: String? = nil
        ) throws {
            let body = LeadDistributed(
                leadId: lead, attempt: attempt, partnerId: partner,
                respondBy: try respondBy.map { try Instant(parsing: $0) })
            try log.add(.leadDistributed(body), on: date, at: instant)
        }

        func answer(
            _ lead: String, _ response: LeadResponse, on date: String, at instant: String? = nil
        ) throws {
            let body = LeadResponded(leadId: lead, response: response)
            try log.add(.leadResponded(body), on: date, at: instant)
        }

        func state(_ lead: String, at instant: String) throws -> LeadState {
            try funnel.state(of: log.lead(lead), at: try Instant(parsing: instant))
        }

        func forbids(
            _ lead: String, to partner: String, on date: String
        ) throws -> CoolOff? {
            let date = try day(date)
            return try funnel.coolOff(
                forbidding: log.lead(lead), to: log.partner(partner), on: date,
                at: Instant(startOf: date))?.coolOff
        }
    }

    @Test("offered, accepted, working, closed")
    func life() throws {
        let fixture = try Fixture()
        let log = fixture.log
        #expect(try fixture.state("L-1", at: "2025-01-01T00:00:00Z") == .absent)
        try fixture.offer("L-1", to: "P-1", on: "2025-02-03", at: "2025-02-03T10:00:00Z")
        #expect(try fixture.state("L-1", at: "2025-02-03T10:00:00Z") == .offered)
        try fixture.answer("L-1", .accepted, on: "2025-02-04", at: "2025-02-04T09:00:00Z")
        #expect(try fixture.state("L-1", at: "2025-12-31T00:00:00Z") == .accepted)
        try log.add(
            .leadProgressed(LeadProgressed(leadId: "L-1", stage: .qualified)), on: "2025-02-05")
        #expect(try fixture.state("L-1", at: "2025-02-05T00:00:00Z") == .working)
        let closed = LeadClosed(leadId: "L-1", outcome: .converted, dealId: "D-9")
        try log.add(.leadClosed(closed), on: "2025-02-06")
        let row = try #require(try fixture.funnel.lead(1))
        #expect(row.state == .closed && row.outcome == .converted && row.stage == .qualified)
        #expect(row.deal == log.deal("D-9") && row.partner == log.partner("P-1"))
        #expect(row.closedOn == (try day("2025-02-06")))
        #expect(row.respondedOn == (try day("2025-02-04")))
    }

    @Test("asked for an earlier instant, it stands by what had happened by then")
    func asOf() throws {
        let fixture = try Fixture()
        try fixture.offer("L-1", to: "P-1", on: "2025-02-03", respondBy: "2025-02-05T12:00:00Z")
        try fixture.offer("L-1", to: "P-2", attempt: 2, on: "2025-02-10")
        try fixture.answer("L-1", .declined, on: "2025-02-12")
        let expected: [(String, LeadState)] = [
            ("2025-02-02T23:59:59Z", .absent), ("2025-02-03T00:00:00Z", .offered),
            ("2025-02-05T12:00:00Z", .offered), ("2025-02-05T12:00:01Z", .timedOut),
            ("2025-02-10T00:00:00Z", .offered), ("2025-02-12T00:00:00Z", .unassigned),
            ("2026-01-01T00:00:00Z", .unassigned),
        ]
        for (instant, state) in expected {
            let found = try fixture.funnel.state(of: 1, asOf: try Instant(parsing: instant))
            #expect(found == state, "\(instant)")
        }
        #expect(try fixture.funnel.lead(1)?.partner == fixture.log.partner("P-2"))
    }

    @Test("the time to respond is the offer's, else the rule's hours, to the instant")
    func timeOut() throws {
        let fixture = try Fixture()
        try fixture.offer("L-1", to: "P-1", on: "2025-02-03", at: "2025-02-03T10:00:00Z")
        #expect(try fixture.state("L-1", at: "2025-02-17T10:00:00Z") == .offered)
        #expect(try fixture.state("L-1", at: "2025-02-17T10:00:00.000001Z") == .timedOut)
        try fixture.offer(
            "L-2", to: "P-1", on: "2025-02-03", at: "2025-02-03T10:00:00Z",
            respondBy: "2025-02-05T00:00:00Z")
        #expect(try fixture.state("L-2", at: "2025-02-05T00:00:00Z") == .offered)
        #expect(try fixture.state("L-2", at: "2025-02-05T00:00:01Z") == .timedOut)
        try fixture.offer("L-3", to: "P-1", on: "2025-02-04")
        #expect(try fixture.state("L-3", at: "2025-02-18T00:00:00Z") == .offered)
        #expect(try fixture.state("L-3", at: "2025-02-18T00:00:01Z") == .timedOut)
    }

    @Test("without a rule in force an offer has no end and nobody cools off")
    func noRule() throws {
        let fixture = try Fixture("")
        try fixture.offer("L-1", to: "P-1", on: "2025-02-03")
        #expect(try fixture.funnel.lead(1)?.respondBy == nil)
        #expect(try fixture.state("L-1", at: "2035-01-01T00:00:00Z") == .offered)
        try fixture.answer("L-1", .declined, on: "2025-02-04")
        #expect(try fixture.forbids("L-1", to: "P-1", on: "2025-02-04") == nil)
    }

    @Test("who declined or let it time out cools off for whole days, the last included")
    func coolOff() throws {
        let fixture = try Fixture()
        try fixture.offer("L-1", to: "P-1", on: "2025-02-03", at: "2025-02-03T10:00:00Z")
        #expect(try fixture.forbids("L-1", to: "P-1", on: "2025-02-17") == nil)
        // The offer that stands has timed out, and nothing has been recorded since.
        let timedOut = CoolOff(since: try day("2025-02-17"), cause: .timedOut)
        #expect(try fixture.forbids("L-1", to: "P-1", on: "2025-02-18") == timedOut)
        #expect(try fixture.forbids("L-1", to: "P-2", on: "2025-02-18") == nil)
        try fixture.offer(
            "L-1", to: "P-2", attempt: 2, on: "2025-02-17", at: "2025-02-17T10:00:01Z")
        #expect(try fixture.forbids("L-1", to: "P-1", on: "2025-03-19") == timedOut)
        #expect(try fixture.forbids("L-1", to: "P-1", on: "2025-03-20") == nil)
        try fixture.answer("L-1", .declined, on: "2025-02-18", at: "2025-02-18T09:00:00Z")
        #expect(try fixture.state("L-1", at: "2025-02-18T09:00:00Z") == .unassigned)
        let declined = CoolOff(since: try day("2025-02-18"), cause: .declined)
        #expect(try fixture.forbids("L-1", to: "P-2", on: "2025-03-20") == declined)
        #expect(try fixture.forbids("L-1", to: "P-2", on: "2025-03-21") == nil)
        #expect(try fixture.forbids("L-2", to: "P-2", on: "2025-03-20") == nil)
    }

    @Test("acceptances count by the date of the answer")
    func accepted() throws {
        let fixture = try Fixture()
        for (lead, response) in [("L-1", LeadResponse.accepted), ("L-2", .declined)] {
            try fixture.offer(lead, to: "P-1", on: "2025-02-03")
            try fixture.answer(lead, response, on: "2025-02-04")
        }
        let partner = fixture.log.partner("P-1")
        let (before, date) = (try day("2025-02-03"), try day("2025-02-04"))
        #expect(try fixture.funnel.accepted(of: partner, from: date, through: date) == 1)
        #expect(try fixture.funnel.accepted(of: partner, from: before, through: before) == 0)
    }
}
