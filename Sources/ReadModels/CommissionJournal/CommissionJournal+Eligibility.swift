import Accounting
import Events
import Projections
import Rules

// `earning_starts: month_of_eligibility` (rules.md section 6): from when on a payee earns.

/// The first day from which on a payee earns, as the journal has reckoned with it.
package struct EarningStartRow: TableRow, Equatable {
    /// nil: it does not earn yet.
    package var from: BusinessDate?

    package init(from: BusinessDate?) {
        self.from = from
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(optional: from)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        from = try reader.optionalDate()
    }
}

extension CommissionJournal {
    /// Whether an earner has begun to earn on a date.
    func isEligible(
        _ earner: UInt32, on date: BusinessDate, under plan: VersionPlan
    ) throws -> Bool {
        guard plan.version.rules.earningStarts != nil else { return true }
        let start: BusinessDate?
        if let row = try starts.row(earner) {
            start = row.from
        } else {
            start = try partners.eligibleFrom(earner)
            starts.set(earner, to: EarningStartRow(from: start))
        }
        return start.map { $0 <= date } ?? false
    }

    /// Follows what an event says about a partner: it may have become eligible, or been activated
    /// under a target that is prorated.
    func followPartner(_ event: borrowing EventView) throws {
        let plan = try earningPlan()
        guard plan.needsSalesOrder else { return }
        let partner = event.number
        let isActivation = event.type == .partnerActivated
        let known = try starts.row(partner)
        let start = try partners.eligibleFrom(partner)
        let isMoved = known != nil && known?.from != start
        guard isActivation || isMoved else { return }
        try settle(event, isMoved ? .eligibility : .trueUp) { run in
            if isActivation { try prorateTargets(of: partner, &run) }
            guard let known, known.from != start else { return }
            starts.set(partner, to: EarningStartRow(from: start))
            try touchDocuments(of: partner, from: known.from, to: start, &run)
        }
    }

    /// Touches the documents dated between two starts of earning; nil is never.
    private func touchDocuments(
        of partner: UInt32, from one: BusinessDate?, to other: BusinessDate?,
        _ run: inout SettlingRun
    ) throws {
        let bounds = [one, other].compactMap(\.self)
        guard let first = bounds.min() else { return }
        let last = bounds.count == 2 ? bounds.max().map(OrderKey.start(of:)) : nil
        try salesOrder.visit(
            TreeKey(owner: UInt64(partner)), after: .start(of: first), through: last
        ) { item, _ in
            run.touch(item.document, at: item.key.position)
        }
    }
}
