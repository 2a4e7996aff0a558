import Accounting
import Events
import Projections

// How each event changes the book. Legality was decided before the event was recorded.

extension PayoutBook {
    func adjust(_ event: borrowing EventView) throws {
        let body = try CommissionAdjusted(event.asCommissionAdjusted())
        adjustments.set(
            event.number,
            to: AdjustmentRow(
                id: body.adjustmentId, position: event.position, on: event.effectiveOn,
                payee: event.reference(CommissionAdjusted.Slot.payeeId),
                forPeriod: try period(body.forPeriod), amount: body.amount, cause: body.cause,
                approver: body.approver))
    }

    func openDispute(_ event: borrowing EventView) throws {
        let body = try CommissionDisputeOpened(event.asCommissionDisputeOpened())
        disputes.set(
            event.number,
            to: DisputeRow(
                id: body.disputeId, openedOn: event.effectiveOn,
                payee: event.reference(CommissionDisputeOpened.Slot.payeeId),
                statement: event.reference(CommissionDisputeOpened.Slot.statementId),
                entries: body.entries, claimed: body.claimed))
    }

    func resolveDispute(_ event: borrowing EventView) throws {
        let body = try CommissionDisputeResolved(event.asCommissionDisputeResolved())
        guard var row = try disputes.row(event.number) else {
            throw ProjectionStop("the dispute was never opened")
        }
        row.outcome = body.outcome
        row.resolvedOn = event.effectiveOn
        row.adjustment = body.adjustment
        disputes.set(event.number, to: row)
    }

    func issue(_ event: borrowing EventView) throws {
        let body = try StatementIssued(event.asStatementIssued())
        statements.set(
            event.number,
            to: StatementRow(
                id: body.statementId, position: event.position, issuedOn: event.effectiveOn,
                payee: event.reference(StatementIssued.Slot.payeeId),
                period: try period(body.period), currency: body.currency,
                figures: StatementFigures(body)))
    }

    private func period(_ name: String) throws -> Period {
        guard let period = try? Period(parsing: name) else {
            throw ProjectionStop("\(name) is not the name of a period")
        }
        return period
    }
}

extension StatementFigures {
    /// What a statement states.
    package init(_ body: StatementIssued) {
        self.init()
        opening = body.opening.minorUnits
        accrued = body.accrued.minorUnits
        adjusted = body.adjusted.minorUnits
        released = body.released.minorUnits
        paid = body.paid.minorUnits
        closing = body.closing.minorUnits
    }
}

// MARK: - Runs and payouts

extension PayoutBook {
    func scheduleRun(_ event: borrowing EventView) throws {
        let body = try PayoutRunScheduled(event.asPayoutRunScheduled())
        runs.set(
            event.number,
            to: RunRow(
                id: body.runId, position: event.position, payOn: body.payOn,
                knownAt: body.knownAt, scheduledOn: event.effectiveOn,
                scheduler: try event.envelope().actor.string(), count: body.count,
                rulesets: body.rulesets, totals: body.totals))
        let number = event.number
        try note(event) { $0.runCount = Swift.max($0.runCount, number) }
    }

    func schedule(_ event: borrowing EventView) throws {
        let body = try PayoutScheduled(event.asPayoutScheduled())
        payouts.set(
            event.number,
            to: PayoutRow(
                id: body.payoutId, run: event.reference(PayoutScheduled.Slot.runId),
                payee: event.reference(PayoutScheduled.Slot.payeeId), gross: body.gross,
                withheld: body.withheld.map { WithheldAmount(kind: $0.kind, amount: $0.amount) },
                net: body.net, pay: body.pay))
        try note(event)
    }

    func approveRun(_ event: borrowing EventView) throws {
        let approver = try event.envelope().actor.string()
        let date = event.effectiveOn
        try changeRun(event.number) { run in
            run.state = .approved
            run.approvedOn = date
            run.approver = approver
        }
        try note(event)
    }

    func send(_ event: borrowing EventView) throws {
        let date = event.effectiveOn
        try changeRun(event.number) { run in
            run.state = .sent
            run.sentOn = date
        }
        try note(event)
    }

    func settle(_ event: borrowing EventView) throws {
        let amount = try event.asPayoutSettled().amount
        let date = event.effectiveOn
        _ = try changePayout(event.number) { payout in
            payout.settled = amount
            payout.settledOn = date
        }
        try note(event)
    }

    func fail(_ event: borrowing EventView) throws {
        let cause = try event.asPayoutFailed().cause
        let date = event.effectiveOn
        let run = try changePayout(event.number) { payout in
            payout.failure = cause
            payout.failedOn = date
        }
        if cause == .cancelled { try changeRun(run) { $0.cancelled += 1 } }
        try note(event)
    }

    private func changeRun(_ ordinal: UInt32, _ change: (inout RunRow) -> Void) throws {
        guard var row = try runs.row(ordinal) else {
            throw ProjectionStop("the run was never scheduled")
        }
        change(&row)
        runs.set(ordinal, to: row)
    }

    /// Returns the payout's run.
    private func changePayout(
        _ ordinal: UInt32, _ change: (inout PayoutRow) -> Void
    ) throws -> UInt32 {
        guard var row = try payouts.row(ordinal) else {
            throw ProjectionStop("the payout was never scheduled")
        }
        change(&row)
        payouts.set(ordinal, to: row)
        return row.run
    }

    private func note(
        _ event: borrowing EventView, _ change: (inout PayoutHead) -> Void = { _ in }
    ) throws {
        var head = try head()
        head.lastEvent = event.position
        change(&head)
        heads.set(0, to: head)
    }
}
