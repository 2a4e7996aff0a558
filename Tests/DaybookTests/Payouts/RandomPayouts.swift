import Accounting
import Commands
import EventLog
import Events
import NaiveRules
import ReadModels
import TestSupport

/// A history of sales, credits, profiles, rates, closings, runs and what becomes of them, made up
/// from a seed, recorded in a book and in the naive recomputation alike.
struct RandomPayouts {
    static let payees = ["P-1", "P-2", "P-3"]

    static let rules = """
        schema: daybook-rules/1
        programme: NOVA
        version: 1
        effective: { from: 2025-01-01 }
        author: u-ops-1
        approver: u-fin-2
        currency: USD
        fiscal_year_starts: "01-01"
        earning_period: month
        rounding: half_even
        fx: { rate_set: ECB, fallback_days: 60 }
        components:
          - id: base
            class: contract_cost
            flat: "7.31%"
          - id: rebate
            class: reduction_of_revenue
            flat: "1.17%"
        payout:
          threshold: 50.00
          day: 15
          roll: following
          holidays: [2025-03-17]
          withholding: { no_tax_id: "23.7%" }

        """

    /// The same, and what is earned is held until the customer pays and may not return it any more.
    static let rulesWithHolds =
        rules + """
            holds:
              customer_unpaid: { lapse_days: 40, reinstate_until_day: 60 }
              refund_window: { days: 20 }

            """

    let book: Book
    /// Whether customers pay, as they must where earnings are held.
    private let hasHolds: Bool
    private(set) var naive = NaiveBook()
    private var random: SeededRandom
    private var builder = EventBuilder()
    private(set) var date: BusinessDate
    private var count = 0
    private var invoices: [String] = []
    private var runs: [String] = []
    private var payouts: [String] = []

    init(_ book: Book, seed: UInt64, hasHolds: Bool = false) throws {
        self.book = book
        self.hasHolds = hasHolds
        random = SeededRandom(state: seed)
        date = try BusinessDate(parsing: "2025-01-02")
        _ = try record([try builder.activation(of: hasHolds ? Self.rulesWithHolds : Self.rules)])
        for _ in 0..<4 { try publishRate() }
        for payee in Self.payees {
            try add(
                "partner.recruited {partnerId: \(payee), legalName: A, kind: reseller, country: US}"
            )
            try add("partner.activated {partnerId: \(payee), payCurrency: USD}")
            try setProfile(of: payee)
        }
    }

    /// Records one thing that happens, or a few that belong together.
    mutating func step() throws {
        date = try date.adding(days: Int.random(in: 0...3, using: &random))
        let payee = Self.payees.randomElement(using: &random) ?? ""
        if hasHolds, Int.random(in: 0..<4, using: &random) == 0 { try pay() }
        switch Int.random(in: 0..<100, using: &random) {
        case ..<30: try invoice(payee)
        case ..<38: try refund()
        case ..<43: try adjust(payee)
        case ..<48: try setProfile(of: payee)
        case ..<52: try suspend(payee)
        case ..<57: try publishRate()
        case ..<61: try close()
        case ..<70: try run()
        case ..<83: try advance()
        default: try finish()
        }
    }

    // MARK: - What happens

    private mutating func invoice(_ payee: String) throws {
        let id = "I-\(next())"
        invoices.append(id)
        try add(
            "sale.invoiced {invoiceId: \(id), partnerId: \(payee), "
                + "lines: [{lineId: '1', net: \(amount(in: 1_000...300_000)) USD}]}")
    }

    private mutating func refund() throws {
        guard let invoice = invoices.randomElement(using: &random) else { return }
        try add(
            "sale.credited {creditId: C-\(next()), invoiceId: \(invoice), kind: refund, "
                + "lines: [{lineId: '1', net: \(amount(in: 1_000...150_000)) USD}]}")
    }

    /// The customer pays something on one of the last invoices, or a payment bounces.
    private mutating func pay() throws {
        guard let invoice = invoices.suffix(8).randomElement(using: &random) else { return }
        let type = Int.random(in: 0..<8, using: &random) == 0 ? "payment_reversed" : "paid"
        try add("sale.\(type) {invoiceId: \(invoice), amount: \(amount(in: 1_000...200_000)) USD}")
    }

    private mutating func adjust(_ payee: String) throws {
        let sign = Bool.random(using: &random) ? "-" : ""
        try add(
            "commission.adjusted {adjustmentId: A-\(next()), payeeId: \(payee), forPeriod: 2025-02, "
                + "amount: \(sign)\(amount(in: 100...9_000)) USD, cause: c, approver: u-9}")
    }

    private mutating func setProfile(of payee: String) throws {
        let currency = ["USD", "USD", "EUR", "JPY"].randomElement(using: &random) ?? ""
        let state = ["complete", "complete", "complete", "pending"].randomElement(using: &random)
        try add(
            "partner.payout_profile_set {partnerId: \(payee), payCurrency: \(currency), "
                + "method: ach, accountToken: a, taxForm: w9, "
                + "taxIdOnFile: \(Bool.random(using: &random)), state: \(state ?? "")}")
    }

    private mutating func suspend(_ payee: String) throws {
        let until = try date.adding(days: Int.random(in: 0...20, using: &random))
        try add(
            "partner.standing_changed {partnerId: \(payee), to: suspended, scope: [payout], "
                + "until: \(until)}")
    }

