import Accounting
import ReadModels
import Rules

// Rules, periods, rates, targets, and what people decide about commissions.

extension RandomHistory {
    /// The first version mostly covers all that comes; some begin late, some have an end.
    mutating func activateFirstRules() throws {
        if terms.hasTiers { return try activate(from: try date.adding(days: -150), lasting: nil) }
        let from = try date.adding(days: random.pick([0, 0, 0, 40, -40]))
        try activate(from: from, lasting: random.chance(10) ? 4 : nil)
    }

    mutating func activateRules() throws {
        guard versions < 5 else { return }
        let from = try date.adding(days: random.number(-220...50))
        let hasEnd = random.chance(25) && !rules.hasLostTier
        try activate(from: from, lasting: hasEnd ? random.number(1...3) : nil)
    }

    /// Activates a version from the first day of an earning period, through the end of the last of
    /// so many.
    private mutating func activate(from day: BusinessDate, lasting periods: Int?) throws {
        let month = Int(terms.fiscalYearStarts.prefix(2)) ?? 1
        let calendar = try FiscalCalendar(
            startMonth: month, earningPeriod: terms.earnsByMonth ? .month : .quarter)
        let first = calendar.earningPeriod(containing: day)
        var end: BusinessDate?
        if let periods {
            var last = first
            for _ in 1..<periods { last = try last.next() }
            end = calendar.lastDay(of: last)
        }
        let yaml = rules.file(
            versions + 1, from: calendar.firstDay(of: first), to: end, &random)
        _ = try activate(yaml: yaml)
    }

    mutating func publishRate() throws {
        let day = try today(late: 20)
        let rate = random.pick(["1.0815", "0.9", "1.333333", "157.31", "0.3071"])
        let (base, quote) =
            random.chance(70) ? ("EUR", terms.currency.code) : (terms.currency.code, "EUR")
        _ = try add(
            "fx.rate_published {base: \(base), quote: \(quote), rateSet: ECB, rate: '\(rate)', "
                + "rateDate: \(day)}")
    }

    mutating func setTarget() throws {
        guard let calendar = try models.programme.calendar() else { return }
        let kind = random.pick([Period.Kind.fiscalYear, .quarter, .month])
        let day = try date.adding(days: random.number(-90...30))
        let period = calendar.period(kind, containing: day)
        let amount = random.pick([10_000, 20_000, 30_000, 60_000])
        let prorate = random.chance(30) ? ", prorate: true" : ""
        let (id, payee) = (next("T"), payee())
        let measure = random.pick(RuleTerms.salesMeasures)
        _ = try add(
            "target.set {targetId: \(id), payeeId: \(payee), measure: \(measure), "
                + "period: '\(period)', amount: \(money(amount))\(prorate)}")
    }

    mutating func adjust() throws {
        guard let period = try anyPeriod() else { return }
        let amount = random.number(1...9_000) * (random.chance(50) ? -1 : 1)
        let (id, payee) = (next("A"), payee())
        _ = try add(
            "commission.adjusted {adjustmentId: \(id), payeeId: \(payee), "
                + "forPeriod: \(period), amount: \(money(amount)), cause: c, approver: u-9}")
    }

    mutating func issueStatement() throws {
        guard let period = try anyPeriod() else { return }
        let (id, payee) = (next("S"), payee())
        let zero = money(0)
        let figures = ["opening", "accrued", "adjusted", "released", "paid", "closing"].map {
            "\($0): \(zero)"
        }
        let isThere = try add(
            "statement.issued {statementId: \(id), payeeId: \(payee), period: \(period), "
                + "currency: \(terms.currency.code), \(figures.joined(separator: ", ")), "
                + "digest: ZERO}")
        if isThere { statements.append((id, payee)) }
    }

    mutating func dispute() throws {
        if let dispute = disputes.last, random.chance(60) {
            let amount = money(random.number(1...3_000))
            let outcome = random.pick([
                "upheld, adjustment: \(amount)", "partial, adjustment: \(amount)", "rejected",
            ])
            _ = try add(
                "commission.dispute_resolved {disputeId: \(dispute), outcome: \(outcome)}")
            return
        }
        guard !statements.isEmpty else { return }
        let statement = random.pick(statements)
        let id = next("X")
        let isThere = try add(
            "commission.dispute_opened {disputeId: \(id), payeeId: \(statement.payee), "
                + "statementId: \(statement.id), entries: [], claimed: \(money(500))}")
        if isThere { disputes.append(id) }
    }
}

// MARK: - Periods

extension RandomHistory {
    /// An earning period from half a year ago to now.
    private mutating func anyPeriod() throws -> Period? {
        guard let calendar = try models.programme.calendar() else { return nil }
        let day = try date.adding(days: -random.number(0...180))
        return calendar.earningPeriod(containing: day)
    }

    /// Closes the first open period, and perhaps those after it, as far as they are over.
    mutating func close() throws {
        for _ in 0..<random.pick([1, 1, 2, 4]) {
            guard var period = try models.programme.firstPeriod() else { return }
            while try !models.programme.isOpen(period) { period = try period.next() }
            let isClosed = try add(
                "period.closed {programme: NOVA, period: \(period), totals: [], digest: ZERO}")
            guard isClosed else { return }
        }
    }

    mutating func reopen() throws {
        guard var period = try models.programme.firstPeriod() else { return }
        var closed: [Period] = []
        while try !models.programme.isOpen(period) {
            closed.append(period)
            period = try period.next()
        }
        guard !closed.isEmpty else { return }
        _ = try add(
            "period.reopened {programme: NOVA, period: \(random.pick(closed)), "
                + "approvers: [u-8, u-9]} because correction")
    }
}
