import Accounting
import Events
import Projections
import ReadModels

/// `period list`: which earning periods are closed, and what payees accrued and were adjusted by:
/// as stated for a closed one, as the journal has it for an open one.
package struct PeriodsQuery: Query {
    /// nil: every period from the programme's first to the one that holds the date.
    package var period: Period?
    /// Only closed, or only open ones.
    package var isClosed: Bool?

    package init() {}

    package let columns = ["period", "state", "closedAt"]
    package let details: DetailColumns? = DetailColumns(
        "totals", ["payee", "currency", "accrued", "adjusted"])

    /// - Complexity: O(periods × payees), at the head.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let models = try book.models(at: point)
        let totals = try models.openTotals()
        for period in try periods(models, point) {
            let stored = try models.programme.periods.row(NumberKey(UInt32(period.rawValue)))
            let isClosed = try !models.programme.isOpen(period)
            guard self.isClosed == nil || self.isClosed == isClosed else { continue }
            var row = ReportRow()
            row.add("period", .text("\(period)"))
            row.add("state", .text(isClosed ? "closed" : "open"))
            row.add("closedAt", .instant(isClosed ? stored?.closedOn : nil))
            let rows = isClosed ? stored?.totals ?? [] : totals[period] ?? []
            row.add("totals", .list(try rows.map { .object(try self.row($0, models)) }))
            try emit(row)
        }
        return try book.citation(
            point, models.fold.states, restingOn: ["programme", "partners", "commission-journal"])
    }

    private func periods(
        _ models: ModelSet, _ point: BookReader.PointInTime
    ) throws -> [Period] {
        if let period { return [period] }
        guard var next = try models.programme.firstPeriod(),
            let calendar = try models.programme.calendar()
        else { return [] }
        let last = calendar.earningPeriod(containing: point.asOf)
        var periods: [Period] = []
        while next <= last {
            periods.append(next)
            next = try next.next()
        }
        return periods
    }

    private func row(_ total: PeriodTotalRow, _ models: ModelSet) throws -> ReportRow {
        var row = ReportRow()
        row.add("payee", .text(try models.partners.id(of: total.payee)))
        row.add("currency", .text(total.currency.code))
        row.add("accrued", .money(total.accrued, total.currency))
        row.add("adjusted", .money(total.adjusted, total.currency))
        return row
    }
}

extension ModelSet {
    /// What a closing would state now, by period: every payee that accrued or was adjusted by
    /// anything but zero, in order of id (rules.md section 9, "Statements").
    package func openTotals() throws -> [Period: [PeriodTotalRow]] {
        guard let currency = try programme.currency() else { return [:] }
        var totals: [Period: [(id: String, row: PeriodTotalRow)]] = [:]
        try commissions.totals.forEach { key, sums in
            guard sums.accrued != 0 || sums.adjusted != 0,
                let period = Period(rawValue: Int32(bitPattern: key.first))
            else { return }
            let row = PeriodTotalRow(
                payee: key.second, currency: currency, accrued: sums.accrued,
                adjusted: sums.adjusted)
            totals[period, default: []].append((try partners.id(of: key.second), row))
        }
        return totals.mapValues { rows in
            rows.sorted { Allocation.bytewisePrecedes($0.id, $1.id) }.map(\.row)
        }
    }
}
