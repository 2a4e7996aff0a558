import Accounting
import Commands
import EventLog
import Events
import ReadModels
import TestSupport
import Testing

/// Who is paid by the next run, who is carried and why, and when it pays (rules.md section 9).
@Suite("Payout plans")
struct PayoutPlanTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let given: String
        /// The plan of February.
        let plan: [String]

        var testDescription: String { plan.joined(separator: "; ") }
    }

    private static func adjusted(_ amount: String, on date: String = "2025-01-10") -> String {
        "\(date) commission.adjusted {adjustmentId: A\(amount)/\(date), payeeId: P-1, "
            + "forPeriod: 2025-01, amount: \(amount) USD, cause: c, approver: u-9}\n"
    }

    private static let ready = Given.partner + PayoutRows.profile("true")

    static let rows: [Row] = [
        Row(given: Given.partner, plan: []),
        Row(given: Given.payable, plan: ["P-1 due 100.00 USD: 100.00 USD as 100.00 USD"]),
        Row(given: ready + adjusted("50.00"), plan: ["P-1 due 50.00 USD: 50.00 USD as 50.00 USD"]),
        Row(given: ready + adjusted("49.99"), plan: ["P-1 carried 49.99 USD: below_threshold"]),
        Row(given: ready + adjusted("-5.00"), plan: ["P-1 carried -5.00 USD: below_threshold"]),
        Row(given: ready + adjusted("50.00") + adjusted("-50.00"), plan: []),
        Row(given: ready + adjusted("60.00", on: "2025-02-15"), plan: []),
        Row(given: Given.invoice, plan: ["P-1 carried 100.00 USD: profile_not_complete"]),
        Row(
            given: Given.payable
                + PayoutRows.profile("true").replacing("complete", with: "rejected"),
            plan: ["P-1 carried 100.00 USD: profile_not_complete"]),
        Row(
            given: Given.payable + PartnerRows.suspended("scope: [payout]"),
            plan: ["P-1 carried 100.00 USD: suspended"]),
        Row(
            given: Given.payable + PartnerRows.suspended(),
            plan: ["P-1 carried 100.00 USD: suspended"]),
        Row(
            given: Given.payable + PartnerRows.suspended("scope: [earning, registration]"),
            plan: ["P-1 due 100.00 USD: 100.00 USD as 100.00 USD"]),
        Row(
            given: Given.invoice + PayoutRows.profile("false"),
            plan: ["P-1 due 100.00 USD - no_tax_id 24.00 USD: 76.00 USD as 76.00 USD"]),
        Row(
            given: Given.invoice + PayoutRows.profile("true", "EUR"),
            plan: ["P-1 carried 100.00 USD: no_rate"]),
        Row(
            given: Given.invoice + PayoutRows.profile("false", "EUR") + PayoutRows.rate,
            plan: ["P-1 due 100.00 USD - no_tax_id 24.00 USD: 76.00 USD as 68.40 EUR at 0.9"]),
        Row(
            given: Given.invoice + PayoutRows.profile("true", "EUR")
                + PayoutRows.rate.replacing("'0.9'", with: "'0.00001'"),
            plan: ["P-1 carried 100.00 USD: nothing_left"]),
        Row(given: Given.payable + Given.run(), plan: []),
        Row(
            given: Given.sentRun + "2025-02-13 payout.failed {payoutId: PO-1, cause: returned}\n",
            plan: ["P-1 due 100.00 USD: 100.00 USD as 100.00 USD"]),
    ]

    @Test(arguments: rows)
    func plans(_ row: Row) throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(row.given)
            _ = try book.append([], now: FixedClock.now)
            let head = try book.log.head().position
            let month = try Period(parsing: "2025-02")
            let date = try #require(try book.models.payDate(in: month))
            #expect("\(date)" == "2025-02-14")
            let plan = try #require(try book.models.payoutPlan(on: date, knownAt: head))
            #expect(plan.items.map(Self.text) == row.plan)
        }
    }

    private static func text(_ item: PlannedPayout) -> String {
        guard let division = item.division else {
            return "\(item.payeeID) carried \(item.gross): \(item.reason?.rawValue ?? "")"
        }
        let withheld = division.withheld.map { " - \($0.kind) \($0.amount)" }.joined()
        return "\(item.payeeID) due \(item.gross)\(withheld): \(division.net) as \(division.pay)"
            + (division.rate.map { " at \($0)" } ?? "")
    }

    /// The planned run is what the book records.
    @Test func aPlanIsLegal() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(
                Given.invoice + PayoutRows.profile("false", "EUR") + PayoutRows.rate)
            _ = try book.append([], now: FixedClock.now)
            let date = try BusinessDate(parsing: "2025-02-14")
            let head = try book.log.head().position
            let plan = try #require(try book.models.payoutPlan(on: date, knownAt: head))
            let bodies = try #require(try plan.run(named: "R-1"))
            let template = try EventBuilder.template(on: "2025-02-10")
            let drafts = bodies.enumerated().map { index, body in
                var draft = template
                draft.body = body
                draft.id = "run/\(index)"
                return draft
            }
            let outcomes = try book.append(drafts, now: FixedClock.now)
            #expect(outcomes == [.recorded(position: head + 1), .recorded(position: head + 2)])
            let run = try #require(try book.models.payouts.run(1))
            #expect(run.totals.map { "\($0)" } == ["68.40 EUR"])
            let left = try #require(try book.models.payoutPlan(on: date, knownAt: head + 2))
            #expect(left.items.isEmpty)
        }
    }

    /// Pay dates: a day of the month or its last, rolled over weekends and holidays.
    @Test(arguments: [
        ("day: 15, roll: preceding", "2025-01", "2025-01-15"),
        ("day: 15, roll: preceding", "2025-02", "2025-02-14"),
        ("day: 15, roll: following", "2025-02", "2025-02-17"),
        ("day: 31, roll: preceding", "2025-02", "2025-02-28"),
        ("day: 31, roll: preceding", "2025-08", "2025-08-29"),
        ("day: 31, roll: following", "2025-08", "2025-09-01"),
        ("day: 1, roll: preceding", "2025-06", "2025-05-30"),
        ("day: 4, roll: preceding, holidays: [2025-07-04]", "2025-07", "2025-07-03"),
        ("day: 4, roll: following, holidays: [2025-07-04]", "2025-07", "2025-07-07"),
        ("day: 4, roll: following, holidays: [2025-07-04, 2025-07-07]", "2025-07", "2025-07-08"),
        ("day: 30, roll: preceding", "2028-02", "2028-02-29"),
    ])
    func paysOn(_ rules: String, _ month: String, _ date: String) throws {
        try withTemporaryBook { book in
            let yaml = SampleRuleFiles.head + "payout: { threshold: 50.00, \(rules) }\n"
            var builder = EventBuilder()
            let activation = try builder.activation(of: yaml)
            let outcomes = try book.append([activation], now: FixedClock.now)
            #expect(outcomes.allSatisfy { !$0.isRefusal }, "\(outcomes)")
            let found = try book.models.payDate(in: try Period(parsing: month))
            #expect(found.map { "\($0)" } == date)
        }
    }

    @Test func withoutPayoutRulesThereIsNoPayDate() throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record("rules bare\n")
            #expect(try book.models.payDate(in: try Period(parsing: "2025-02")) == nil)
        }
    }
}

extension EventBuilder {
    /// An event of nothing in particular, whose payload and id are replaced.
    fileprivate static func template(on date: String) throws -> EventDraft {
        var builder = EventBuilder()
        return try builder.event("\(date) payout.run_approved {runId: R-1}")
    }
}
