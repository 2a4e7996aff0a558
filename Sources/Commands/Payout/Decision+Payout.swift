import Accounting
import Events
import ReadModels
import Rules

// payout/: what a run pays to one payee (rules.md section 9, "Payouts").

extension Decision {
    func schedulePayout(_ body: PayoutScheduled) throws -> FollowUps {
        guard let run = setting.pendingRun?.run, run.runId == body.runId else {
            throw Refusal(
                PayoutRefusal.payoutAlone,
                "it does not follow the payout.run_scheduled of \(body.runId); a payout is "
                    + "recorded right after its run, in one transaction")
        }
        let currency = try programmeCurrency(for: "a payout")
        let terms = try payoutTerms(on: run.payOn, knownAt: run.knownAt)
        let profile = try checkPayee(body, on: run.payOn)
        try checkAmounts(of: body, currency)
        let threshold = terms.rules.threshold
        guard body.gross.minorUnits >= threshold else {
            throw Refusal(
                PayoutRefusal.belowThreshold,
                "gross is \(body.gross); less than "
                    + "\(Money(minorUnits: threshold, currency: currency)) is carried to the "
                    + "next run")
        }
        try checkWithholding(body, profile, terms)
        try checkPay(body, profile, terms)
        return try confirm(body, run)
    }

    /// What is known by now counts here, also what was not at the run's position: nobody is paid
    /// on an account that is known to be wrong.
    private func checkPayee(
        _ body: PayoutScheduled, on date: BusinessDate
    ) throws -> ProfileChange {
        let payee = references[PayoutScheduled.Slot.payeeId]
        guard let profile = try models.partners.profile(of: payee, on: date), profile.isComplete
        else {
            throw Refusal(
                PayoutRefusal.profileNotComplete,
                "\(body.payeeId) has no complete payout profile on \(date); what is payable to it "
                    + "is carried to the next run")
        }
        guard try !models.partners.isSuspended(payee, for: .payout, on: date) else {
            throw Refusal(
                PayoutRefusal.payeeSuspended,
                "\(body.payeeId) is suspended for payout on \(date); what is payable to it is "
                    + "carried to the next run")
        }
        return profile
    }

    private func checkAmounts(of body: PayoutScheduled, _ currency: Currency) throws {
        var amounts = [(body.gross, "gross"), (body.net, "net")]
        for (index, withheld) in body.withheld.enumerated() {
            amounts.append((withheld.amount, "withheld[\(index)].amount"))
        }
        for (amount, field) in amounts {
            try requireAboveZero(amount, field)
            try requireCurrency(amount, currency, field, whose: "the programme's")
        }
        try requireAboveZero(body.pay, "pay")
        var net = body.gross
        for withheld in body.withheld { net = try net.subtracting(withheld.amount) }
        guard body.net == net else {
            throw Refusal(
                PayoutRefusal.netNotDifference,
                "net is \(body.net); gross less what is withheld is \(net)")
        }
    }

    private func checkWithholding(
        _ body: PayoutScheduled, _ profile: ProfileChange, _ terms: PayoutTerms
    ) throws {
        let due = try terms.withheld(from: body.gross, of: profile)
            .map { "\($0.kind) \($0.amount)" }
        let stated = body.withheld.map { "\($0.kind) \($0.amount)" }
        guard stated == due else {
            throw Refusal(
                PayoutRefusal.withheldNotByRule,
                "withheld is \(Self.list(stated)); by the rules it is \(Self.list(due))")
        }
    }

    private static func list(_ texts: [String]) -> String {
        texts.isEmpty ? "nothing" : texts.joined(separator: ", ")
    }

    /// What is paid is the net, or in another currency the net at the rate of the pay date.
    private func checkPay(
        _ body: PayoutScheduled, _ profile: ProfileChange, _ terms: PayoutTerms
    ) throws {
        let currency = profile.payCurrency
        guard body.pay.currency == currency else {
            throw Refusal(
                PayoutRefusal.wrongPayCurrency,
                "pay is in \(body.pay.currency); \(body.payeeId) is paid in \(currency)")
        }
        var due = body.net
        var rate: ExchangeRate?
        if currency != body.net.currency {
            let found = try payRate(to: currency, terms)
            due = try terms.pay(body.net, in: currency, at: found)
            rate = found
        }
        guard body.fxRate == rate, body.pay == due else {
            let at = rate.map { " at \($0)" } ?? " without fxRate"
            throw Refusal(
                PayoutRefusal.payNotByRate,
                "pay is \(body.pay)\(body.fxRate.map { " at \($0)" } ?? ""); \(body.net) is paid "
                    + "as \(due)\(at)")
        }
    }

