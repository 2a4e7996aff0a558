import Accounting
import EventLog
import Events
import Projections
import ReadModels

/// `report restatement`: what the book said about one date at one position and at a later one, and
/// the events that it has learned in between.
///
/// The journal is only ever added to, so the difference is what the entries between the two
/// positions say: each is the doing of one event.
package struct RestatementQuery: Query {
    /// What is compared.
    package enum Figure: String, CaseIterable, Sendable {
        /// What was accrued, adjusted, drawn and reinstated, less what was forfeited.
        case earned
        /// Held, payable and scheduled together.
        case owed
        /// What was settled and withheld.
        case paid
    }

    /// nil: every payee whose figure an event has moved.
    package var payee: String?
    /// The position, or instant, of the earlier belief. The later one is that of the question.
    package var fromKnown: KnownAt
    package var figure: Figure
    /// The earning period that entries are about; nil: every one.
    package var period: Period?
    /// The earning period in which entries are booked; nil: every one.
    package var inPeriod: Period?

    package init(fromKnown: KnownAt, payee: String? = nil, figure: Figure = .earned) {
        self.fromKnown = fromKnown
        self.payee = payee
        self.figure = figure
    }

    package let columns = ["payee", "currency", "was", "is", "change"]
    package let details: DetailColumns? = DetailColumns(
        "events",
        ["position", "recordedAt", "effectiveOn", "type", "subject", "amount", "entries"])

    package func heading(
        _ book: BookReader, at point: BookReader.PointInTime
    ) throws -> ReportRow? {
        let span = try span(book, at: point)
        var row = ReportRow()
        row.add("figure", .text(figure.rawValue))
        row.add("asOf", span.asOf > .min ? .date(span.asOf) : .null)
        if let period { row.add("period", .text("\(period)")) }
        if let inPeriod { row.add("inPeriod", .text("\(inPeriod)")) }
        row.add("fromKnown", .position(span.from))
        row.add("toKnown", .position(span.to))
        return row
    }

    /// Without a date, the figures are those of the latest date that the earlier belief had: what
    /// was sold after it is no restatement.
    ///
    /// - Throws: `QueryError.badFilter` where the earlier position lies behind the later one;
    ///   `FigureMismatch` where the events do not sum to the change.
    /// - Complexity: O(postings of the payees asked for).
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let models = try book.modelsAtHead()
        try book.check(earningPeriod: period, isBooked: false, "--period")
        try book.check(earningPeriod: inPeriod, "--in-period")
        let span = try span(book, at: point)
        if let currency = try models.programme.currency() {
            var order = IDOrder()
            for owner in try book.payees(payee, models) {
                order.add(owner, try models.partners.id(of: owner))
            }
            try order.forEach { owner in
                let beliefs = try beliefs(about: owner, models, span)
                guard payee != nil || !beliefs.events.isEmpty else { return }
                try emit(try row(owner, beliefs, currency, book, models))
            }
        }
        var cited = point
        cited.asOf = span.asOf
        return try book.citation(cited, models.fold.states, restingOn: BalanceQuery.models)
    }
}

// MARK: - The two beliefs

extension RestatementQuery {
    /// The two positions, and the date that both beliefs are about.
    private struct Span {
        let from: UInt64
        let to: UInt64
        let asOf: BusinessDate
    }

    /// What was believed of a payee, what is, and what each event in between has brought.
    private struct Beliefs {
        var was = StatementFigures()
        var now = StatementFigures()
        /// In log order.
        var events: [Moved] = []
    }

    /// An event and what its entries move, in minor units.
    private struct Moved {
        let position: UInt64
        var amount: Int64 = 0
        var entries: [String] = []
    }

    private func span(_ book: BookReader, at point: BookReader.PointInTime) throws -> Span {
        let earlier = try book.point(asOf: nil, knownAt: fromKnown)
        guard earlier.knownAt <= point.knownAt else {
            throw QueryError.badFilter(
                name: "--from-known", value: "position \(earlier.knownAt)",
                expected: "a position not behind that of --to-known, \(point.knownAt)")
        }
        return Span(
            from: earlier.knownAt, to: point.knownAt,
            asOf: point.isLatestDate ? earlier.asOf : point.asOf)
    }

