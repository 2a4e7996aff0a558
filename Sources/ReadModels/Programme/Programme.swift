import Accounting
import Events
import Projections
import Rules

/// What holds for the whole programme: its rule versions, which periods are closed, the published
/// exchange rates, the targets.
package final class Programme: Projector {
    package static let name = "programme"
    package static let revision: UInt32 = 2
    package static let kinds: Set<StreamKind> = [.ruleset, .period, .fx, .target]
    package static let upstream: [String] = []

    /// Rule versions by number.
    package let versions = OrdinalTable<VersionRow>("versions")
    /// Periods that were closed at least once, by their storage form.
    package let periods = KeyedTable<NumberKey, PeriodRow>("periods")
    package let rates = KeyedTable<RateKey, RateRow>("rates")
    /// Targets by the ordinal of their stream.
    package let targets = OrdinalTable<TargetRow>("targets")

    private var parsed = RuleHistory()
    private var parsedCount: UInt32 = 0
    /// Whether `parsed` has every version there is.
    private var isParsed = false
    /// The last answer of `booking(for:)`; most entries of a fold fall into the same period.
    private var lastBooking: (period: Period, answer: Period)?

    package init() {}

    package var tables: [any ModelTable] { [periods, rates, targets, versions] }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {
        switch event.type {
        case .rulesetActivated: try activate(event)
        case .periodClosed: try close(event)
        case .periodReopened: try reopen(event)
        case .fxRatePublished: try publish(event)
        case .targetSet: try setTarget(event)
        default: break
        }
    }

    package func discard() {
        for table in tables { table.discard() }
        parsed = RuleHistory()
        parsedCount = 0
        isParsed = false
        lastBooking = nil
    }
}

// MARK: - Rules

extension Programme {
    /// The versions activated so far, parsed.
    ///
    /// - Throws: `ProjectionStop` where a stored file no longer passes the checks.
    package func history() throws -> RuleHistory {
        if !isParsed { try parseNew() }
        return parsed
    }

    private func parseNew() throws {
        while let row = try versions.row(parsedCount + 1) {
            let reading = RuleFile.parse(text: row.text.yaml, name: "version \(row.number)")
            guard let rules = reading.file else {
                let finding = reading.findings.first.map { "\($0)" } ?? "it cannot be read"
                throw ProjectionStop("rule version \(row.number): \(finding)")
            }
            parsed.activate(rules)
            parsedCount += 1
        }
        isParsed = true
    }

    /// The version in force on a date, or nil where there is none.
    package func inForce(on date: BusinessDate) throws -> RuleVersion? {
        if !isParsed { try parseNew() }
        return parsed.inForce(on: date)
    }

    /// The version activated last; what never changes between versions is read from it.
    package func latest() throws -> RuleVersion? {
        if !isParsed { try parseNew() }
        return parsed.latest
    }

    /// nil before the first activation.
    package func currency() throws -> Currency? {
        try latest()?.rules.head.currency
    }

    /// nil before the first activation.
    package func calendar() throws -> FiscalCalendar? {
        try latest()?.rules.head.calendar
    }

    private func activate(_ event: borrowing EventView) throws {
        let body = try RulesetActivated(event.asRulesetActivated())
        let row = VersionRow(
            number: body.version, position: event.position, activatedOn: event.effectiveOn,
            from: body.from, to: body.to, author: body.author, approver: body.approver,
            actor: try event.envelope().actor.string(), sha256: "\(body.sha256)",
            text: RuleText(body.yaml))
        versions.set(body.version, to: row)
        isParsed = false
        _ = try history()
    }
}

// MARK: - Periods

extension Programme {
    /// The first period of the programme: the one in which version 1 starts. Everything before
    /// counts as closed. nil before the first activation.
    package func firstPeriod() throws -> Period? {
        let history = try history()
        guard let first = history.versions.first?.rules.head else { return nil }
        return first.calendar.earningPeriod(containing: first.from)
    }

    /// Whether entries may be booked in a period.
    package func isOpen(_ period: Period) throws -> Bool {
        guard let first = try firstPeriod(), period >= first else { return false }
        guard let row = try periods.row(NumberKey(UInt32(period.rawValue))) else { return true }
        return !row.isClosed
    }

