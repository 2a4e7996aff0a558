import Accounting
import TestSupport
import Testing

@testable import Queries

/// What has moved a forecast: events with amounts that sum to the change.
@Suite("Forecast, differences")
struct ForecastDifferenceTests {
    private typealias Given = ForecastQueryTests

    private func shown(_ rows: [ReportRow]) -> [String] {
        rows.flatMap { row in
            [row.texts("payee", "month", "before", "after", "change")]
                + row.objects("events").map {
                    "  " + $0.texts("position", "type", "subject", "amount")
                }
        }
    }

    private func difference(
        _ reader: BookReader, since position: UInt64, asOf date: String? = nil,
        knownAt: UInt64? = nil, _ payee: String? = nil, months: Int = 2
    ) throws -> [String] {
        let query = ForecastDifferenceQuery(
            payee: payee, months: months, since: .position(position))
        return shown(try reader.rows(query, asOf: date, knownAt: knownAt))
    }

    private static let events =
        Given.partner("P-1") + Given.partner("P-2")
        // 8: 40.00 for P-1, below the threshold.
        + Given.invoice("I-1", "P-1", "400.00", on: "2025-01-20")
        // 9: 20.00, with which it is above.
        + Given.invoice("I-2", "P-1", "200.00", on: "2025-01-21")
        + Given.invoice("I-3", "P-2", "5000.00", on: "2025-01-21")
            + """
            2025-01-22 sale.credited {creditId: C-1, invoiceId: I-3, kind: refund, lines: [{lineId: '1', net: 1000.00 USD}]}
            2025-02-03 commission.adjusted {adjustmentId: A-1, payeeId: P-2, forPeriod: 2025-03, amount: 70.00 USD, cause: c, approver: u-9}
            2025-02-04 partner.standing_changed {partnerId: P-2, to: suspended, scope: [payout], until: 2025-02-20}
            2025-02-10 payout.run_scheduled {runId: R-1, payOn: 2025-02-14, knownAt: 13, rulesets: [1], count: 1, totals: [60.00 USD], digest: ZERO} by u-fin-1
            2025-02-10 payout.scheduled {payoutId: PO-1, runId: R-1, payeeId: P-1, gross: 60.00 USD, withheld: [], net: 60.00 USD, pay: 60.00 USD, digest: ZERO} by u-fin-1
            2025-02-11 payout.run_approved {runId: R-1} by u-2
            2025-02-12 payout.sent {runId: R-1, fileHash: ZERO, messageId: M-1}
            2025-02-14 payout.settled {payoutId: PO-1, amount: 60.00 USD}
            """

