import Commands
import TestSupport
import Testing

@testable import Queries

/// What is a restatement and what is not, without a date: by the periods that the earlier belief
/// knew, not by the dates of what was learned since.
@Suite("Restatements")
struct RestatementTests {
    private typealias Given = ForecastQueryTests

    /// A book of one rule version, events, a second version, and the rest.
    private func withBook(
        _ events: String, then changed: String? = nil, _ later: String = "", rules: String,
        _ body: (BookReader) throws -> Void
    ) throws {
        try withForecastBook(
            fill: { book in
                var builder = EventBuilder()
                var drafts = [try builder.activation(of: rules)] + (try builder.events(events))
                if let changed {
                    var draft = try builder.activation(of: changed)
                    draft.effectiveOn = try .init(parsing: "2025-03-05")
                    drafts.append(draft)
                }
                drafts += try builder.events(later)
                for (draft, outcome) in zip(drafts, try book.append(drafts, now: FixedClock.now)) {
                    #expect(!outcome.isRefusal, "\(draft.id): \(outcome)")
                }
            }, body)
    }

    private func expect(
        _ expected: [String], _ reader: BookReader, from position: UInt64, to later: UInt64? = nil,
        _ figure: RestatementQuery.Figure = .earned, asOf date: String? = nil,
        period: String? = nil, payee: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        var query = RestatementQuery(
            fromKnown: .position(position), payee: payee, figure: figure)
        query.period = try period.map { try .init(parsing: $0) }
        let found = try reader.rows(query, asOf: date, knownAt: later).flatMap { row in
            [row.texts("payee", "was", "is", "change")]
                + row.objects("events").map { "  " + $0.texts("position", "type", "amount") }
        }
        #expect(found == expected, sourceLocation: sourceLocation)
    }

    private static let holds =
        Given.rules + "holds: { customer_unpaid: { lapse_days: 30, reinstate_until_day: 60 } }\n"

    /// P-1 sells 1,000.00 in January, closed, and 2,000.00 in the first days of February.
    private static let begin =
        Given.partner("P-1") + Given.invoice("I-1", "P-1", "1000.00", on: "2025-01-10")  // 5
        + "2025-02-03 period.closed {programme: NOVA, period: 2025-01, totals: [{payeeId: P-1, "
        + "currency: USD, accrued: 100.00 USD, adjusted: 0.00 USD}], digest: ZERO}\n"  // 6
        + Given.invoice("I-2", "P-1", "2000.00", on: "2025-02-04")  // 7

    /// Later sales of the month that had not ended are none, nor are those of later months; a late
    /// document, a credit and adjustments are, whatever their dates.
    @Test func laterSalesAreNone() throws {
        let later =
            Given.invoice("I-3", "P-1", "4000.00", on: "2025-02-20")  // 8
            + Given.invoice("I-4", "P-1", "8000.00", on: "2025-03-02")  // 9
            + Given.invoice("I-5", "P-1", "100.00", on: "2025-02-02")  // 10
            + Given.invoice("I-6", "P-1", "200.00", on: "2025-01-30")  // 11
                + """
                2025-03-20 sale.credited {creditId: C-1, invoiceId: I-1, kind: refund, lines: [{lineId: '1', net: 500.00 USD}]}
                2025-03-21 commission.adjusted {adjustmentId: A-1, payeeId: P-1, forPeriod: 2025-01, amount: 7.00 USD, cause: c, approver: u-9}
                2025-03-22 commission.adjusted {adjustmentId: A-2, payeeId: P-1, forPeriod: 2025-02, amount: 9.00 USD, cause: c, approver: u-9}

                """
        try withBook(Self.begin + later, rules: Given.rules) { reader in
            let january = [
                "  11 sale.invoiced 20.00", "  12 sale.credited -50.00",
                "  13 commission.adjusted 7.00",
            ]
            try expect(
                ["P-1 300.00 296.00 -4.00", "  10 sale.invoiced 10.00"] + january
                    + ["  14 commission.adjusted 9.00"], reader, from: 7)
            try expect([], reader, from: 7, to: 9)
            try expect(["P-1 100.00 77.00 -23.00"] + january, reader, from: 7, period: "2025-01")
            // A period that is named is compared whole.
            try expect(
                [
                    "P-1 200.00 619.00 419.00", "  8 sale.invoiced 400.00",
                    "  10 sale.invoiced 10.00", "  14 commission.adjusted 9.00",
                ], reader, from: 7, period: "2025-02")
            try expect(
                [
                    "P-1 300.00 730.00 430.00", "  8 sale.invoiced 400.00",
                    "  10 sale.invoiced 10.00", "  11 sale.invoiced 20.00",
                ], reader, from: 7, asOf: "2025-02-28")
        }
    }

