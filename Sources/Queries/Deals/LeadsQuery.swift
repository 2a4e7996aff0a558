import Accounting
import Events
import ReadModels

/// `leads`: to whom they were offered, and what became of them.
///
/// The state is that at the instant, time-outs included, and filters look at the offer of the
/// instant. `partner` is as last known, `partnerAsOf` that of the instant; of the rest, what came
/// after the instant is blank.
package struct LeadsQuery: Query {
    /// nil: every lead.
    package var lead: String?
    /// The instant of the state; nil for the end of the date.
    package var at: Instant?
    /// One of `states`.
    package var state: String?
    package var partner: String?
    /// First and last UTC day of the last offer.
    package var from: BusinessDate?
    package var to: BusinessDate?

    package init() {}

    package static let states = LeadState.allCases.map(\.name)

    package let columns = [
        "lead", "state", "partner", "attempt", "offeredAt", "respondBy", "stage", "outcome",
        "deal",
    ]

    /// - Complexity: O(1) for one lead and O(n log n) for all n, at the head.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        try Filter.check(state, among: Self.states, "--state")
        if at != nil, !point.isLatestDate {
            throw QueryError.notHonoured(
                name: "--as-of", reason: "--at names the very instant; give one of them")
        }
        let instant = at ?? Instant(endOf: point.asOf)
        let named = try book.ordinal(of: .lead, lead)
        let offered = try book.ordinal(of: .partner, partner)
        let registers = try book.registers(at: point)
        let leads = registers.models.leads
        func visit(_ ordinal: UInt32) throws {
            guard let row = try leads.lead(ordinal),
                let past = try PastLead(ordinal, row, at: instant, leads),
                matches(past, offered)
            else { return }
            try emit(try self.row(row, past, registers.models))
        }
        if let named {
            if try leads.state(of: named, asOf: instant) != .absent {
                try visit(named)
            } else if state == nil || state == LeadState.absent.name {
                try emit(absent())
            }
        } else {
            var order = IDOrder()
            try leads.leads.forEach { order.add($0, $1.id) }
            try order.forEach(visit)
        }
        return try book.citation(
            point, registers.states, restingOn: ["lead-funnel", "partners", "deal-register"],
            hasDate: at == nil)
    }

    private func matches(_ past: PastLead, _ partner: UInt32?) -> Bool {
        if let state, past.state.name != state { return false }
        if let partner, past.partner != partner { return false }
        if let from, past.offeredAt < Instant(startOf: from) { return false }
        if let to, past.offeredAt > Instant(endOf: to) { return false }
        return true
    }

    private func row(
        _ lead: LeadRow, _ past: PastLead, _ models: ModelSet
    ) throws -> ReportRow {
        let isClosed = past.state == .closed
        var row = ReportRow()
        row.add("lead", .text(lead.id))
        row.add("state", .text(past.state.name))
        row.add("partner", .name(try models.partners.id(of: lead.partner)))
        row.add("attempt", .integer(Int64(past.attempt)))
        row.add("respondBy", .instant(past.respondBy))
        row.add("outcome", .text(isClosed ? lead.outcome?.name : nil))
        let deal = isClosed ? lead.deal : 0
        row.add("deal", .text(deal == 0 ? nil : try models.deals.texts.row(deal)?.id))
        row.add("offeredAt", .instant(past.offeredAt))
        row.add("respondedOn", .date(past.hasResponse ? lead.respondedOn : nil))
        row.add("stage", .text(past.hasStage ? lead.stage?.name : nil))
        row.add("closedOn", .date(isClosed ? lead.closedOn : nil))
        row.add("partnerAsOf", .name(try models.partners.id(of: past.partner)))
        return row
    }

    private func absent() -> ReportRow {
        var row = ReportRow()
        row.add("lead", .text(lead))
        row.add("state", .text(LeadState.absent.name))
        for name in ["partner", "attempt", "respondBy", "outcome", "deal"] { row.add(name, .null) }
        row.add("partnerAsOf", .null)
        return row
    }
}

extension Instant {
    /// The last microsecond of a UTC day.
    init(endOf date: BusinessDate) {
        let start = Instant(startOf: date).microsecondsSince1970
        self.init(microsecondsSince1970: start + 86_400_000_000 - 1)
    }
}

/// A lead as it stood at an instant.
private struct PastLead {
    let state: LeadState
    let attempt: UInt32
    let partner: UInt32
    let respondBy: Instant?
    let offeredAt: Instant
    /// Whether the last answer, and the last stage, had been given.
    let hasResponse: Bool
    let hasStage: Bool

    /// nil where the lead was not offered yet.
    ///
    /// - Complexity: O(1), or O(n) in the lead's n events for an instant before its latest.
    init?(_ ordinal: UInt32, _ row: LeadRow, at instant: Instant, _ leads: LeadFunnel) throws {
        state = try leads.state(of: ordinal, asOf: instant)
        guard state != .absent else { return nil }
        if instant >= row.latestAt {
            (attempt, partner, respondBy) = (row.attempt, row.partner, row.respondBy)
            offeredAt = row.offeredAt
            (hasResponse, hasStage) = (true, true)
            return
        }
        let steps = try leads.histories.row(ordinal)?.steps ?? []
        guard let step = steps.last(where: { $0.at <= instant }) else { return nil }
        (attempt, partner, respondBy) = (step.attempt, step.partner, step.respondBy)
        offeredAt = steps.last { $0.at <= instant && $0.state == .offered }?.at ?? step.at
        // The row has the last answer and the last stage only.
        let answer = steps.last { $0.state == .accepted || $0.state == .unassigned }
        hasResponse = answer.map { $0.at <= instant && $0.attempt == step.attempt } ?? false
        hasStage = steps.last { $0.state == .working }.map { $0.at <= instant } ?? false
    }
}