    /// The period in which an entry that belongs to `date` is booked: its own if it is open, else
    /// the first open one after it (rules.md section 4, "When it is booked").
    ///
    /// - Precondition: a version has been activated.
    /// - Returns: that period, and the date on which the entry takes effect there.
    package func booking(
        for date: BusinessDate
    ) throws -> (period: Period, effectiveOn: BusinessDate) {
        guard let calendar = try calendar(), let first = try firstPeriod() else {
            throw ProjectionStop("nothing can be booked before a rule version is activated")
        }
        let own = calendar.earningPeriod(containing: date)
        let period: Period
        if let lastBooking, lastBooking.period == own {
            period = lastBooking.answer
        } else {
            period = try firstOpen(from: Swift.max(own, first))
            lastBooking = (own, period)
        }
        if period == own { return (period, date) }
        return (period, Swift.max(date, calendar.firstDay(of: period)))
    }

    private func firstOpen(from start: Period) throws -> Period {
        var period = start
        while let row = try periods.row(NumberKey(UInt32(period.rawValue))), row.isClosed {
            period = try period.next()
        }
        return period
    }

    private func close(_ event: borrowing EventView) throws {
        let body = try PeriodClosed(event.asPeriodClosed())
        let key = try periodKey(body.period)
        var totals: [PeriodTotalRow] = []
        for (index, total) in body.totals.enumerated() {
            totals.append(
                PeriodTotalRow(
                    payee: event.reference(PeriodClosed.Slot.totals + index),
                    currency: total.currency, accrued: total.accrued.minorUnits,
                    adjusted: total.adjusted.minorUnits))
        }
        var row = PeriodRow(closedAt: event.position, closedOn: event.recordedAt, totals: totals)
        row.reopenedAt = try periods.row(key)?.reopenedAt ?? 0
        periods.set(key, to: row)
        lastBooking = nil
    }

    private func reopen(_ event: borrowing EventView) throws {
        let body = try event.asPeriodReopened()
        let position = event.position
        try periods.update(try periodKey(try body.period.string())) { row in
            row?.isClosed = false
            row?.reopenedAt = position
        }
        lastBooking = nil
    }

    private func periodKey(_ name: String) throws -> NumberKey {
        guard let period = try? Period(parsing: name) else {
            throw ProjectionStop("\(name) is not the name of a period")
        }
        return NumberKey(UInt32(period.rawValue))
    }
}

// MARK: - Exchange rates and targets

extension Programme {
    /// The rate whose date is the latest on or before `date` and at most `fallbackDays` before
    /// it, as known at a position; nil where there is none.
    ///
    /// - Complexity: O(`fallbackDays`).
    package func rate(
        of set: String, from base: Currency, to quote: Currency, on date: BusinessDate,
        fallbackDays: Int, knownAt position: UInt64 = .max
    ) throws -> ExchangeRate? {
        for age in 0...Swift.max(fallbackDays, 0) {
            let day = try date.adding(days: -age)
            let key = RateKey(rateSet: set, base: base, quote: quote, date: day)
            if let rate = try rates.row(key)?.rate(knownAt: position) { return rate }
        }
        return nil
    }

    private func publish(_ event: borrowing EventView) throws {
        let body = try FxRatePublished(event.asFxRatePublished())
        let key = RateKey(
            rateSet: body.rateSet, base: body.base, quote: body.quote, date: body.rateDate)
        let published = PublishedRate(rate: body.rate, position: event.position)
        try rates.update(key) { row in
            guard let before = row?.published else {
                row = RateRow(published)
                return
            }
            row?.earlier.append(before)
            row?.published = published
        }
    }

    private func setTarget(_ event: borrowing EventView) throws {
        let body = try TargetSet(event.asTargetSet())
        targets.set(
            event.number,
            to: TargetRow(
                id: body.targetId, payee: event.reference(TargetSet.Slot.payeeId),
                measure: body.measure, period: body.period, amount: body.amount,
                prorate: body.prorate ?? false, position: event.position))
    }
}