    private func payRate(to currency: Currency, _ terms: PayoutTerms) throws -> ExchangeRate {
        guard let fx = terms.version.rules.fx else {
            throw Refusal(
                SaleRefusal.noRateSet,
                "the payee is paid in \(currency), and the rules in force on \(terms.payOn) have "
                    + "no section `fx` that names a rate set")
        }
        guard let rate = try terms.rate(to: currency) else {
            throw Refusal(
                SaleRefusal.noUsableRate,
                "there is no \(terms.currency)/\(currency) rate of \(fx.rateSet) from "
                    + "\(try terms.payOn.adding(days: -fx.fallbackDays)) through \(terms.payOn), "
                    + "as known at position \(terms.knownAt)")
        }
        return rate
    }

    /// The gross is what the journal says is payable on the pay date, as known at the run's
    /// position.
    private func confirm(
        _ body: PayoutScheduled, _ run: PayoutRunScheduled
    ) throws -> FollowUps {
        guard let journal = try completeJournal("a payout") else { return .none }
        let payee = references[PayoutScheduled.Slot.payeeId]
        let payable = try journal.payable(to: payee, on: run.payOn, knownAt: run.knownAt)
        guard body.gross.minorUnits == payable else {
            let found = Money(minorUnits: payable, currency: body.gross.currency)
            throw Refusal(
                PayoutRefusal.grossDiffers,
                "gross is \(body.gross); payable to \(body.payeeId) on \(run.payOn), as known at "
                    + "position \(run.knownAt), is \(found)")
        }
        let digest = try JournalDigest.payable(
            to: payee, on: run.payOn, knownAt: run.knownAt, models)
        guard try isLeft(body.digest, or: digest, "digest") else { return .none }
        var filled = body
        filled.digest = digest
        return FollowUps(body: .payoutScheduled(filled))
    }
}

// MARK: - What becomes of it

extension Decision {
    func settle(_ body: PayoutSettled) throws {
        guard let payout = try models.payouts.payout(subject) else { return }
        let state = try payoutState()
        guard state == .sent else {
            throw Refusal(
                PayoutRefusal.payoutNotSent,
                "the payout is \(describe(payout, state)); only one that was sent is settled")
        }
        try requireAboveZero(body.amount, "amount")
        try requireCurrency(body.amount, payout.pay.currency, "amount", whose: "the payout's")
        // What differs in another currency is income from exchange; in the programme's own there
        // is nothing that it could be.
        guard body.amount == payout.pay || payout.pay.currency != payout.net.currency else {
            throw Refusal(
                PayoutRefusal.settledOtherAmount,
                "amount is \(body.amount); \(payout.pay) was scheduled")
        }
    }

    func fail(_ body: PayoutFailed) throws {
        guard let payout = try models.payouts.payout(subject) else { return }
        let state = try payoutState()
        let possible: [PayoutState] =
            switch body.cause {
            case .bankRejected: [.sent]
            case .returned: [.sent, .settled]
            case .cancelled: [.scheduled, .approved]
            }
        guard possible.contains(state) else {
            let names = possible.map(\.name).joined(separator: " or ")
            throw Refusal(
                PayoutRefusal.failureNotPossible,
                "the payout is \(describe(payout, state)); one that is \(names) can be "
                    + body.cause.name)
        }
    }

    private func payoutState() throws -> PayoutState {
        try models.payouts.state(of: subject) ?? .scheduled
    }

    private func describe(_ payout: PayoutRow, _ state: PayoutState) -> String {
        switch state {
        case .settled: "settled already"
        case .failed: payout.failure?.name ?? "failed"
        default: state.name
        }
    }
}