    /// Sales and a credit; what lifts a payee over the threshold has moved all of it.
    @Test func entriesMoveIt() throws {
        try withForecastBook(rules: [Given.rules], Self.events) { reader in
            let found = try difference(
                reader, since: 7, asOf: "2025-02-03", knownAt: 12)
            #expect(
                found == [
                    "P-1 2025-02 0.00 60.00 60.00", "  9 sale.invoiced invoice/I-2 60.00",
                    "P-2 2025-02 0.00 400.00 400.00", "  10 sale.invoiced invoice/I-3 500.00",
                    "  11 sale.credited credit/C-1 -100.00",
                    "P-2 2025-03 0.00 70.00 70.00",
                    "  12 commission.adjusted adjustment/A-1 70.00",
                ])
            // What was known before is not told again.
            let later = try difference(reader, since: 10, asOf: "2025-02-03", knownAt: 12)
            #expect(
                later == [
                    "P-2 2025-02 500.00 400.00 -100.00", "  11 sale.credited credit/C-1 -100.00",
                    "P-2 2025-03 0.00 70.00 70.00",
                    "  12 commission.adjusted adjustment/A-1 70.00",
                ])
            // As of a day before the adjustment it does not count.
            let earlier = try difference(
                reader, since: 10, asOf: "2025-02-02", knownAt: 12, "P-2")
            #expect(
                earlier == [
                    "P-2 2025-02 500.00 400.00 -100.00", "  11 sale.credited credit/C-1 -100.00",
                ])
        }
    }

    /// A suspension, which has no entry, and a run, which makes what was committed scheduled and what
    /// it leaves out wait.
    @Test func standingsAndRunsMoveIt() throws {
        try withForecastBook(rules: [Given.rules], Self.events) { reader in
            let suspended = try difference(
                reader, since: 12, asOf: "2025-02-10", knownAt: 13, "P-2")
            #expect(
                suspended == [
                    "P-2 2025-02 400.00 0.00 -400.00",
                    "  13 partner.standing_changed partner/P-2 -400.00",
                    "P-2 2025-03 70.00 470.00 400.00",
                    "  13 partner.standing_changed partner/P-2 400.00",
                ])
            let run = try difference(reader, since: 12, asOf: "2025-02-12", knownAt: 17)
            #expect(
                run == [
                    "P-2 2025-02 400.00 0.00 -400.00",
                    "  13 partner.standing_changed partner/P-2 -400.00",
                    "P-2 2025-03 70.00 470.00 400.00",
                    "  13 partner.standing_changed partner/P-2 400.00",
                ])
            let settled = try difference(reader, since: 17, "P-1")
            #expect(
                settled == [
                    "P-1 2025-02 60.00 0.00 -60.00", "  18 payout.settled payout/PO-1 -60.00",
                ])
            #expect(try difference(reader, since: 18, "P-1").isEmpty)
        }
    }

    /// A payee whom the run leaves out is paid by the next one: the run has moved that.
    @Test func whatARunLeavesOutIsMovedByTheRun() throws {
        let events = Self.events.split(separator: "\n").filter {
            !$0.contains("standing_changed")
        }.joined(separator: "\n").replacing("knownAt: 13", with: "knownAt: 12")
        try withForecastBook(rules: [Given.rules], events) { reader in
            let run = try difference(reader, since: 12, asOf: "2025-02-10", knownAt: 14)
            #expect(
                run == [
                    "P-2 2025-02 400.00 0.00 -400.00", "  13 payout.run_scheduled run/R-1 -400.00",
                    "P-2 2025-03 70.00 470.00 400.00", "  13 payout.run_scheduled run/R-1 400.00",
                ])
        }
    }

    /// New rules: another pay day, a threshold, and the rate by which a sale is valued.
    @Test func rulesMoveIt() throws {
        let version2 = Given.rules
            .replacing("version: 1", with: "version: 2")
            .replacing("threshold: 50.00, day: 15", with: "threshold: 100.00, day: 10")
            .replacing("\"10%\"", with: "\"12%\"")
        let events =
            Given.partner("P-1") + Given.partner("P-2")
            + Given.invoice("I-1", "P-1", "1000.00", on: "2025-01-12")
            + Given.invoice("I-2", "P-2", "700.00", on: "2025-01-08")
        try withForecastBook(
            fill: { book in
                var builder = EventBuilder()
                _ = try book.append([try builder.activation(of: Given.rules)], now: FixedClock.now)
                _ = try book.append(try builder.events(events), now: FixedClock.now)
                _ = try book.append([try builder.activation(of: version2)], now: FixedClock.now)
            },
            { reader in
                let moved = try difference(reader, since: 9)
                #expect(
                    moved == [
                        "P-1 2025-01 100.00 0.00 -100.00",
                        "  10 ruleset.activated ruleset/NOVA -100.00",
                        "P-1 2025-02 0.00 120.00 120.00",
                        "  10 ruleset.activated ruleset/NOVA 120.00",
                        "P-2 2025-01 70.00 0.00 -70.00",
                        "  10 ruleset.activated ruleset/NOVA -70.00",
                    ])
                // From before the first rules on.
                let all = try difference(reader, since: 0, "P-1", months: 1)
                #expect(
                    all == [
                        "P-1 2025-01 0.00 0.00 0.00", "  8 sale.invoiced invoice/I-1 100.00",
                        "  10 ruleset.activated ruleset/NOVA -100.00",
                    ])
            })
    }

    @Test func refusesALaterKnowledge() throws {
        try withForecastBook(rules: [Given.rules], Self.events) { reader in
            #expect(
                throws: QueryError.badFilter(
                    name: "--since-known", value: "12",
                    expected: "a position or instant that is not after --known-at, 11")
            ) { try difference(reader, since: 12, knownAt: 11) }
            #expect(throws: QueryError.notKnownYet(position: 99, head: 18, name: "--since-known")) {
                try difference(reader, since: 99)
            }
        }
    }

    /// Events that do not sum to the change end the answer, in so many words.
    @Test func whatDoesNotAddUpIsNoAnswer() throws {
        let change = { (amounts: [Int64]) in
            ForecastChange(
                payee: "P-1", month: try Period(parsing: "2025-02"),
                currency: try Currency(parsing: "USD"), before: 10_000, after: 7_000,
                moves: amounts.map { ForecastMove(position: 4, month: 0, amount: $0) })
        }
        try change([-5_000, 2_000]).check()
        let short = try change([-5_000, 1_999])
        let error = #expect(throws: ForecastMismatch.self) { try short.check() }
        #expect(
            error?.description
                == "the forecast of P-1 for 2025-02 has changed by -30.00 USD, and the events that "
                + "moved it come to -30.01 USD: please report it")
    }
}
