import Accounting
import Events
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

    /// - Complexity: O(periods × payees); O(postings) as well before the head, or for a date.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let models = try book.modelsAtHead()
        try book.check(earningPeriod: period, "PERIOD")
        let dated = try DatedPeriods(book, models, at: point)
        for period in try periods(dated, models, point) {
            let standing = try dated.standing(period)
            guard isClosed == nil || isClosed == standing.isClosed else { continue }
            var row = ReportRow()
            row.add("period", .text("\(period)"))
            row.add("state", .text(standing.isClosed ? "closed" : "open"))
            row.add("closedAt", .instant(standing.closedAt))
            row.add(
                "totals", .list(try standing.totals.map { .object(try self.row($0, models)) }))
            try emit(row)
        }
        return try book.citation(
            point, models.fold.states, restingOn: ["programme", "partners", "commission-journal"])
    }

    private func periods(
        _ dated: DatedPeriods, _ models: ModelSet, _ point: BookReader.PointInTime
    ) throws -> [Period] {
        if let period { return [period] }
        guard var next = try dated.first(), let calendar = try models.programme.calendar() else {
            return []
        }
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