    private mutating func publishRate() throws {
        let (currency, rate) =
            Bool.random(using: &random)
            ? ("EUR", "0.9\(Int.random(in: 1...999, using: &random))")
            : ("JPY", "15\(Int.random(in: 0...9, using: &random)).37")
        try add(
            "fx.rate_published {base: USD, quote: \(currency), rateSet: ECB, rate: '\(rate)', "
                + "rateDate: \(date)}")
    }

    /// Closes the first open period, if it is over.
    private mutating func close() throws {
        guard var period = try book.models.programme.firstPeriod() else { return }
        while try !book.models.programme.isOpen(period) { period = try period.next() }
        let totals = try book.models.commissions.totals(in: period).map { payee in
            PeriodTotal(
                payeeId: payee.id, currency: try usd,
                accrued: Money(minorUnits: payee.totals.accrued, currency: try usd),
                adjusted: Money(minorUnits: payee.totals.adjusted, currency: try usd))
        }
        let body = PeriodClosed(
            programme: "NOVA", period: "\(period)", totals: totals, digest: .zero)
        _ = try record([draft(.periodClosed(body))])
    }

    private var usd: Currency {
        get throws { try Currency(parsing: "USD") }
    }

    /// Runs what the plan of this month says, or late that of the one before; an earlier position
    /// is taken now and then.
    private mutating func run() throws {
        let head = try book.log.head().position
        let back = [0, 0, 0, 1, 3].randomElement(using: &random) ?? 0
        var month = try Period(parsing: "\(date)".prefix(7).description)
        if Int.random(in: 0..<4, using: &random) == 0 { month = try month.previous() }
        guard let payOn = try book.models.payDate(in: month),
            let plan = try book.models.payoutPlan(on: payOn, knownAt: head - UInt64(back))
        else { return }
        let id = "R-\(next())"
        guard let bodies = try plan.run(named: id) else { return }
        let drafts = bodies.map { draft($0) }
        guard try record(drafts) else { return }
        runs.append(id)
        payouts += plan.due.map { "\(id)/\($0.payeeID)" }
        for item in plan.due where back == 0 { try checkIsNotOverpaid(item.payee, on: payOn) }
    }

    /// All that was ever earned covers what a run has paid, but for what is taken back later.
    private func checkIsNotOverpaid(_ payee: UInt32, on payOn: BusinessDate) throws {
        var (left, takenBack) = (Int64(0), Int64(0))
        try book.models.commissions.postings.forEach(of: UInt64(payee)) { posting in
            left += posting.payable
            let isOfPayout = posting.kind == .scheduled || posting.kind == .returned
            if posting.effectiveOn > payOn, !isOfPayout { takenBack += min(0, posting.payable) }
            return true
        }
        guard left >= takenBack else {
            throw Unexpected(what: "payee \(payee) is left with \(left) by \(runs.last ?? "")")
        }
    }

    struct Unexpected: Error {
        let what: String
    }

    private mutating func advance() throws {
        guard let run = runs.last else { return }
        try add("payout.run_approved {runId: \(run)} by u-2")
        if Int.random(in: 0..<10, using: &random) < 8 {
            try add("payout.sent {runId: \(run), fileHash: ZERO, messageId: M}")
        }
    }

    private mutating func finish() throws {
        guard let payout = payouts.suffix(6).randomElement(using: &random) else { return }
        let row = try book.models.payouts.payout(
            try book.log.stream(.payout, payout).ordinal)
        guard let row else { return }
        let rare = ["returned", "bank_rejected", "cancelled"].randomElement(using: &random) ?? ""
        let cause = Int.random(in: 0..<10, using: &random) < 7 ? "settled" : rare
        guard cause == "settled" else {
            try add("payout.failed {payoutId: \(payout), cause: \(cause)}")
            return
        }
        let isAbroad = row.pay.currency != row.net.currency
        let difference = isAbroad ? Int64.random(in: -40...40, using: &random) : 0
        let amount = Money(
            minorUnits: row.pay.minorUnits + difference, currency: row.pay.currency)
        try add("payout.settled {payoutId: \(payout), amount: \(amount)}")
    }

    // MARK: - Recording

    private mutating func next() -> Int {
        count += 1
        return count
    }

    private mutating func amount(in range: ClosedRange<Int64>) -> String {
        let cents = Int64.random(in: range, using: &random)
        return "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }

    private mutating func add(_ line: String) throws {
        _ = try record([try builder.event("\(date) \(line)")])
    }

    private mutating func draft(_ body: EventBody) -> EventDraft {
        EventDraft(
            body: body, source: "/random", id: "\(next())", effectiveOn: date,
            actor: EventActor(id: "u-1", role: .finance))
    }

    /// Whether they were recorded. The recomputation learns what was.
    private mutating func record(_ drafts: [EventDraft]) throws -> Bool {
        var options = Book.AppendOptions()
        options.isAtomic = true
        for (draft, outcome) in zip(
            drafts, try book.append(drafts, now: FixedClock.now, options: options))
        {
            switch outcome {
            case .recorded(let position):
                try naive.record(
                    EventPrinter.text(draft),
                    position: Int64(position))
            case .alreadyThere: break
            case .refused:
                // What was taken back is folded again with the next append.
                _ = try book.append([], now: FixedClock.now)
                return false
            }
        }
        return true
    }
}
