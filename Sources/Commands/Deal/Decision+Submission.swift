import Accounting
import Events
import ReadModels
import Rules

// deal.submitted and deal.returned, and the conflicts that the book finds.

extension Decision {
    func submit(_ body: DealSubmitted) throws -> FollowUps {
        let partner = references[DealSubmitted.Slot.partnerId]
        try checkSubmitter(partner, body.partnerId)
        try checkRevision(body)
        if let value = body.value { try requireNotBelowZero(value, "value") }
        guard let rules = try models.programme.inForce(on: on)?.rules.deals else { return .none }
        let found = try models.deals.conflicts(
            for: body, deal: subject, partner: partner, on: on, rules: rules)
        guard !found.isEmpty else { return .none }
        return FollowUps(events: conflictEvents(found, body))
    }

    /// A partner that was activated, is not terminated, and is not suspended for registration.
    private func checkSubmitter(_ partner: UInt32, _ id: String) throws {
        guard let row = try models.partners.state(of: partner), row.activatedOn != nil else {
            throw Refusal(
                DealRefusal.submitterNotActivated,
                "\(id) was never activated; a partner submits deals once it is")
        }
        guard row.state != .terminated else {
            let day = row.terminatedOn.map { " on \($0)" } ?? ""
            throw Refusal(
                DealRefusal.submitterTerminated,
                "\(id) was terminated\(day), and submits no more deals")
        }
        guard try !models.partners.isSuspended(partner, for: .registration, on: on) else {
            let end = row.suspendedUntil.map { " through \($0)" } ?? ""
            throw Refusal(
                DealRefusal.submitterSuspended,
                "\(id) is suspended for registration on \(on)\(end); it submits deals again once "
                    + "that has ended")
        }
    }

    private func checkRevision(_ body: DealSubmitted) throws {
        var next: UInt32 = 1
        if !isFirst, let deal = try models.deals.deal(subject) {
            switch deal.state(on: on) {
            case .returned, .expired, .rejected: next = deal.revision + 1
            case let state:
                throw Refusal(
                    DealRefusal.notToBeRevised,
                    "\(describe(deal, state)); only a deal that was returned, has expired or was "
                        + "rejected is submitted again")
            }
        }
        guard body.revision == next else {
            throw Refusal(
                DealRefusal.wrongRevision,
                "revision is \(body.revision); the next revision is \(next)")
        }
    }

    /// The events that record what was found: in the order of the finding, in the name of the
    /// book, each with an id that is the same whenever the submission is recorded.
    private func conflictEvents(_ found: [FoundConflict], _ body: DealSubmitted) -> [EventDraft] {
        found.enumerated().map { index, conflict in
            EventDraft(
                body: .dealConflictFound(conflict.body(of: body.dealId)), source: "/daybook",
                id: "\(body.dealId)/\(body.revision)/conflict/\(index + 1)", effectiveOn: on,
                occurredAt: draft.occurredAt,
                actor: EventActor(id: "daybook", role: .system),
                correlation: draft.correlation)
        }
    }

    /// Conflicts are found by the book; the one that is moved in and equals what was found is
    /// taken with its submission and never comes here.
    func conflictFound() -> Refusal {
        Refusal(
            DealRefusal.conflictNotFound,
            "conflicts are recorded by the book itself, right after the submission, and it has not "
                + "found this one there; what it has found is in `deals`")
    }

    func sendBack(_ body: DealReturned) throws {
        try requireUndecided(alsoReturned: false, "is returned")
        if let end = body.respondBy { try requireOrder(on, "effectiveOn", end, "respondBy") }
    }
}

// MARK: - The deal of an event

extension Decision {
    /// The event's own deal.
    func deal() throws -> DealRow {
        guard let row = try models.deals.deal(subject) else {
            throw Refusal(SharedRefusal.doesNotExist, "there is no such deal")
        }
        return row
    }

    /// Where a deal stands, in a clause.
    func describe(_ deal: DealRow, _ state: DealState) -> String {
        switch state {
        case .protected: "the deal is protected" + through(deal.protectUntil)
        case .expired: "the deal has expired: it was protected" + through(deal.protectUntil)
        case .upheld: "its rejection was upheld, which is final"
        case .lost, .withdrawn, .duplicate:
            "the deal was closed as \(state.name)" + since(deal.closedOn) + ", which is final"
        case .won: "the deal was won" + since(deal.closedOn)
        case .attributed: "the deal was won" + since(deal.closedOn) + " and is attributed"
        case .conflicted: "the deal is in conflict and not decided yet"
        default: "the deal is \(state.name)"
        }
    }

    private func through(_ date: BusinessDate?) -> String { date.map { " through \($0)" } ?? "" }

    private func since(_ date: BusinessDate?) -> String { date.map { " on \($0)" } ?? "" }

    /// The deal waits for its decision. What happens to it is said by `what`, as in `is approved`.
    @discardableResult
    func requireUndecided(alsoReturned: Bool, _ what: String) throws -> DealRow {
        let deal = try deal()
        let state = deal.state(on: on)
        switch state {
        case .submitted, .conflicted: return deal
        case .returned where alsoReturned: return deal
        default:
            throw Refusal(
                DealRefusal.notUndecided,
                "\(describe(deal, state)); only a deal that is submitted"
                    + (alsoReturned ? ", conflicted or returned " : " or conflicted ") + what)
        }
    }
}
