import Accounting
import Events
import ReadModels
import Rules

// fund/: what was spent, and what of it is reimbursed.

extension Decision {
    func claim(_ body: FundClaimed) throws {
        let fund = try fund()
        let request = try request(body.requestId, in: fund)
        guard request.state == .approved else {
            throw Refusal(
                FundRefusal.notApproved,
                "request \(request.id) is \(request.state.name); only one that is approved is "
                    + "claimed, and once")
        }
        try requireAboveZero(body.actualCost, "actualCost")
        try requireCurrency(body.actualCost, fund.currency, "actualCost", whose: "the fund's")
        if let revenue = body.revenue { try requireNotBelowZero(revenue, "revenue") }
        if let end = request.claimBy, on > end {
            throw Refusal(
                FundRefusal.claimTooLate,
                "claims on request \(request.id) ended on \(end), and this is effective on \(on)")
        }
        guard !fund.requests.contains(where: { $0.claimID == body.claimId }) else {
            throw Refusal(
                FundRefusal.claimTwice,
                "claimId is \(body.claimId), which fund \(fund.id) has already; claim ids are "
                    + "unique within a fund")
        }
        try requireConsistent(fund, request.id) { changed in
            changed.state = .claimed
            changed.claimed = FundStep(
                position: setting.lastPosition + 1, on: on, amount: body.actualCost.minorUnits)
        }
    }

    func decideClaim(_ body: FundClaimDecided) throws {
        let fund = try fund()
        let request = try request(body.requestId, in: fund)
        guard request.state == .claimed, request.claimID == body.claimId else {
            let what =
                request.state == .claimed
                ? "its claim is \(request.claimID), not \(body.claimId)"
                : "it is \(request.state.name)"
            throw Refusal(
                FundRefusal.notClaimed,
                "request \(request.id): \(what); only a claim that waits is decided")
        }
        guard draft.actor.id != request.claimant else {
            throw Refusal(
                FundRefusal.claimantDecides,
                "\(draft.actor.id) recorded the claim; somebody else must decide it")
        }
        try checkReimbursement(body, of: request, in: fund)
    }

    /// `round(eligible × share)`, at most the approved amount; nothing where the claim is rejected
    /// or more is asked for.
    private func checkReimbursement(
        _ body: FundClaimDecided, of request: FundRequest, in fund: FundRow
    ) throws {
        try requireNotBelowZero(body.eligibleCost, "eligibleCost")
        try requireCurrency(body.eligibleCost, fund.currency, "eligibleCost", whose: "the fund's")
        try requireCurrency(body.reimburse, fund.currency, "reimburse", whose: "the fund's")
        let cost = Money(minorUnits: request.claimed.amount, currency: fund.currency)
        guard body.eligibleCost.minorUnits <= cost.minorUnits else {
            throw Refusal(
                FundRefusal.eligibleAboveCost,
                "eligibleCost is \(body.eligibleCost); the activity has cost \(cost)")
        }
        var due: Int64 = 0
        if body.decision == .approved || body.decision == .partial {
            let rounding = try rulesThatApply()?.rules.head.rounding ?? .halfEven
            let share = try rounding.scale(body.eligibleCost.minorUnits, by: request.share)
            due = min(share, request.approved.amount)
        }
        guard body.reimburse.minorUnits == due else {
            let approved = Money(minorUnits: request.approved.amount, currency: fund.currency)
            throw Refusal(
                FundRefusal.reimbursementNotByRule,
                "reimburse is \(body.reimburse); a claim that is \(body.decision.name) with "
                    + "\(body.eligibleCost) eligible at \(request.share), at most the approved "
                    + "\(approved), is reimbursed \(Money(minorUnits: due, currency: fund.currency))"
            )
        }
    }
}
