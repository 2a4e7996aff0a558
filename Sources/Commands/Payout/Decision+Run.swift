import Accounting
import Events
import ReadModels
import Rules

// run/: planned by one person, approved by another, sent to the bank.

extension Decision {
    func scheduleRun(_ body: PayoutRunScheduled) throws -> FollowUps {
        _ = try programmeCurrency(for: "a payout run")
        let terms = try payoutTerms(on: body.payOn, knownAt: body.knownAt)
        try checkOrder(of: body)
        guard try PayDate(rules: terms.rules).isPayDate(body.payOn) else {
            let date = try PayDate(rules: terms.rules).date(inMonthOf: body.payOn)
            throw Refusal(
                PayoutRefusal.notPayDate,
                "payOn is \(body.payOn); the pay date of that month is \(date)")
        }
        try checkVersions(body, inForce: terms.version)
        guard let pending = setting.pendingRun else { return .none }
        try checkPayouts(of: pending)
        let digest = pending.digest
        guard try isLeft(body.digest, or: digest, "digest") else { return .none }
        var filled = body
        filled.digest = digest
        return FollowUps(body: .payoutRunScheduled(filled))
    }

    /// The terms of the version in force on the pay date.
    func payoutTerms(
        on date: BusinessDate, knownAt position: UInt64
    ) throws -> PayoutTerms {
        guard let terms = try PayoutTerms(payOn: date, knownAt: position, models.programme) else {
            throw Refusal(
                PayoutRefusal.noPayoutRules,
                "no rules in force on \(date) have a section `payout`, and without one there are "
                    + "no runs")
        }
        return terms
    }

    /// No cent is paid twice: each run knows all that the ones before it have paid.
    private func checkOrder(of body: PayoutRunScheduled) throws {
        let order = try RunOrder(models.payouts)
        if let refusal = order.unapproved { throw refusal }
        let last = try models.payouts.head().lastEvent
        guard body.knownAt >= last else {
            throw Refusal(
                PayoutRefusal.knownAtBeforePayout,
                "knownAt is \(body.knownAt), before the last payout event, at position \(last); a "
                    + "run takes in all that was paid before it")
        }
        guard body.knownAt <= setting.lastPosition else {
            throw Refusal(
                PayoutRefusal.knownAtAhead,
                "knownAt is \(body.knownAt); the book's last position is \(setting.lastPosition)")
        }
        if let refusal = order.laterRun(than: body.payOn) { throw refusal }
    }

    private func checkVersions(_ body: PayoutRunScheduled, inForce version: RuleVersion) throws {
        let count = UInt32(try models.programme.history().versions.count)
        let unknown = body.rulesets.first { $0 == 0 || $0 > count }
        if let unknown {
            throw Refusal(
                PayoutRefusal.wrongRulesets,
                "rulesets names version \(unknown); the last one is \(count)")
        }
        guard body.rulesets.contains(version.number) else {
            throw Refusal(
                PayoutRefusal.wrongRulesets,
                "rulesets does not name version \(version.number), which is in force on "
                    + "\(body.payOn)")
        }
    }

    private func checkPayouts(of pending: PendingRun) throws {
        let run = pending.run
        guard pending.payouts.count == Int(run.count) else {
            throw Refusal(
                PayoutRefusal.payoutsMissing,
                "count is \(run.count), and \(pending.payouts.count) payouts of the run follow it; "
                    + "a run is recorded with its payouts right after it, in one transaction")
        }
        var sums: [(currency: Currency, total: Money)] = []
        var payouts: Set<String> = []
        var payees: Set<String> = []
        for payout in pending.payouts {
            let isNew = payouts.insert(payout.payoutId).inserted
            guard payees.insert(payout.payeeId).inserted, isNew else {
                throw Refusal(
                    PayoutRefusal.payoutTwice,
                    "payout \(payout.payoutId) to \(payout.payeeId) is in the run twice; a run "
                        + "pays each payee once")
            }
            if let known = sums.firstIndex(where: { $0.currency == payout.pay.currency }) {
                sums[known].total = try sums[known].total.adding(payout.pay)
            } else {
                sums.append((payout.pay.currency, payout.pay))
            }
        }
        let stated = run.totals.map { "\($0)" }.sorted().joined(separator: ", ")
        let found = sums.map { "\($0.total)" }.sorted().joined(separator: ", ")
        guard stated == found else {
            throw Refusal(
                PayoutRefusal.totalsNotSum,
                "totals are \(stated.isEmpty ? "left out" : stated); the payouts sum to "
                    + (found.isEmpty ? "nothing" : found))
        }
    }
}

// MARK: - Approving and sending

extension Decision {
    func approveRun() throws {
        guard let run = try models.payouts.run(subject) else { return }
        guard run.state == .scheduled else {
            throw Refusal(
                PayoutRefusal.runNotScheduled,
                "the run is \(run.state.name) already; it is approved once")
        }
        guard draft.actor.id != run.scheduler else {
            throw Refusal(
                PayoutRefusal.schedulerApproves,
                "\(draft.actor.id) scheduled the run; somebody else must approve it")
        }
    }

    func sendRun() throws {
        guard let run = try models.payouts.run(subject) else { return }
        guard run.state == .approved else {
            throw Refusal(
                PayoutRefusal.runNotApproved,
                "the run is \(run.state.name); a run that is approved is sent, once")
        }
    }
}
