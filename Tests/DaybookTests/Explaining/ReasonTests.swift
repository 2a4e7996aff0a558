import Accounting
import Queries
import ReadModels
import ScenarioFiles
import Testing

/// What explanations say, to the millionth of a cent, and that a wrong one fails.
@Suite("Reasons")
struct ReasonTests {
    /// A question to a scenario, and lines that the tree of its answer must have.
    struct Explained: Sendable, CustomTestStringConvertible {
        let scenario: String
        let subject: ExplainQuery.Subject
        /// Level, amount, and how the words begin.
        let lines: [String]

        var testDescription: String { "\(scenario) \(subject)" }
    }

    static let explained: [Explained] = [
        Explained(
            scenario: "s01-marginal", subject: .entry(position: 9, number: 0),
            lines: [
                "0 169.00 entry 9.0: accrued (sale), slope, P-101, invoice/INV-1006",
                "1 169.00 slope brings P-101 on invoice/INV-1006: table marginal, window earning",
                "2 169.00 line 1, P-101 100%, basis 4500.00",
                "3 84.00 3% of 2800.00 in the row from 3000.00 to 8000.00 (rules 1, line 17)",
                "3 85.00 5% of 1700.00 in the row from 8000.00 (rules 1, line 17)",
                "3 - running total of 2025-01: 5200.00 before, 9700.00 with it, 9700.00 in all",
                "2 0.00 nothing to round",
            ]),
        Explained(
            scenario: "s01-interpolated-per-line", subject: .entry(position: 9, number: 0),
            lines: [
                "0 80.00 entry 9.0", "3 10.00 10.00 for the whole row, in proportion: 1000.00",
                "3 40.00 40.00 for the whole row, in proportion: 2000.00",
                "3 30.00 100.00 for the whole row, in proportion: 1500.00",
            ]),
        Explained(
            scenario: "s10-reinstated", subject: .entry(position: 5, number: 1),
            lines: [
                "0 -750.00 entry 5.1: forfeited (lapse)",
                "1 450.00 A − round(A × s(90) = 1200.00 × 5/8), 450.00",
                "2 - A, what stands accrued: 1200.00 = form 1200.00",
                "2 - the customer owes V = 12000.00 USD, and paid 7500.00 through day 90",
                "3 - event 5: sale.paid", "1 -1200.00 posted before", "2 -1200.00 entry 4.1",
            ]),
        Explained(
            scenario: "s11-recoverable-draw", subject: .entry(position: 9, number: 0),
            lines: [
                "0 500.00 entry 9.0: drawn (close), draw, P-101, for 2025-03 in 2025-04",
                "1 500.00 draw of 2025-03: D − e is paid",
                "2 2000.00 D, the draw of a period (rules 1, line 15)",
                "2 -1500.00 less e, accrued in 2025-03, 1500.00",
            ]),
        Explained(
            scenario: "s11-recoverable-draw", subject: .entry(position: 13, number: 0),
            lines: [
                "1 -125.00 draw of 2025-05: e, accrued in 2025-05, 3000.00, is 1000.00 above D, "
                    + "2000.00; b, left to recover, is 125.00: min(b, e − D) goes back"
            ]),
        Explained(
            scenario: "s17-fund", subject: .entry(position: 8, number: 0),
            lines: ["2 4200.00 reimbursed on 2025-04-08, basis discretionary"]),
        Explained(
            scenario: "s14-eur-in-usd",
            subject: .document("invoice/INV-1001", payee: nil, component: nil),
            lines: [
                "0 6489.00 base, P-101, invoice/INV-1001",
                "3 - net 80000.00, all of it retained, share 100% = 80000.00 EUR × 1.0815 = 86520.00",
                "4 - rate of ECB for 2025-03-03; event 4: fx.rate_published, fx/EUR/USD",
            ]),
        Explained(
            scenario: "s15-threshold-return-withholding", subject: .entry(position: 15, number: 0),
            lines: [
                "0 69.50 entry 15.0: scheduled (payout), P-101, payout/PO-2",
                "1 69.50 payable on 2025-04-15 as known at 13", "2 69.50 released, base: 3 entries",
                "2 -59.50 scheduled: 1 entry", "2 59.50 returned: 1 entry",
                "1 - payout/PO-2 of run/RUN-2025-04, pays on 2025-04-15: gross 69.50 USD, "
                    + "withheld 16.68 no_tax_id, net 52.82 USD",
            ]),
        Explained(
            scenario: "x73-carried-and-held", subject: .entry(position: 6, number: 1),
            lines: [
                "0 -300.00 entry 6.1: accrued (cap), base, P-101, invoice/INV-1002",
                "2 -300.00 700.00 in 2025-Q1, sums 600.00 to 1300.00 under the cap of 1000.00: "
                    + "400.00 kept, 300.00 goes on to the next window (rules 1, line 15)",
            ]),
        Explained(
            scenario: "x81-gate-by-date",
            subject: .document("invoice/INV-1005", payee: "P-101", component: "accelerator"),
            lines: [
                "0 500.00 accelerator, P-101",
                "3 - shut: gate at 100% of the target bookings_ytd (rules 1, line 20); sales of "
                    + "2025-Q2 through the line of 2025-04-22 are 40000.00, it opens at 50000.00",
                "4 - event 4: target.set, target/TGT-2025-Q2-101",
            ]),
        Explained(
            scenario: "x84-stack-cap-leaves-windows-alone",
            subject: .document("invoice/INV-1001", payee: "P-102", component: "base"),
            lines: [
                "0 5.81 base, P-102", "2 6.201 line 1, P-102 20% overlay, basis 62.01",
                "2 -0.001 rounded half_even on the document: 6.201 to 6.20",
                "1 -0.39 base, P-102: at most 11.25% of a line together (rules 1, line 35)",
                "2 -0.387625 line 1, P-102 20% overlay: all earn 46.5049 on the line, at most "
                    + "34.878375 of the primary basis 310.03", "2 -0.002375 rounded half_even",
            ]),
    ]

