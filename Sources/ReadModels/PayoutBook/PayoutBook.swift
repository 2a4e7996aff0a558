import Accounting
import Events
import Projections

/// Statements, disputes, adjustments, runs and payouts: what people decided about commissions and
/// where it stands. What it means in the journal is posted by the journal.
package final class PayoutBook: Projector {
    package static let name = "payout-book"
    package static let revision: UInt32 = 1
    package static let kinds: Set<StreamKind> = [.adjustment, .dispute, .statement, .run, .payout]
    package static let upstream: [String] = []

    // Each by the ordinal of its stream.
    package let adjustments = OrdinalTable<AdjustmentRow>("adjustments")
    package let disputes = OrdinalTable<DisputeRow>("disputes")
    package let payouts = OrdinalTable<PayoutRow>("payouts")
    package let runs = OrdinalTable<RunRow>("runs")
    package let statements = OrdinalTable<StatementRow>("statements")
    /// One row, 0.
    let heads = OrdinalTable<PayoutHead>("head")

    package init() {}

    package var tables: [any ModelTable] {
        [adjustments, disputes, heads, payouts, runs, statements]
    }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {
        switch event.type {
        case .commissionAdjusted: try adjust(event)
        case .commissionDisputeOpened: try openDispute(event)
        case .commissionDisputeResolved: try resolveDispute(event)
        case .statementIssued: try issue(event)
        case .payoutRunScheduled: try scheduleRun(event)
        case .payoutScheduled: try schedule(event)
        case .payoutRunApproved: try approveRun(event)
        case .payoutSent: try send(event)
        case .payoutSettled: try settle(event)
        case .payoutFailed: try fail(event)
        default: break
        }
    }
}

// MARK: - Asking

extension PayoutBook {
    package func dispute(_ ordinal: UInt32) throws -> DisputeRow? { try disputes.row(ordinal) }

    package func statement(_ ordinal: UInt32) throws -> StatementRow? {
        try statements.row(ordinal)
    }

    package func run(_ ordinal: UInt32) throws -> RunRow? { try runs.row(ordinal) }

    package func payout(_ ordinal: UInt32) throws -> PayoutRow? { try payouts.row(ordinal) }

    /// Where a payout stands; nil for one that is not known.
    package func state(of payout: UInt32) throws -> PayoutState? {
        guard let row = try payouts.row(payout), let run = try runs.row(row.run) else {
            return nil
        }
        return row.state(of: run)
    }

    package func head() throws -> PayoutHead { try heads.row(0) ?? PayoutHead() }

    /// The runs that are not wholly cancelled, in the order in which they were scheduled.
    ///
    /// - Complexity: O(n) in the runs.
    package func standingRuns() throws -> [RunRow] {
        var standing: [RunRow] = []
        let count = try head().runCount
        for ordinal in 1..<(count + 1) {
            if let run = try runs.row(ordinal), !run.isWhollyCancelled { standing.append(run) }
        }
        return standing
    }
}
