import Accounting
import Events
import ReadModels

/// `statement`: what a payee was owed when a period began, what moved it, and what it is owed at
/// the end (rules.md section 9, "Statements").
package struct StatementQuery: Query {
    package var payee: String
    package var period: Period

    package init(payee: String, period: Period) {
        self.payee = payee
        self.period = period
    }

    package let columns = [
        "payee", "period", "currency", "opening", "accrued", "adjusted", "released", "paid",
        "closing",
    ]
    package let details: DetailColumns? = DetailColumns(
        "movements",
        [
            "entry", "effectiveOn", "kind", "cause", "component", "document", "forPeriod",
            "amount", "inputs",
        ])

    /// Every entry that is booked in the period counts; with a date, those effective by then.
    /// Without one, the date is the period's last day, or the latest of the book if that is later:
    /// what is posted ahead within the period counts as well.
    ///
    /// - Complexity: O(postings of the payee).
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let models = try book.modelsAtHead()
        try book.check(earningPeriod: period, "--period")
        var point = point
        if point.isLatestDate, let calendar = try models.programme.calendar() {
            point.asOf = max(point.asOf, calendar.lastDay(of: period))
        }
        let owner = try book.ordinal(of: .partner, payee)
        var figures = StatementFigures()
        var movements: [Value] = []
        var currency: Currency?
        let printer = EntryPrinter(models, book.log)
        try models.commissions.postings.forEach(of: UInt64(owner)) { posting in
            guard posting.position <= point.knownAt else { return false }
            guard posting.inPeriod <= period, posting.effectiveOn <= point.asOf else {
                return true
            }
            currency = posting.currency
            try figures.add(
                posting, withheld: try models.commissions.withheld(by: posting),
                isBefore: posting.inPeriod < period)
            let number = UInt32(posting.number)
            if posting.inPeriod == period,
                let entry = try models.commissions.entries.row(
                    position: posting.position, number: number)
            {
                movements.append(
                    .object(try printer.row(entry, position: posting.position, number: number)))
            }
            return true
        }
        if let currency = try currency ?? models.programme.currency() {
            try emit(row(figures, movements, currency))
        }
        return try book.citation(point, models.fold.states, restingOn: BalanceQuery.models)
    }

    private func row(
        _ figures: StatementFigures, _ movements: [Value], _ currency: Currency
    ) -> ReportRow {
        var row = ReportRow()
        row.add("payee", .text(payee))
        row.add("period", .text("\(period)"))
        row.add("currency", .text(currency.code))
        row.add("opening", .money(figures.opening, currency))
        row.add("accrued", .money(figures.accrued, currency))
        row.add("adjusted", .money(figures.adjusted, currency))
        row.add("released", .money(figures.released, currency))
        row.add("paid", .money(figures.paid, currency))
        row.add("closing", .money(figures.closing, currency))
        row.add("movements", .list(movements))
        return row
    }
}