    @Test(arguments: explained)
    func says(_ explained: Explained) throws {
        let lines = try lines(explained.scenario, explained.subject)
        for line in explained.lines {
            #expect(lines.contains { $0.hasPrefix(line) }, "\(line)\nin\n\(lines.joined("\n"))")
        }
    }

    /// Why there is nothing, in the words of the figure itself.
    @Test(arguments: [
        (
            "x75-override-on-rounded-amounts", "INV-1002", "P-201", "network",
            "payee.standing is suspended; the rule asks active (rules 1, line 22)"
        ),
        (
            "x75-override-on-rounded-amounts", "INV-1002", "P-202", "network",
            "there is no commission below"
        ),
        (
            "x84-stack-cap-leaves-windows-alone", "INV-1001", "P-201", "distributor",
            "the stack cap takes all of it"
        ),
        (
            "s07-protection-extended", "INV-1002", "P-101", "registration",
            "deal.protected is false; the rule asks true (rules 1, line 29); deal/D-7781 of P-101 "
                + "is protected from 2025-01-12 to 2025-05-12"
        ),
        (
            "s20-month-of-eligibility", "INV-1001", "P-101", "base",
            "P-101 earns on what is dated from 2025-04-01 on, the month in which it was first"
        ),
    ])
    func saysWhyNot(
        _ scenario: String, _ invoice: String, _ payee: String, _ component: String,
        _ reason: String
    ) throws {
        let lines = try lines(
            scenario, .document("invoice/\(invoice)", payee: payee, component: component))
        let expected = "0 0.00 \(component), \(payee), invoice/\(invoice): \(reason)"
        #expect(lines.first?.hasPrefix(expected) ?? false, "\(lines.joined("\n"))")
    }

    private func lines(
        _ scenario: String, _ subject: ExplainQuery.Subject
    ) throws -> [String] {
        let scenario = try #require(Scenario.all.first { $0.name == scenario })
        let played = try PlayedScenario(
            scenario, batches: try scenario.expected().batches ?? [])
        let rows = try ExplainQuery(subject).run(played.reader, asOf: nil, knownAt: nil).rows
        return rows.flatMap { $0.outline() }
    }

}

// MARK: - Sums

extension ReasonTests {
    private static let dollar = try? Currency(parsing: "USD")

    /// A millionth of a cent that is missing anywhere fails, and so does an amount that nothing
    /// makes up.
    @Test func leavesMustSumToTheFigure() throws {
        let dollar = try #require(Self.dollar)
        func figure(_ millionths: Int128...) -> Reason {
            let parts = millionths.map {
                Reason(.slice, "a part", dollar, ExactAmount(millionths: $0))
            }
            return Reason(.entry, "entry 1.0", dollar, minorUnits: 100, of: parts)
        }
        #expect(throws: Never.self) { try figure(99_999_999, 1).check() }
        #expect(throws: ReasonsDiffer.self) { try figure(99_999_999).check() }
        #expect(throws: ReasonsDiffer.self) { try figure().check() }
        var above = Reason(.group, "a group", dollar)
        above.parts = [figure(99_999_999)]
        #expect(throws: ReasonsDiffer.self) { try above.check() }
    }

    @Test(arguments: [
        ("USD", "12345678000000", "123456.78"), ("USD", "-1", "-0.00000001"),
        ("USD", "-500000", "-0.005"), ("JPY", "925925850000", "925925.85"),
        ("JPY", "3000000", "3"), ("KWD", "92592525000", "92.592525"), ("KWD", "0", "0.000"),
    ])
    func exactAmountsAreShownWhole(_ code: String, _ millionths: String, _ text: String) throws {
        let amount = ExactAmount(millionths: try #require(Int128(millionths)))
        #expect(Reason.text(amount, try Currency(parsing: code)) == text)
    }
}

extension [String] {
    fileprivate func joined(_ separator: String) -> String { joined(separator: separator) }
}
