import Accounting
import Commands
import EventLog
import Events
import NaiveRules
import ReadModels
import TestSupport

/// A history of sales, suspensions, rule versions, closings and reopenings, made up from a seed,
/// recorded in a book and in the naive recomputation alike.
struct RandomDraws {
    /// The last is paid no draw by any version.
    static let payees = ["P-1", "P-2", "P-3", "P-4"]

    let book: Book
    private(set) var naive = NaiveBook()
    private var random: SeededRandom
    private var builder = EventBuilder()
    private(set) var date: BusinessDate
    private var count = 0
    private var versions: UInt32 = 1
    private var invoices: [String] = []

    init(_ book: Book, seed: UInt64) throws {
        self.book = book
        random = SeededRandom(state: seed)
        date = try BusinessDate(parsing: "2025-01-02")
        _ = try record([try builder.activation(of: Self.rules(1, from: "2025-01-01", Self.draw))])
        for payee in Self.payees {
            try add(
                "partner.recruited {partnerId: \(payee), legalName: A, kind: reseller, country: US}"
            )
            try add("partner.activated {partnerId: \(payee), payCurrency: USD}")
        }
    }

    /// Records one thing that happens.
    mutating func step() throws {
        date = try date.adding(days: Int.random(in: 0...6, using: &random))
        let payee = Self.payees.randomElement(using: &random) ?? ""
        switch Int.random(in: 0..<100, using: &random) {
        case ..<40: try invoice(payee)
        case ..<46: try refund()
        case ..<52: try suspend(payee)
        case ..<55: try activateRules()
        case ..<90: try close()
        default: try reopen()
        }
    }

    // MARK: - What happens

    private static let draw =
        "{ payees: [P-3, P-2, P-1], amount: 200.00, per: month, recoverable: true, recovery_starts: 2 }"

    private static func rules(_ number: UInt32, from: String, _ draw: String?) -> String {
        """
        schema: daybook-rules/1
        programme: NOVA
        version: \(number)
        effective: { from: \(from) }
        author: u-ops-1
        approver: u-fin-2
        currency: USD
        fiscal_year_starts: "01-01"
        earning_period: month
        rounding: half_even
        components:
          - id: base
            class: contract_cost
            flat: "7.31%"
        \(draw.map { "draw: \($0)" } ?? "")

        """
    }

    /// The next version, which may begin in months that were closed, with another draw or none.
    private mutating func activateRules() throws {
        let day = try date.adding(days: Int.random(in: -80...20, using: &random))
        let from = Swift.max(day.startOfMonth, try BusinessDate(parsing: "2025-01-01"))
        let amount = Int.random(in: 5...40, using: &random) * 10
        let isRecoverable = Int.random(in: 0..<4, using: &random) > 0
        let payees = ["P-1, P-2", "P-3, P-1, P-2", "P-3, P-2"].randomElement(using: &random) ?? ""
        let starts =
            isRecoverable ? ", recovery_starts: \(Int.random(in: 1...3, using: &random))" : ""
        let draw =
            "{ payees: [\(payees)], amount: \(amount).00, per: month, "
            + "recoverable: \(isRecoverable)\(starts) }"
        let isNone = Int.random(in: 0..<8, using: &random) == 0
        let yaml = Self.rules(versions + 1, from: "\(from)", isNone ? nil : draw)
        if try record([try builder.activation(of: yaml)]) { versions += 1 }
    }

    private mutating func invoice(_ payee: String) throws {
        let id = "I-\(next())"
        invoices.append(id)
        try add(
            "sale.invoiced {invoiceId: \(id), partnerId: \(payee), "
                + "lines: [{lineId: '1', net: \(amount(in: 1_000...1_200_000)) USD}]}",
            on: try date.adding(days: -Int.random(in: 0...50, using: &random)))
    }

    private mutating func refund() throws {
        guard let invoice = invoices.randomElement(using: &random) else { return }
        try add(
            "sale.credited {creditId: C-\(next()), invoiceId: \(invoice), kind: refund, "
                + "lines: [{lineId: '1', net: \(amount(in: 1_000...250_000)) USD}]}")
    }

    /// For some weeks, some of which may be over and closed.
    private mutating func suspend(_ payee: String) throws {
        let from = try date.adding(days: -Int.random(in: 0...40, using: &random))
        let until = try from.adding(days: Int.random(in: 0...60, using: &random))
        let scope = ["[earning]", "[payout]", "[]"].randomElement(using: &random) ?? ""
        try add(
            "partner.standing_changed {partnerId: \(payee), to: suspended, scope: \(scope), "
                + "until: \(until)} because review", on: from)
    }

    /// Closes the first open period, if it is over.
    private mutating func close() throws {
        let programme = book.models.programme
        guard var period = try programme.firstPeriod() else { return }
        while try !programme.isOpen(period) { period = try period.next() }
        let usd = try Currency(parsing: "USD")
        let totals = try book.models.commissions.totals(in: period).map { payee in
            PeriodTotal(
                payeeId: payee.id, currency: usd,
                accrued: Money(minorUnits: payee.totals.accrued, currency: usd),
                adjusted: Money(minorUnits: payee.totals.adjusted, currency: usd))
        }
        let body = PeriodClosed(
            programme: "NOVA", period: "\(period)", totals: totals, digest: .zero)
        let draft = EventDraft(
            body: .periodClosed(body), source: "/random", id: "\(next())", effectiveOn: date,
            actor: EventActor(id: "u-1", role: .finance))
        _ = try record([draft])
    }

    /// Opens one of the last closed periods again.
    private mutating func reopen() throws {
        let programme = book.models.programme
        var closed: [Period] = []
        try programme.periods.forEach { key, row in
            if row.isClosed { closed += [Period(rawValue: Int32(key.number))].compactMap(\.self) }
        }
        guard let chosen = closed.suffix(3).randomElement(using: &random) else { return }
        try add(
            "period.reopened {programme: NOVA, period: \(chosen), approvers: [u-2, u-3]} "
                + "because late")
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

    private mutating func add(_ line: String, on day: BusinessDate? = nil) throws {
        _ = try record([try builder.event("\(day ?? date) \(line)")])
    }

    /// Whether they were recorded. The recomputation learns what was.
    private mutating func record(_ drafts: [EventDraft]) throws -> Bool {
        for (draft, outcome) in zip(drafts, try book.append(drafts, now: FixedClock.now)) {
            guard case .recorded(let position) = outcome else {
                // What was taken back is folded again with the next append.
                _ = try book.append([], now: FixedClock.now)
                return false
            }
            try naive.record(EventPrinter.text(draft), position: Int64(position))
        }
        return true
    }
}
