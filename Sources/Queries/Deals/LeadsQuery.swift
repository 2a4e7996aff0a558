import Accounting
import Events
import ReadModels

/// `leads`: to whom they were offered, and what became of them.
///
/// The state is that at the instant, time-outs included; the rest is as last known.
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
            guard let row = try leads.lead(ordinal) else { return }
            let state = try leads.state(of: ordinal, asOf: instant)
            guard matches(row, state, offered), state != .absent || named != nil else { return }
            try emit(try self.row(row, state, registers.models))
        }
        if let named {
            if try leads.lead(named) != nil {
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

    private func matches(_ row: LeadRow, _ state: LeadState, _ partner: UInt32?) -> Bool {
        if let wanted = self.state, state.name != wanted { return false }
        if let partner, row.partner != partner { return false }
        if let from, row.offeredAt < Instant(startOf: from) { return false }
        if let to, row.offeredAt > Instant(endOf: to) { return false }
        return true
    }

    private func row(_ lead: LeadRow, _ state: LeadState, _ models: ModelSet) throws -> ReportRow {
        var row = ReportRow()
        row.add("lead", .text(lead.id))
        row.add("state", .text(state.name))
        row.add("partner", .name(try models.partners.id(of: lead.partner)))
        row.add("attempt", .integer(Int64(lead.attempt)))
        row.add("respondBy", .instant(lead.respondBy))
        row.add("outcome", .text(lead.outcome?.name))
        row.add("deal", .text(lead.deal == 0 ? nil : try models.deals.texts.row(lead.deal)?.id))
        row.add("offeredAt", .instant(lead.offeredAt))
        row.add("respondedOn", .date(lead.respondedOn))
        row.add("stage", .text(lead.stage?.name))
        row.add("closedOn", .date(lead.closedOn))
        return row
    }

    private func absent() -> ReportRow {
        var row = ReportRow()
        row.add("lead", .text(lead))
        row.add("state", .text(LeadState.absent.name))
        for name in ["partner", "attempt", "respondBy", "outcome", "deal"] { row.add(name, .null) }
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
