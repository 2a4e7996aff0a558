import Accounting
import Events
import ReadModels

/// `funds`: market development funds, and what has become of their money by the date (rules.md
/// section 9, "Funds").
package struct FundsQuery: Query {
    /// nil: every fund.
    package var fund: String?
    package var partner: String?
    /// First and last day of the first allocation.
    package var from: BusinessDate?
    package var to: BusinessDate?

    package init() {}

    package let columns = [
        "fund", "partner", "currency", "allocated", "available", "reserved", "approvedNotPaid",
        "reimbursed", "expired",
    ]

    package var details: DetailColumns? {
        guard fund != nil else { return nil }
        return DetailColumns(
            "requests",
            [
                "request", "state", "requestedOn", "requested", "approvedOn", "approved", "share",
                "claimBy", "claim", "claimedOn", "cost", "decidedOn", "reimbursed",
            ])
    }

    /// - Complexity: O(events of the funds asked for) and O(n log n) for all n, at the head.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let named = try book.ordinal(of: .fund, fund)
        let owner = try book.ordinal(of: .partner, partner)
        let registers = try book.registers(at: point)
        let printer = FundPrinter(models: registers.models, date: point.asOf)
        func visit(_ row: FundRow) throws {
            guard let first = row.allocations.map(\.on).min(),
                named != nil || first <= point.asOf, owner == nil || row.partner == owner,
                from.map({ first >= $0 }) ?? true, to.map({ first <= $0 }) ?? true
            else { return }
            try emit(try printer.row(row, isWhole: named != nil))
        }
        if let named {
            if let row = try registers.models.funds.fund(named) { try visit(row) }
        } else {
            var order = IDOrder()
            try registers.models.funds.funds.forEach { order.add($0, $1.id) }
            try order.forEach { ordinal in
                if let row = try registers.models.funds.fund(ordinal) { try visit(row) }
            }
        }
        return try book.citation(point, registers.states, restingOn: ["fund-book", "partners"])
    }
}

/// Turns funds into rows.
private struct FundPrinter {
    let models: ModelSet
    let date: BusinessDate

    /// A fund's row; with `isWhole` also its allocations and requests.
    func row(_ fund: FundRow, isWhole: Bool) throws -> ReportRow {
        let figures = FundLedger.figures(of: fund, asOf: date)
        var row = ReportRow()
        row.add("fund", .text(fund.id))
        row.add("partner", .name(try models.partners.id(of: fund.partner)))
        row.add("currency", .text(fund.currency.code))
        for (name, amount) in [
            ("allocated", figures.allocated), ("available", figures.available),
            ("reserved", figures.reserved), ("approvedNotPaid", figures.approvedNotPaid),
            ("reimbursed", figures.reimbursed), ("expired", figures.expired),
        ] {
            row.add(name, .money(amount, fund.currency))
        }
        guard isWhole else { return row }
        let allocations = fund.allocations.filter { $0.on <= date }
        row.add("allocations", .list(allocations.map { .object(allocation($0, fund.currency)) }))
        let requests = fund.requests.filter { $0.on <= date }
        row.add("requests", .list(requests.map { .object(request($0, fund.currency)) }))
        return row
    }

    private func allocation(_ allocation: FundAllocation, _ currency: Currency) -> ReportRow {
        var row = ReportRow()
        row.add("position", .position(allocation.position))
        row.add("allocatedOn", .date(allocation.on))
        row.add("amount", .money(allocation.amount, currency))
        row.add("basis", .text(allocation.basis.name))
        row.add("expiresOn", .date(allocation.expiresOn))
        return row
    }

    /// A request by those of its steps that are dated by the date; a rejection or a withdrawal,
    /// which have no date in the model, as last known.
    private func request(_ request: FundRequest, _ currency: Currency) -> ReportRow {
        let isApproved = has(request.approved)
        let isClaimed = has(request.claimed)
        let isDecided = has(request.decided)
        let state = state(of: request)
        func amount(_ step: FundStep, _ isThere: Bool) -> Value {
            isThere ? .money(step.amount, currency) : .null
        }
        var row = ReportRow()
        row.add("request", .text(request.id))
        row.add("state", .text(state.name))
        row.add("requestedOn", .date(request.on))
        row.add("requested", .money(request.requested, currency))
        row.add("approvedOn", .date(isApproved ? request.approved.on : nil))
        row.add("approved", amount(request.approved, isApproved))
        row.add("share", isApproved ? .decimal("\(request.share)") : .null)
        row.add("claimBy", .date(isApproved ? request.claimBy : nil))
        row.add("claim", .text(isClaimed ? request.claimID : nil))
        row.add("claimedOn", .date(isClaimed ? request.claimed.on : nil))
        row.add("cost", amount(request.claimed, isClaimed))
        row.add("decidedOn", .date(isDecided ? request.decided.on : nil))
        row.add("reimbursed", amount(request.decided, isDecided))
        return row
    }

    private func state(of request: FundRequest) -> FundRequest.State {
        switch request.state {
        case .requested, .rejected, .withdrawn: return request.state
        case .approved, .claimed, .settled: break
        }
        if request.state == .settled, has(request.decided) { return .settled }
        if has(request.claimed) { return .claimed }
        return has(request.approved) ? .approved : .requested
    }

    private func has(_ step: FundStep) -> Bool { step.position != 0 && step.on <= date }
}
