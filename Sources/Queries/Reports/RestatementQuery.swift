import Accounting
import EventLog
import Events
import Projections
import ReadModels

/// `report restatement`: what the book said about the past at one position and at a later one, and
/// the events that make the difference.
///
/// The journal is only ever added to, so the difference is what entries say, each the doing of one
/// event: those between the two positions, and lapses that have come due since.
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
    /// The earning period that entries are about; nil: every one that the earlier belief knew.
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
        if let date = span.asOf { row.add("asOf", .date(date)) }
        if let known = span.known {
            row.add("through", .date(known.date > .min ? known.date : nil))
        }
        if let period { row.add("period", .text("\(period)")) }
        if let inPeriod { row.add("inPeriod", .text("\(inPeriod)")) }
        row.add("fromKnown", .position(span.from.position))
        row.add("toKnown", .position(span.to.position))
        return row
    }

    /// Without a date and a period, what is compared is what the earlier belief knew of: see
    /// `RestatementSpan`.
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
                let beliefs = try RestatementBeliefs(figure, of: owner, models, span)
                guard payee != nil || !beliefs.events.isEmpty else { return }
                try emit(try row(owner, beliefs, currency, book, models))
            }
        }
        // Without a date, both beliefs follow from the positions alone.
        return try book.citation(
            point, models.fold.states, restingOn: BalanceQuery.models, hasDate: span.asOf != nil)
    }

    private func span(
        _ book: BookReader, at point: BookReader.PointInTime
    ) throws -> RestatementSpan {
        let earlier = try book.point(asOf: nil, knownAt: fromKnown, "--from-known")
        guard earlier.knownAt <= point.knownAt else {
            throw QueryError.badFilter(
                name: "--from-known", value: "position \(earlier.knownAt)",
                expected: "a position not behind that of --to-known, \(point.knownAt)")
        }
        let later = try book.point(asOf: nil, knownAt: .position(point.knownAt))
        var span = RestatementSpan(
            from: RestatementSpan.Belief(position: earlier.knownAt, date: earlier.asOf),
            to: RestatementSpan.Belief(position: later.knownAt, date: later.asOf))
        span.period = period
        span.inPeriod = inPeriod
        if !point.isLatestDate {
            span.asOf = point.asOf
        } else if period == nil, inPeriod == nil {
            let calendar = try book.modelsAtHead().programme.calendar()
            span.known = calendar.map {
                (date: earlier.asOf, period: $0.earningPeriod(containing: earlier.asOf))
            }
        }
        return span
    }
}

// MARK: - Rows

extension RestatementQuery {
    private func row(
        _ owner: UInt32, _ beliefs: RestatementBeliefs, _ currency: Currency, _ book: BookReader,
        _ models: ModelSet
    ) throws -> ReportRow {
        let id = try models.partners.id(of: owner)
        let (was, now) = (beliefs.was, beliefs.now)
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
        _ moved: RestatementBeliefs.Moved, _ currency: Currency, _ log: EventLog
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
