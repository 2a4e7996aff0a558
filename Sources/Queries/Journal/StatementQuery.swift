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
        var figures = Figures()
        var movements: [Value] = []
        var currency: Currency?
        let printer = EntryPrinter(models, book.log)
        try models.commissions.postings.forEach(of: UInt64(owner)) { posting in
            guard posting.position <= point.knownAt else { return false }
            guard posting.inPeriod <= period, posting.effectiveOn <= point.asOf else {
                return true
            }
            currency = posting.currency
            try figures.add(posting, isBefore: posting.inPeriod < period)
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
            try emit(try row(figures, movements, currency))
        }
        return try book.citation(point, models.fold.states, restingOn: BalanceQuery.models)
    }

    private func row(
        _ figures: Figures, _ movements: [Value], _ currency: Currency
    ) throws -> ReportRow {
        var row = ReportRow()
        row.add("payee", .text(payee))
        row.add("period", .text("\(period)"))
        row.add("currency", .text(currency.code))
        row.add("opening", .money(figures.opening, currency))
        row.add("accrued", .money(figures.accrued, currency))
        row.add("adjusted", .money(figures.adjusted, currency))
        row.add("released", .money(figures.released, currency))
        row.add("paid", .money(figures.paid, currency))
        row.add("closing", .money(try figures.closing(), currency))
        row.add("movements", .list(movements))
        return row
    }

    private struct Figures {
        var opening: Int64 = 0
        var accrued: Int64 = 0
        var adjusted: Int64 = 0
        var released: Int64 = 0
        var paid: Int64 = 0

        func closing() throws(AccountingError) -> Int64 {
            try opening.adding(accrued).adding(adjusted).subtracting(paid)
        }

        mutating func add(_ posting: Posting, isBefore: Bool) throws(AccountingError) {
            var owed: Int64 = 0
            switch posting.kind {
            case .accrued:
                owed = posting.amount
                if !isBefore { try accrued.add(owed) }
            case .adjusted, .drawn, .reinstated:
                owed = posting.amount
                if !isBefore { try adjusted.add(owed) }
            case .forfeited:
                owed = -posting.amount
                if !isBefore { try adjusted.add(owed) }
            case .released: if !isBefore { try released.add(posting.amount) }
            case .paid:
                owed = -posting.amount
                if !isBefore { try paid.add(posting.amount) }
            case .scheduled, .returned, .fundAllocated, .fundExpired, .fundReimbursed: break
            }
            if isBefore { try opening.add(owed) }
        }
    }
}