    private func counts(_ posting: Posting, _ span: Span) -> Bool {
        posting.effectiveOn <= span.asOf && (period == nil || posting.forPeriod == period)
            && (inPeriod == nil || posting.inPeriod == inPeriod)
    }

    private func beliefs(
        about owner: UInt32, _ models: ModelSet, _ span: Span
    ) throws -> Beliefs {
        let journal = models.commissions
        var beliefs = Beliefs()
        try journal.postings.forEach(of: UInt64(owner)) { posting in
            guard posting.position <= span.to else { return false }
            guard counts(posting, span) else { return true }
            let withheld = try journal.withheld(by: posting)
            try beliefs.now.add(posting, withheld: withheld, isBefore: false)
            if posting.position <= span.from {
                try beliefs.was.add(posting, withheld: withheld, isBefore: false)
                return true
            }
            try add(posting, withheld, to: &beliefs, journal)
            return true
        }
        return beliefs
    }

    /// Counts the entry itself, not its posting, as a part of what the event has brought.
    private func add(
        _ posting: Posting, _ withheld: Int64, to beliefs: inout Beliefs,
        _ journal: CommissionJournal
    ) throws {
        guard
            let entry = try journal.entries.row(position: posting.position, number: posting.number)
        else { return }
        var figures = StatementFigures()
        try figures.add(
            Posting(entry, position: posting.position, number: posting.number),
            withheld: withheld, isBefore: false)
        let amount = try amount(of: figures)
        guard amount != 0 else { return }
        if beliefs.events.last?.position != posting.position {
            beliefs.events.append(Moved(position: posting.position))
        }
        let last = beliefs.events.count - 1
        try beliefs.events[last].amount.add(amount)
        beliefs.events[last].entries.append("\(posting.position).\(posting.number)")
    }

    private func amount(of figures: StatementFigures) throws(AccountingError) -> Int64 {
        switch figure {
        case .earned: try figures.accrued.adding(figures.adjusted)
        case .owed: figures.closing
        case .paid: figures.paid
        }
    }
}

// MARK: - Rows

extension RestatementQuery {
    private func row(
        _ owner: UInt32, _ beliefs: Beliefs, _ currency: Currency, _ book: BookReader,
        _ models: ModelSet
    ) throws -> ReportRow {
        let id = try models.partners.id(of: owner)
        let (was, now) = (try amount(of: beliefs.was), try amount(of: beliefs.now))
        let change = try now.subtracting(was)
        let moved = try beliefs.events.reduce(Int64(0)) { sum, event in
            try sum.adding(event.amount)
        }
        try FigureMismatch.check("the events that moved \(id)", moved, is: change) {
            "\(Money(minorUnits: $0, currency: currency))"
        }
        var row = ReportRow()
        row.add("payee", .text(id))
        row.add("currency", .text(currency.code))
        row.add("was", .money(was, currency))
        row.add("is", .money(now, currency))
        row.add("change", .money(change, currency))
        row.add(
            "events",
            .list(try beliefs.events.map { .object(try event($0, currency, book.log)) }))
        return row
    }

    private func event(
        _ moved: Moved, _ currency: Currency, _ log: EventLog
    ) throws -> ReportRow {
        try log.read { reader in
            let event = try reader.event(at: moved.position)
            var row = ReportRow()
            row.add("position", .position(moved.position))
            row.add("recordedAt", .instant(event.recordedAt))
            row.add("effectiveOn", .date(event.effectiveOn))
            row.add("type", .text(event.type.name))
            row.add("subject", .text(try event.envelope().stream.string()))
            row.add("amount", .money(moved.amount, currency))
            row.add("entries", .list(moved.entries.map { .text($0) }))
            return row
        }
    }
}
