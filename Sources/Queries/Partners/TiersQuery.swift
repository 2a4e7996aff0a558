import Accounting
import Events
import ReadModels

/// `tiers`: the tiers that partners came to, or the one that each holds on the date.
package struct TiersQuery: Query {
    /// nil: every partner.
    package var partner: String?
    /// Every tier that a partner came to by the date; nil: unless a date is given.
    package var isHistory: Bool?

    package init(partner: String? = nil, isHistory: Bool? = nil) {
        self.partner = partner
        self.isHistory = isHistory
    }

    package let columns = ["partner", "tier", "validFrom", "validTo", "position", "cause"]

    /// - Complexity: O(moves) of the partners asked for, at the head; beyond the last day decided,
    ///   looks at the measures.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let named = try book.ordinal(of: .partner, partner)
        let registers = try book.registers(at: point)
        let models = registers.models
        func visit(_ ordinal: UInt32) throws {
            let history = try models.tiers.history(of: ordinal, through: point.asOf)
            let isHistory = isHistory ?? point.isLatestDate
            let shown = isHistory ? history[...] : history.suffix(1)
            for period in shown { try emit(try row(period, models)) }
        }
        if let named { try visit(named) } else { try activated(models).forEach(visit) }
        return try book.citation(
            point, registers.states, restingOn: ["partner-tiers", "programme"])
    }

    private func activated(_ models: ModelSet) throws -> IDOrder {
        var order = IDOrder()
        try models.partners.partners.forEach { ordinal, row in
            if row.activatedOn != nil { order.add(ordinal, try models.partners.id(of: ordinal)) }
        }
        return order
    }

    private func row(_ period: TierPeriod, _ models: ModelSet) throws -> ReportRow {
        var row = ReportRow()
        row.add("partner", .text(try models.partners.id(of: period.partner)))
        row.add("tier", .text(try models.tiers.name(of: period.tier)))
        row.add("validFrom", .date(period.validFrom))
        row.add("validTo", .date(period.validTo))
        row.add("position", .position(period.position))
        row.add("cause", .text(period.cause.name))
        return row
    }
}
