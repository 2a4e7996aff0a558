import Accounting
import Events
import Projections

// What happens to a deal while it is protected, and how it ends.

extension DealRegister {
    func extend(_ event: borrowing EventView) throws {
        let until = try DealExtendedView(event.body()).protectUntil
        try change(event) { row in
            row.extensions += 1
            row.protectUntil = until
        }
    }

    func transfer(_ event: borrowing EventView) throws {
        let owner = event.reference(DealTransferred.Slot.toPartnerId)
        let approvedOn = try deals.row(event.number)?.firstApprovedOn
        let before = try approvedOn.map { try self.owner(of: event.number, on: $0) }
        try change(event, setsOwner: true) { row in
            row.hasHadOwners = row.hasHadOwners || row.owner != owner
            row.owner = owner
        }
        // One that is dated back makes the deal another partner's on the day of its approval: what
        // was counted moves to it.
        guard let approvedOn, let before else { return }
        let after = try self.owner(of: event.number, on: approvedOn)
        guard after != before else { return }
        try registered.add(-1, to: before, on: approvedOn)
        try registered.add(1, to: after, on: approvedOn)
    }

    func changeStage(_ event: borrowing EventView) throws {
        let stage = try DealStageChangedView(event.body()).stage
        try change(event) { row in row.stage = stage }
    }

    func close(_ event: borrowing EventView) throws {
        let body = try DealClosedView(event.body())
        let (outcome, value) = (body.outcome, body.value)
        let date = event.effectiveOn
        try change(event) { row in
            row.leftOn = row.leaving(on: date)
            row.state = DealState(outcome)
            row.closedOn = date
            row.closedValue = value
        }
        guard outcome == .won else { return }
        try won.add(1, to: try owner(of: event.number, on: date), on: date)
    }

    func attribute(_ event: borrowing EventView) throws {
        let body = try DealAttributedView(event.body())
        var shares: [AttributedShare] = []
        var rest = body.shares
        while let share = try rest.next() {
            shares.append(
                AttributedShare(
                    payee: event.reference(DealAttributed.Slot.shares + shares.count),
                    role: ShareRole(share.role), isOverlay: share.pool == .overlay,
                    share: share.share))
        }
        self.shares.set(event.number, to: DealSharesRow(shares))
        try change(event) { row in row.state = .attributed }
    }
}

extension DealState {
    fileprivate init(_ outcome: DealOutcome) {
        switch outcome {
        case .won: self = .won
        case .lost: self = .lost
        case .withdrawn: self = .withdrawn
        case .duplicate: self = .duplicate
        }
    }
}
