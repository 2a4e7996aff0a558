import Accounting
import Events
import ReadModels

/// `statement`: what a payee was owed when a period began, what moved it, and what it is owed at
/// the end (rules.md section 9, "Statements").
package struct StatementQuery: Query {
    package var payee: String
    package var period: Period
    /// Whether the rows are the lines of a sheet for people, and not one row with the figures.
    package var isSheet: Bool

    package init(payee: String, period: Period, isSheet: Bool = false) {
        self.payee = payee
        self.period = period
        self.isSheet = isSheet
    }

    package var columns: [String] {
        isSheet
            ? StatementSheet.columns
            : [
                "payee", "period", "currency", "opening", "accrued", "adjusted", "released",
                "paid", "closing",
            ]
    }

    package func heading(
        _ book: BookReader, at point: BookReader.PointInTime
    ) throws -> ReportRow? {
        guard isSheet, let currency = try book.modelsAtHead().programme.currency() else {
            return nil
        }
        var row = ReportRow()
        row.add("payee", .text(payee))
        row.add("period", .text("\(period)"))
        row.add("currency", .text(currency.code))
        return row
    }

    /// Every entry that is booked in the period counts; with a date, those effective by then.
    /// Without one, the date is the period's last day, or the latest of the book if that is later:
    /// what is posted ahead within the period counts as well.
    ///
    /// - Throws: `FigureMismatch` where figures, balances and lines do not agree.
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
        if let currency = try models.programme.currency() {
            let account = try account(of: owner, currency, models, point)
            let groups = try StatementGroup.groups(of: account.lines)
            try account.check(groups)
            let printer = EntryPrinter(models, book.log)
            if isSheet {
                let sheet = StatementSheet(
                    account: account, groups: groups, models: models, printer: printer)
                for row in try sheet.rows() { try emit(row) }
            } else {
                try emit(try row(account, groups, printer))
            }
        }
        return try book.citation(point, models.fold.states, restingOn: BalanceQuery.models)
    }

    private func account(
        of owner: UInt32, _ currency: Currency, _ models: ModelSet,
        _ point: BookReader.PointInTime
    ) throws -> StatementAccount {
        let journal = models.commissions
        // What was booked before the period stands before what was booked in it, whenever the
        // book learned it.
        var before: [Posting] = []
        var within: [Posting] = []
        try journal.postings.forEach(of: UInt64(owner)) { posting in
            guard posting.position <= point.knownAt else { return false }
            guard posting.inPeriod <= period, posting.effectiveOn <= point.asOf else {
                return true
            }
            if posting.inPeriod < period { before.append(posting) } else { within.append(posting) }
            return true
        }
        var account = StatementAccount(payee: payee, period: period, currency: currency)
        for posting in before + within {
            let entry =
                posting.inPeriod == period
                ? try journal.entries.row(position: posting.position, number: posting.number) : nil
            try account.add(
                posting, withheld: try journal.withheld(by: posting), entry,
                component: try journal.component(posting.component))
        }
        return account
    }

    private func row(
        _ account: StatementAccount, _ groups: [StatementGroup], _ printer: EntryPrinter
    ) throws -> ReportRow {
        let (figures, currency) = (account.figures, account.currency)
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
        row.add("groups", .list(groups.map { .object($0.row) }))
        // A payout that withholds has two lines, and is one entry.
        var movements: [Value] = []
        var last: String?
        for line in account.lines where line.name != last {
            last = line.name
            movements.append(
                .object(
                    try printer.row(line.entry, position: line.position, number: line.number)))
        }
        row.add("movements", .list(movements))
        return row
    }
}

extension StatementGroup {
    /// The group as an object of the JSON forms.
    fileprivate var row: ReportRow {
        var row = ReportRow()
        row.add("section", .text(section.rawValue))
        row.add("group", .text(name))
        row.add("currency", .text(currency.code))
        row.add("sum", .money(sum, currency))
        row.add("entries", .list(lines.map { .text($0.name) }))
        return row
    }
}
