import Accounting
import Events
import Projections
import Rules

/// Leads and how they are offered, answered, worked on and closed (events.md lead/, rules.md
/// section 8).
///
/// State goes by the order of the log; that an offer has timed out follows from the instant at
/// which one asks.
package final class LeadFunnel: Projector {
    package static let name = "lead-funnel"
    package static let revision: UInt32 = 1
    package static let kinds: Set<StreamKind> = [.lead]
    package static let upstream = ["programme"]

    /// Leads by the ordinal of their stream.
    package let leads = OrdinalTable<LeadRow>("leads")
    package let histories = OrdinalTable<LeadHistoryRow>("histories")
    /// Declines and time-outs by lead and partner, of offers that were followed by another event.
    let coolOffs = KeyedTable<PairKey, CoolOff>("cool-offs")
    /// Accepted leads by partner and date of the answer.
    let acceptances = DailySums("acceptances")

    private let rules: any RuleLookup

    package init(rules: any RuleLookup) {
        self.rules = rules
    }

    package var tables: [any ModelTable] { [acceptances, coolOffs, histories, leads] }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {
        switch event.type {
        case .leadDistributed: try distribute(event)
        case .leadResponded: try respond(event)
        case .leadProgressed: try progress(event)
        case .leadClosed: try close(event)
        default: break
        }
    }
}

// MARK: - Asking

extension LeadFunnel {
    package func lead(_ ordinal: UInt32) throws -> LeadRow? {
        try leads.row(ordinal)
    }

    /// Where a lead stands by the order of the log when the clock shows `instant`: what an event
    /// that happens then is judged by.
    package func state(of lead: UInt32, at instant: Instant) throws -> LeadState {
        try leads.row(lead)?.state(at: instant) ?? .absent
    }

    /// Where a lead stood at `instant`: by those of its events that had happened by then.
    ///
    /// - Complexity: O(1), or O(n) in the lead's n events for an instant before its latest.
    package func state(of lead: UInt32, asOf instant: Instant) throws -> LeadState {
        guard let row = try leads.row(lead) else { return .absent }
        if instant >= row.latestAt { return row.state(at: instant) }
        guard let step = try histories.row(lead)?.step(at: instant) else { return .absent }
        return step.state.expiring(after: step.respondBy, at: instant)
    }

    /// The last decline or time-out of a lead by a partner as it is known at `instant`, the offer
    /// that stands included; nil where there was none.
    package func coolOff(
        of lead: UInt32, partner: UInt32, at instant: Instant
    ) throws -> CoolOff? {
        let past = try coolOffs.row(PairKey(lead, partner))
        guard let row = try leads.row(lead), row.partner == partner,
            let present = try timeOut(of: row, at: instant)
        else { return past }
        guard let past, past.since >= present.since else { return present }
        return past
    }

    /// What forbids to offer a lead to a partner at `instant` by the rules in force on `date`, and
    /// for how many days; nil where nothing does.
    package func coolOff(
        forbidding lead: UInt32, to partner: UInt32, on date: BusinessDate, at instant: Instant
    ) throws -> (coolOff: CoolOff, days: Int)? {
        guard let days = try rules.inForce(on: date)?.rules.leads?.coolOffDays,
            let found = try coolOff(of: lead, partner: partner, at: instant),
            found.forbids(offerOn: date, days: days)
        else { return nil }
        return (found, days)
    }

    /// How many leads a partner accepted on the days `from...through`.
    ///
    /// - Complexity: O(months between).
    package func accepted(
        of partner: UInt32, from: BusinessDate, through: BusinessDate
    ) throws -> Int64 {
        try acceptances.sum(of: partner, from: from, through: through)
    }

    /// The last instant to answer an offer made at `instant`, by the rules in force on `date`; nil
    /// without limit.
    package func respondBy(offeredAt instant: Instant, on date: BusinessDate) throws -> Instant? {
        guard let hours = try rules.inForce(on: date)?.rules.leads?.respondHours else { return nil }
        return try instant.adding(hours: Int64(hours))
    }

    private func timeOut(of row: LeadRow, at instant: Instant) throws -> CoolOff? {
        guard row.state(at: instant) == .timedOut, let respondBy = row.respondBy else { return nil }
        return CoolOff(since: try respondBy.businessDate(), cause: .timedOut)
    }
}

// MARK: - Events

extension LeadFunnel {
    private func distribute(_ event: borrowing EventView) throws {
        let body = try LeadDistributedView(event.body())
        let instant = event.occurredAt
        var row = LeadRow(
            id: try body.leadId.string(), attempt: body.attempt,
            partner: event.reference(LeadDistributed.Slot.partnerId), offeredAt: instant,
            respondBy: body.respondBy)
        if row.respondBy == nil {
            row.respondBy = try respondBy(offeredAt: instant, on: event.effectiveOn)
        }
        if let last = try leads.row(event.number) {
            if let timeOut = try timeOut(of: last, at: instant) {
                try remember(timeOut, lead: event.number, partner: last.partner)
            }
            row.latestAt = max(last.latestAt, instant)
        }
        try put(row, event)
    }

    private func respond(_ event: borrowing EventView) throws {
        let body = try LeadRespondedView(event.body())
        let date = event.effectiveOn
        try change(event) { row in
            row.respondedOn = date
            row.state = body.response == .accepted ? .accepted : .unassigned
        }
        guard let row = try leads.row(event.number) else { return }
        switch body.response {
        case .accepted:
            try acceptances.add(1, to: row.partner, on: date)
        case .declined:
            try remember(
                CoolOff(since: date, cause: .declined), lead: event.number, partner: row.partner)
        }
    }

    private func progress(_ event: borrowing EventView) throws {
        let stage = try LeadProgressedView(event.body()).stage
        try change(event) { row in
            row.state = .working
            row.stage = stage
        }
    }

    private func close(_ event: borrowing EventView) throws {
        let outcome = try LeadClosedView(event.body()).outcome
        let deal = event.reference(LeadClosed.Slot.dealId)
        let date = event.effectiveOn
        try change(event) { row in
            row.state = .closed
            row.outcome = outcome
            row.deal = deal
            row.closedOn = date
        }
    }

    private func change(
        _ event: borrowing EventView, _ change: (inout LeadRow) -> Void
    ) throws {
        guard var row = try leads.row(event.number) else {
            throw ProjectionStop("the lead was never distributed")
        }
        change(&row)
        row.latestAt = max(row.latestAt, event.occurredAt)
        try put(row, event)
    }

    private func put(_ row: LeadRow, _ event: borrowing EventView) throws {
        let instant = event.occurredAt
        try histories.update(event.number) { history in
            history = history ?? LeadHistoryRow()
            history?.steps.append(LeadStep(row, at: instant))
        }
        leads.set(event.number, to: row)
    }

    /// Keeps the latest; one that is recorded late does not shorten another.
    private func remember(_ coolOff: CoolOff, lead: UInt32, partner: UInt32) throws {
        try coolOffs.update(PairKey(lead, partner)) { known in
            if let last = known, last.since > coolOff.since { return }
            known = coolOff
        }
    }
}
