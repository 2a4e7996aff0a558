import Accounting
import Events
import ReadModels

// fund/: money that is given, asked for and approved.

extension Decision {
    func allocate(_ body: FundAllocated) throws {
        let currency = try programmeCurrency(for: "a fund")
        try requireAboveZero(body.amount, "amount")
        try requireCurrency(body.amount, currency, "amount", whose: "the programme's")
        guard body.expiresOn > on else {
            throw Refusal(
                FundRefusal.expiresBeforeStart,
                "expiresOn is \(body.expiresOn), and this is effective on \(on); what is available "
                    + "on that day expires, so it lies later")
        }
        guard let fund = try models.funds.fund(subject), !isFirst else { return }
        let partner = references[FundAllocated.Slot.partnerId]
        guard fund.partner == partner else {
            throw Refusal(
                FundRefusal.otherOwner,
                "fund \(fund.id) is that of \(try models.partners.id(of: fund.partner)), not of "
                    + body.partnerId)
        }
        var sum = body.amount
        for allocation in fund.allocations {
            sum = try sum.adding(Money(minorUnits: allocation.amount, currency: currency))
        }
        try requireSensible(sum, "what the fund is given altogether")
    }

    func requestFund(_ body: FundRequested) throws {
        let fund = try fund()
        try requireAboveZero(body.plannedCost, "plannedCost")
        try requireAboveZero(body.requested, "requested")
        try requireCurrency(body.plannedCost, fund.currency, "plannedCost", whose: "the fund's")
        try requireCurrency(body.requested, fund.currency, "requested", whose: "the fund's")
        try requireOrder(body.activityFrom, "activityFrom", body.activityTo, "activityTo")
        guard fund.request(body.requestId) == nil else {
            throw Refusal(
                FundRefusal.requestTwice,
                "requestId is \(body.requestId), which fund \(fund.id) has already; request ids "
                    + "are unique within a fund")
        }
        try requireAvailable(body.requested, "requested", in: fund)
    }

    func decideRequest(_ body: FundRequestDecided) throws {
        let fund = try fund()
        let request = try request(body.requestId, in: fund)
        guard request.state == .requested else {
            throw Refusal(
                FundRefusal.requestDecided,
                "request \(request.id) is \(request.state.name); it is decided once")
        }
        guard body.decision == .approved else {
            let field =
                body.approved != nil
                ? "approved" : body.share != nil ? "share" : body.claimBy != nil ? "claimBy" : nil
            guard let field else { return }
            throw Refusal(
                FundRefusal.approvalIncomplete,
                "\(field) is given, but the request is \(body.decision.name)")
        }
        guard let approved = body.approved else {
            throw Refusal(
                FundRefusal.approvalIncomplete,
                "approved is left out; an approval says how much it reserves")
        }
        try checkApproval(body, approved, of: request, in: fund)
    }

    private func checkApproval(
        _ body: FundRequestDecided, _ approved: Money, of request: FundRequest, in fund: FundRow
    ) throws {
        try requireAboveZero(approved, "approved")
        try requireCurrency(approved, fund.currency, "approved", whose: "the fund's")
        if let end = body.claimBy { try requireOrder(on, "effectiveOn", end, "claimBy") }
        guard approved.minorUnits <= request.requested else {
            let requested = Money(minorUnits: request.requested, currency: fund.currency)
            throw Refusal(
                FundRefusal.approvedMoreThanRequested,
                "approved is \(approved); \(requested) was requested")
        }
        try requireAvailable(approved, "approved", in: fund)
        try requireConsistent(fund, request.id) { changed in
            changed.state = .approved
            changed.approved = FundStep(
                position: setting.lastPosition + 1, on: on, amount: approved.minorUnits)
            changed.claimBy = body.claimBy
        }
    }

    private func requireAvailable(_ amount: Money, _ field: String, in fund: FundRow) throws {
        let available = FundLedger.figures(of: fund, asOf: on).available
        guard amount.minorUnits > available else { return }
        let last = fund.allocations.map(\.expiresOn).max()
        let ended = last.map { $0 <= on ? "; the fund ended on \($0)" : "" } ?? ""
        throw Refusal(
            FundRefusal.notAvailable,
            "\(field) is \(amount); \(Money(minorUnits: available, currency: fund.currency)) is "
                + "available on \(on)\(ended)")
    }

    /// What is dated back must leave enough for what was approved later.
    func requireConsistent(
        _ fund: FundRow, _ id: String, _ change: (inout FundRequest) -> Void
    ) throws {
        var changed = fund
        guard let index = changed.requests.firstIndex(where: { $0.id == id }) else { return }
        change(&changed.requests[index])
        guard let shortfall = FundLedger(changed, through: .max).shortfall else { return }
        let missing = Money(minorUnits: shortfall.amount, currency: fund.currency)
        throw Refusal(
            FundRefusal.usedLater,
            "dated \(on), it would leave \(missing) too little for what was approved on "
                + "\(shortfall.on)")
    }

    /// The event's own fund.
    func fund() throws -> FundRow {
        guard let row = try models.funds.fund(subject) else {
            throw Refusal(SharedRefusal.doesNotExist, "there is no such fund")
        }
        return row
    }

    func request(_ id: String, in fund: FundRow) throws -> FundRequest {
        guard let request = fund.request(id) else {
            throw Refusal(
                FundRefusal.unknownRequest, "fund \(fund.id) has no request \(id)")
        }
        return request
    }
}
