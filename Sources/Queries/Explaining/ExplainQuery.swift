import Accounting
import EventLog
import Events
import ReadModels

/// `explain`: what a figure is made of, down to the clauses of the rules and the events; and why there
/// is none. Every amount is the sum of those below it, or the query fails.
package struct ExplainQuery: Query {
    /// What is to be explained.
    package enum Subject: Hashable, Sendable {
        /// A journal entry, by the position of its event and its number under it.
        case entry(position: UInt64, number: UInt32)
        /// A payee's period; `isFull` with the reasons of every entry.
        case period(payee: String, Period, isFull: Bool)
        /// A document, `invoice/ID` or `credit/ID`: for one payee and component or all.
        case document(String, payee: String?, component: String?)
    }

    package var subject: Subject

    package init(_ subject: Subject) {
        self.subject = subject
    }

    package let columns = ["words", "amount", "currency"]
    package let details: DetailColumns? = DetailColumns(tree: "parts")

    /// - Throws: `QueryError` for what the book does not know, `ReasonsDiffer` where the leaves do not
    ///   sum to the figure.
    /// - Complexity: O(position) for an entry of the past, whose models are folded in memory.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        switch subject {
        case .entry(let position, let number):
            return try answer(position, number, book, point, emit)
        case .period(let payee, let period, let isFull):
            return try answer(payee, period, isFull, book, point, emit)
        case .document(let document, let payee, let component):
            return try answer(document, payee, component, book, point, emit)
        }
    }

    // MARK: An entry

    private func answer(
        _ position: UInt64, _ number: UInt32, _ book: BookReader, _ point: BookReader.PointInTime,
        _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        var point = point
        let head = try book.modelsAtHead()
        let row = try head.commissions.entries.row(position: position, number: number)
        guard let row, position <= point.knownAt else {
            throw QueryError.unknown(kind: "entry", id: "\(position).\(number)")
        }
        if point.isLatestDate {
            // An entry that is posted ahead is effective later than anything that has happened.
            point.asOf = Swift.max(point.asOf, row.effectiveOn)
        }
        guard row.effectiveOn <= point.asOf else {
            throw QueryError.notHonoured(
                name: "--as-of \(point.asOf)",
                reason: "entry \(position).\(number) is effective on \(row.effectiveOn)")
        }
        let models = try PastModels(book).at(position)
        let found = FoundEntry(position: position, number: number, entry: row)
        try emit(try EntryExplainer(models: models, log: book.log).reason(found).row)
        return try book.citation(point, head.fold.states, restingOn: BalanceQuery.models)
    }

    // MARK: A period

    private func answer(
        _ payee: String, _ period: Period, _ isFull: Bool, _ book: BookReader,
        _ point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        var point = point
        let models = try book.modelsAtHead()
        try book.check(earningPeriod: period, "--period")
        if point.isLatestDate, let calendar = try models.programme.calendar() {
            point.asOf = max(point.asOf, calendar.lastDay(of: period))
        }
        let owner = try book.ordinal(of: .partner, payee)
        if let currency = try models.programme.currency() {
            let past = PastModels(book)
            let lines = EntryExplainer(models: models, log: book.log)
            let explainer = PeriodExplainer(payee: owner, period: period, currency: currency)
            let rows = try explainer.figures(models, at: point) { found in
                guard isFull else { return try lines.head(found) }
                let models = try past.at(found.position)
                return try EntryExplainer(models: models, log: book.log).reason(found)
            }
            for row in rows { try emit(row.row) }
        }
        return try book.citation(point, models.fold.states, restingOn: BalanceQuery.models)
    }

    // MARK: A document

    private func answer(
        _ document: String, _ payee: String?, _ component: String?, _ book: BookReader,
        _ point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        guard point.coversAllDates else {
            throw QueryError.notHonoured(
                name: "--as-of \(point.asOf)",
                reason: "what a document brings follows from all that is known; say what was "
                    + "known with --known-at, or explain the entries of a date")
        }
        try book.check(component: component, "--component")
        let owner = try book.ordinal(of: .partner, payee)
        let element = try element(document, book)
        let models = try book.models(at: point)
        try checkGoesOn(models, point)
        guard let reasons = try models.commissions.reasons(for: element) else {
            throw QueryError.unknown(kind: "document", id: document)
        }
        let explainer = try DocumentExplainer(reasons, models, book.log)
        let figures = try explainer.figures(payee: owner, component: component)
        for figure in figures { try figure.check() }
        for figure in figures { try emit(figure.row) }
        return try book.citation(
            point, models.fold.states, restingOn: BalanceQuery.models, hasDate: false)
    }

    private func element(_ document: String, _ book: BookReader) throws -> DocumentElement {
        let name = try DocumentName(document)
        let ordinal = try book.ordinal(of: name.kind, name.id)
        switch name.kind {
        case .invoice: return DocumentElement(invoice: ordinal)
        case .credit:
            let models = try book.modelsAtHead()
            let row = try models.sales.credits.row(ordinal)
            if let row, row.invoice != 0,
                let invoice = try models.sales.invoices.row(row.invoice)
            {
                throw QueryError.notHonoured(
                    name: document,
                    reason: "the credit lowers invoice/\(invoice.id) and brings nothing of its "
                        + "own; explain invoice/\(invoice.id)")
            }
            return DocumentElement(credit: ordinal)
        default:
            throw QueryError.badFilter(
                name: "the document", value: document,
                expected: "invoice/ID or credit/ID; of a \(name.kind.name), explain the entries: "
                    + "journal --document \(document)")
        }
    }

    /// Where the journal has stopped, it has no figures to explain.
    private func checkGoesOn(_ models: ModelSet, _ point: BookReader.PointInTime) throws {
        let state = models.fold.states.first { $0.name == CommissionJournal.name }
        guard let stop = state?.stop else { return }
        throw QueryError.notHonoured(
            name: "explain at position \(point.knownAt)",
            reason: "the journal stopped at position \(stop.position) (\(stop.reason)); what stood "
                + "before it says --known-at \(stop.position - 1)")
    }
}
