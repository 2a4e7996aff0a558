import Accounting
import Commands
import EventLog
import Events
import ReadModels
import TestSupport

/// A history of funds, made up from a seed and recorded in a book: what the rules refuse is left
/// out, and much is dated back.
struct RandomFunds {
    /// Funds whose allocations all have one basis, and one that has both.
    static let funds = ["F-accrual", "F-discretionary", "F-mixed"]

    /// A fund as it was known at a position.
    struct Snapshot {
        let position: UInt64
        let fund: UInt32
        let row: FundRow
        /// First day of the first open month: what is dated before may have been booked on it.
        let openFrom: BusinessDate
    }

    let book: Book
    private let closes: Bool
    private var random: SeededRandom
    private var builder = EventBuilder()
    private var date: BusinessDate
    private var count = 0
    private(set) var snapshots: [Snapshot] = []

    /// `closes` says whether months are closed.
    init(_ book: Book, seed: UInt64, closes: Bool) throws {
        self.book = book
        self.closes = closes
        random = SeededRandom(state: seed)
        date = try BusinessDate(parsing: "2025-01-20")
        _ = try book.append([try builder.activation(of: Self.rules)], now: FixedClock.now)
        try add("partner.recruited {partnerId: P-1, legalName: A, kind: reseller, country: US}")
        try add("partner.activated {partnerId: P-1, payCurrency: USD}")
        for fund in Self.funds { try allocate(fund) }
    }

    /// Records one thing that happens to a fund, or closes a month.
    mutating func step() throws {
        date = try date.adding(days: Int.random(in: 0...4, using: &random))
        let fund = Self.funds.randomElement(using: &random) ?? ""
        let requests = try book.models.funds.fund(ordinal(of: fund))?.requests ?? []
        switch Int.random(in: 0..<100, using: &random) {
        case ..<12: try allocate(fund)
        case ..<35: try request(fund)
        case ..<58: try decide(requests.last { $0.state == .requested }, of: fund)
        case ..<76: try claim(requests.last { $0.state == .approved }, of: fund)
        case ..<95: try decideClaim(requests.first { $0.state == .claimed }, of: fund)
        default: if closes { try close() }
        }
    }

    // MARK: - What happens

    private static let rules = """
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

        """

    private mutating func allocate(_ fund: String) throws {
        let day = try self.day()
        let end = try day.adding(days: Int.random(in: 1...120, using: &random))
        let basis =
            switch fund {
            case Self.funds[0]: "accrual"
            case Self.funds[1]: "discretionary"
            default: Bool.random(using: &random) ? "accrual" : "discretionary"
            }
        try add(
            "fund.allocated {fundId: \(fund), partnerId: P-1, amount: \(amount(100_000)) USD, "
                + "basis: \(basis), expiresOn: \(end)}", on: day, about: fund)
    }

    private mutating func request(_ fund: String) throws {
        try add(
            "fund.requested {fundId: \(fund), requestId: Q-\(next()), activity: roadshow, "
                + "plannedCost: 9000.00 USD, requested: \(amount(60_000)) USD, "
                + "activityFrom: 2025-03-10, activityTo: 2025-03-12}", on: try day(), about: fund)
    }

    private mutating func decide(_ request: FundRequest?, of fund: String) throws {
        guard let request else { return }
        let day = try self.day()
        let isRejected = Int.random(in: 0..<8, using: &random) == 0
        let end = try day.adding(days: Int.random(in: 0...60, using: &random))
        let hasEnd = Int.random(in: 0..<5, using: &random) > 0
        try add(
            "fund.request_decided {fundId: \(fund), requestId: \(request.id), "
                + (isRejected
                    ? "decision: rejected}"
                    : "decision: approved, approved: \(text(request.requested)) USD, share: 50%"
                        + (hasEnd ? ", claimBy: \(end)}" : "}")),
            on: day, about: fund)
    }

    private mutating func claim(_ request: FundRequest?, of fund: String) throws {
        guard let request else { return }
        try add(
            "fund.claimed {fundId: \(fund), requestId: \(request.id), claimId: C-\(next()), "
                + "actualCost: 5000.00 USD, proofs: []} by u-p-1", on: try day(), about: fund)
    }

    private mutating func decideClaim(_ request: FundRequest?, of fund: String) throws {
        guard let request else { return }
        let share = Int64.random(in: 0...60_000, using: &random)
        let reimbursed = Swift.min(share, request.approved.amount)
        try add(
            "fund.claim_decided {fundId: \(fund), requestId: \(request.id), "
                + "claimId: \(request.claimID), decision: partial, "
                + "eligibleCost: \(text(2 * share)) USD, reimburse: \(text(reimbursed)) USD} by u-2",
            on: try day(), about: fund)
    }

    /// Closes the first open month, if it is over; nobody has earned anything.
    private mutating func close() throws {
        let period = try firstOpen()
        try add("period.closed {programme: NOVA, period: \(period), totals: [], digest: ZERO}")
    }

    private func firstOpen() throws -> Period {
        var period = try Period(parsing: "2025-01")
        while try !book.models.programme.isOpen(period) { period = try period.next() }
        return period
    }

    // MARK: - Recording

    private func ordinal(of fund: String) throws -> UInt32 {
        try book.log.stream(.fund, fund).ordinal
    }

    /// The present day, or one some time before.
    private mutating func day() throws -> BusinessDate {
        let isBack = Int.random(in: 0..<3, using: &random) == 0
        return isBack ? try date.adding(days: -Int.random(in: 1...40, using: &random)) : date
    }

    private mutating func next() -> Int {
        count += 1
        return count
    }

    private mutating func amount(_ limit: Int64) -> String {
        text(Int64.random(in: 1...limit, using: &random))
    }

    private func text(_ cents: Int64) -> String {
        "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }

    private mutating func add(
        _ line: String, on day: BusinessDate? = nil, about fund: String? = nil
    ) throws {
        let draft = try builder.event("\(day ?? date) \(line)")
        let outcome = try book.append([draft], now: FixedClock.now)[0]
        guard case .recorded(let position) = outcome else {
            // What was taken back is folded again with the next append.
            _ = try book.append([], now: FixedClock.now)
            return
        }
        guard let fund, let row = try book.models.funds.fund(ordinal(of: fund)),
            let calendar = try book.models.programme.calendar()
        else { return }
        snapshots.append(
            Snapshot(
                position: position, fund: try ordinal(of: fund), row: row,
                openFrom: calendar.firstDay(of: try firstOpen())))
    }
}
