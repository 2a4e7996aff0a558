import Accounting
import Events
import Projections

/// Market development funds: what was given, asked for, approved, claimed and reimbursed (events.md
/// fund/, rules.md section 9).
package final class FundBook: Projector {
    package static let name = "fund-book"
    package static let revision: UInt32 = 1
    package static let kinds: Set<StreamKind> = [.fund]
    package static let upstream: [String] = []

    /// Funds by the ordinal of their stream.
    package let funds = OrdinalTable<FundRow>("funds")

    package init() {}

    package var tables: [any ModelTable] { [funds] }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {
        switch event.type {
        case .fundAllocated: try allocate(event)
        case .fundRequested: try request(event)
        case .fundRequestDecided: try decideRequest(event)
        case .fundClaimed: try claim(event)
        case .fundClaimDecided: try decideClaim(event)
        default: break
        }
    }
}

// MARK: - Asking

extension FundBook {
    package func fund(_ ordinal: UInt32) throws -> FundRow? { try funds.row(ordinal) }

    /// What has become of a fund's money by the end of a day; nil for a fund that is not known.
    ///
    /// - Complexity: O(n log n) in the fund's n events.
    package func figures(of fund: UInt32, asOf date: BusinessDate) throws -> FundFigures? {
        try funds.row(fund).map { FundLedger.figures(of: $0, asOf: date) }
    }
}

// MARK: - Events

extension FundBook {
    private func allocate(_ event: borrowing EventView) throws {
        let body = try FundAllocated(event.asFundAllocated())
        let allocation = FundAllocation(
            position: event.position, on: event.effectiveOn, amount: body.amount.minorUnits,
            basis: body.basis, expiresOn: body.expiresOn)
        let partner = event.reference(FundAllocated.Slot.partnerId)
        try funds.update(event.number) { row in
            row =
                row
                ?? FundRow(id: body.fundId, partner: partner, currency: body.amount.currency)
            row?.allocations.append(allocation)
        }
    }

    private func request(_ event: borrowing EventView) throws {
        let body = try FundRequested(event.asFundRequested())
        let request = FundRequest(
            id: body.requestId, on: event.effectiveOn, requested: body.requested.minorUnits)
        try change(event) { $0.requests.append(request) }
    }

    private func decideRequest(_ event: borrowing EventView) throws {
        let body = try FundRequestDecided(event.asFundRequestDecided())
        let (position, date) = (event.position, event.effectiveOn)
        try change(event, body.requestId) { request in
            switch body.decision {
            case .approved:
                request.state = .approved
                request.approved = FundStep(
                    position: position, on: date, amount: body.approved?.minorUnits ?? 0)
                request.share = body.share ?? .whole
                request.claimBy = body.claimBy
            case .rejected: request.state = .rejected
            case .withdrawn: request.state = .withdrawn
            }
        }
    }

    private func claim(_ event: borrowing EventView) throws {
        let body = try FundClaimed(event.asFundClaimed())
        let claimant = try event.envelope().actor.string()
        let step = FundStep(
            position: event.position, on: event.effectiveOn, amount: body.actualCost.minorUnits)
        try change(event, body.requestId) { request in
            request.state = .claimed
            request.claimID = body.claimId
            request.claimant = claimant
            request.claimed = step
        }
    }

    /// More that is asked for leaves the claim as it is: it is decided again.
    private func decideClaim(_ event: borrowing EventView) throws {
        let body = try FundClaimDecided(event.asFundClaimDecided())
        let step = FundStep(
            position: event.position, on: event.effectiveOn, amount: body.reimburse.minorUnits)
        try change(event, body.requestId) { request in
            request.decided = step
            if body.decision != .actionRequired { request.state = .settled }
        }
    }

    private func change(_ event: borrowing EventView, _ change: (inout FundRow) -> Void) throws {
        guard var row = try funds.row(event.number) else {
            throw ProjectionStop("the fund was never allocated")
        }
        change(&row)
        funds.set(event.number, to: row)
    }

    private func change(
        _ event: borrowing EventView, _ id: String, _ change: (inout FundRequest) -> Void
    ) throws {
        guard var row = try funds.row(event.number),
            let index = row.requests.firstIndex(where: { $0.id == id })
        else { throw ProjectionStop("request \(id) was never made") }
        change(&row.requests[index])
        funds.set(event.number, to: row)
    }
}