    /// Rules for the past are one for what they value anew; documents that go from one class of
    /// cost to another have not moved anybody.
    @Test func rulesForThePastAreOne() throws {
        let second = Given.rules.replacing("version: 1", with: "version: 2")
        let dearer = second.replacing("flat: \"10%\"", with: "flat: \"12%\"")
        try withBook(Self.begin, then: dearer, rules: Given.rules) { reader in
            try expect(["P-1 300.00 360.00 60.00", "  8 ruleset.activated 60.00"], reader, from: 7)
            try expect(["P-1 100.00 120.00 20.00", "  8 ruleset.activated 20.00"], reader, from: 6)
        }
        let other = second.replacing("class: contract_cost", with: "class: marketing_expense")
        try withBook(Self.begin, then: other, rules: Given.rules) { reader in
            let entries = try JournalQuery().run(reader, asOf: .max, knownAt: nil).rows
            #expect(entries.contains { $0.word("position") == "8" })
            try expect([], reader, from: 7)
            try expect(["P-1 300.00 300.00 0.00"], reader, from: 7, payee: "P-1")
        }
    }

    /// What lapses on a coming day is not believed before it; where the customer pays in time there
    /// is nothing to restate, however the lapse was posted and taken back.
    @Test func lapsesCountFromTheirDay() throws {
        func day(_ date: String) -> String {
            "\(date) partner.recruited {partnerId: N-\(date), legalName: N, kind: reseller, "
                + "country: US}\n"
        }
        func paid(_ date: String) -> String {
            "\(date) sale.paid {invoiceId: I-1, amount: 1000.00 USD}\n"
        }
        let begin = Given.partner("P-1") + Given.invoice("I-1", "P-1", "1000.00", on: "2025-01-10")
        try withBook(begin + day("2025-02-08") + day("2025-02-09"), rules: Self.holds) { reader in
            try expect([], reader, from: 5, to: 6)
            try expect(["P-1 100.00 0.00 -100.00", "  5 sale.invoiced -100.00"], reader, from: 5)
        }
        try withBook(begin + paid("2025-01-20") + day("2025-03-01"), rules: Self.holds) { reader in
            try expect([], reader, from: 5)
        }
        try withBook(begin + day("2025-02-20") + paid("2025-03-01"), rules: Self.holds) { reader in
            try expect(["P-1 0.00 100.00 100.00", "  7 sale.paid 100.00"], reader, from: 6)
        }
    }

    /// What is owed and paid is about periods too: payouts are about that of their pay date.
    @Test func payoutsAreAboutTheirPayDate() throws {
        let run = """
            2025-02-10 payout.run_scheduled {runId: R-1, payOn: 2025-02-14, knownAt: 7, rulesets: [1], count: 1, totals: [300.00 USD], digest: ZERO} by u-fin-1
            2025-02-10 payout.scheduled {payoutId: PO-1, runId: R-1, payeeId: P-1, gross: 300.00 USD, withheld: [], net: 300.00 USD, pay: 300.00 USD, digest: ZERO} by u-fin-1
            2025-02-11 payout.run_approved {runId: R-1} by u-2
            2025-02-12 payout.sent {runId: R-1, fileHash: ZERO, messageId: M-1}
            2025-02-14 payout.settled {payoutId: PO-1, amount: 300.00 USD}
            2025-03-03 payout.failed {payoutId: PO-1, cause: returned}

            """
        try withBook(Self.begin + run, rules: Given.rules) { reader in
            try expect([], reader, from: 7, to: 12, .paid)
            try expect([], reader, from: 7, to: 12, .owed)
            try expect([], reader, from: 7, .earned)
            try expect(
                ["P-1 300.00 0.00 -300.00", "  13 payout.failed -300.00"], reader, from: 12, .paid,
                period: "2025-02")
        }
    }
}
