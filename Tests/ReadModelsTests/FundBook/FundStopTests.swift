import Accounting
import Events
import Projections
import TestSupport
import Testing

@testable import ReadModels

/// A log that no book would have recorded stops the journal rather than make up entries.
@Suite("Funds that cannot be")
struct FundStopTests {
    @Test func moreApprovedThanAvailableStops() throws {
        try expectStop(
            "fund F-1: on 2025-02-03 more is approved than is available",
            after: allocated, request("Q-1"), request("Q-2"), approved("Q-1"), approved("Q-2"))
    }

    @Test func moreReimbursedThanApprovedStops() throws {
        try expectStop(
            "fund F-1: request Q-1 is reimbursed more than is approved",
            after: allocated, request("Q-1"), approved("Q-1"), claimed, decided("600.01"))
    }

    @Test func allThatIsApprovedDoesNot() throws {
        let log = try log()
        for line in [allocated, request("Q-1"), approved("Q-1"), claimed, decided("600.00")] {
            try log.add(line)
        }
    }

    private func expectStop(_ reason: String, after lines: String...) throws {
        let log = try log()
        for line in lines.dropLast() { try log.add(line) }
        let stop = #expect(throws: ProjectionStop.self) { try log.add(lines.last ?? "") }
        #expect(stop?.reason == reason)
    }

    // MARK: - Events

    private func log() throws -> TestLog {
        let log = TestLog(ModelSet().fold.projectors)
        var builder = EventBuilder()
        let rules = """
            schema: daybook-rules/1
            programme: NOVA
            version: 1
            effective: { from: 2025-01-01 }
            author: u-ops-1
            approver: u-fin-2
            currency: USD
            fiscal_year_starts: "01-01"
            earning_period: month
            rounding: half_even

            """
        try log.add(try builder.activation(of: rules).body, on: "2025-01-01")
        return log
    }

    private let allocated =
        "2025-01-10 fund.allocated {fundId: F-1, partnerId: P-1, amount: 1000.00 USD, "
        + "basis: accrual, expiresOn: 2025-06-30}"

    private func request(_ id: String) -> String {
        "2025-02-01 fund.requested {fundId: F-1, requestId: \(id), activity: roadshow, "
            + "plannedCost: 2000.00 USD, requested: 600.00 USD, activityFrom: 2025-03-10, "
            + "activityTo: 2025-03-12}"
    }

    private func approved(_ id: String) -> String {
        "2025-02-03 fund.request_decided {fundId: F-1, requestId: \(id), decision: approved, "
            + "approved: 600.00 USD, share: 50%, claimBy: 2025-04-30}"
    }

    private let claimed =
        "2025-04-01 fund.claimed {fundId: F-1, requestId: Q-1, claimId: C-1, "
        + "actualCost: 2000.00 USD, proofs: []} by u-p-1"

    private func decided(_ amount: String) -> String {
        "2025-04-08 fund.claim_decided {fundId: F-1, requestId: Q-1, claimId: C-1, "
            + "decision: approved, eligibleCost: 2000.00 USD, reimburse: \(amount) USD} by u-2"
    }
}

extension TestLog {
    /// Records an event from its short text.
    fileprivate func add(_ line: String) throws {
        var builder = EventBuilder()
        let draft = try builder.event(line)
        try add(draft.body, on: "\(draft.effectiveOn)")
    }
}
