import Accounting
import ReadModels
import TestSupport
import Testing

@testable import Queries

/// What explanations must not say: words that the figures beside them belie.
@Suite("Untrue words")
struct UntrueWordsTests {
    private static let partner = """
        2025-01-01 partner.recruited {partnerId: P-1, legalName: A, kind: reseller, country: US}
        2025-01-01 partner.activated {partnerId: P-1, payCurrency: USD}
        """

    private static func rules(_ component: String, version: Int = 1, rest: String = "") -> String {
        """
        schema: daybook-rules/1
        programme: NOVA
        version: \(version)
        effective: { from: 2025-01-01 }
        author: u-ops-1
        approver: u-fin-2
        currency: USD
        fiscal_year_starts: "01-01"
        earning_period: month
        rounding: half_even
        measures: { ytd: { of: sales, window: fiscal_year_to_date } }
        \(rest)
        components:
          - id: base
        \(component)
        """
    }

    private static func sale(_ id: String, on date: String, _ lines: String...) -> String {
        let lines = lines.enumerated().map { "{lineId: '\($0 + 1)', \($1)}" }
        return "\(date) sale.invoiced {invoiceId: \(id), partnerId: P-1, "
            + "lines: [\(lines.joined(separator: ", "))]}"
    }

    private func lines(
        _ reader: BookReader, _ subject: ExplainQuery.Subject
    ) throws -> [String] {
        try ExplainQuery(subject).run(reader, asOf: nil, knownAt: nil).rows
            .flatMap { $0.outline() }
    }

    /// Checks that there are lines that begin so, in this order.
    private func expect(_ expected: [String], in lines: [String]) {
        var rest = lines[...]
        for begin in expected {
            let place = rest.firstIndex { $0.hasPrefix(begin) }
            #expect(place != nil, "\(begin)\nin\n\(lines.joined(separator: "\n"))")
            if let place { rest = rest[(place + 1)...] }
        }
    }
}

// MARK: - Headlines

extension UntrueWordsTests {
    /// One line earns, and limits take all of it; the other fails its condition, which is not why
    /// there is nothing.
    @Test(arguments: [
        (
            "    cap: { per: month, amount: 50.00, excess: forfeit }", "",
            "the cap takes all of it"
        ),
        ("", "stack_cap: { max: \"0%\" }", "the stack cap takes all of it"),
        (
            "    cap: { per: month, amount: 25.00, excess: forfeit }", "stack_cap: { max: \"5%\" }",
            "stack cap and cap take all of it"
        ),
    ])
    func headlineNamesTheLimitAndNotAnotherLine(
        _ cap: String, _ stackCap: String, _ reason: String
    ) throws {
        let component = """
                class: contract_cost
                when: { line.sku: SKU-1 }
                flat: "10%"
            \(cap)
            """
        let steps = [
            Self.rules(component, rest: stackCap), Self.partner,
            Self.sale("I-1", on: "2025-01-10", "net: 500.00 USD, sku: SKU-1"),
            Self.sale(
                "I-2", on: "2025-01-11", "net: 300.00 USD, sku: SKU-1",
                "net: 20.00 USD, sku: SKU-9"),
        ]
        try withMadeBook(steps) { reader in
            let subject = ExplainQuery.Subject.document("invoice/I-2", payee: nil, component: nil)
            let row = try #require(
                try ExplainQuery(subject).run(reader, asOf: nil, knownAt: nil).rows.first)
            #expect(row["reason"] == .text(reason))
            #expect(row["words"] == .text("base, P-1, invoice/I-2: \(reason)"))
            expect(
                [
                    "1 30.00 base brings P-1",
                    "1 - line 2, P-1 100%: line.sku is SKU-9; the rule asks SKU-1",
                ], in: row.outline())
        }
    }

    /// A credit that leaves the sums above the cap takes nothing back; and amounts that cancel
    /// each other are no condition that fails.
    @Test func headlineOfAmountsBelowZero() throws {
        let component = """
                class: contract_cost
                when: { line.sku: SKU-1 }
                flat: "10%"
                cap: { per: month, amount: 50.00, excess: forfeit }
            """
        let steps = [
            Self.rules(component), Self.partner,
            Self.sale("I-1", on: "2025-01-10", "net: 900.00 USD, sku: SKU-1"),
            Self.sale(
                "I-2", on: "2025-01-11", "net: -300.00 USD, sku: SKU-1",
                "net: 20.00 USD, sku: SKU-9"),
            Self.sale(
                "I-3", on: "2025-01-12", "net: -300.00 USD, sku: SKU-1",
                "net: 300.00 USD, sku: SKU-1", "net: 20.00 USD, sku: SKU-9"),
        ]
        try withMadeBook(steps) { reader in
            for (invoice, reason) in [
                ("I-2", "the sums stay above the cap, so it takes nothing back"),
                ("I-3", "what it brings comes to 0.00"),
            ] {
                let lines = try lines(
                    reader, .document("invoice/\(invoice)", payee: nil, component: nil))
                #expect(lines.first == "0 0.00 base, P-1, invoice/\(invoice): \(reason)")
            }
        }
    }
}

// MARK: - Changes of class

extension UntrueWordsTests {
    @Test func entriesOfAClassChangeSayWhatMovesWhere() throws {
        let steps = [
            Self.rules("    class: contract_cost\n    flat: \"10%\""), Self.partner,
            Self.sale("A", on: "2025-01-10", "net: 1000.00 USD"),
            Self.rules("    class: marketing_expense\n    flat: \"10%\"", version: 2),
        ]
        let change =
            "the class of base changes from contract_cost to marketing_expense by rules 2, "
            + "line 15: accrued 100.00 moves from expense:commission:base to "
            + "expense:marketing:base"
        try withMadeBook(steps) { reader in
            expect(
                [
                    "0 -100.00 entry 5.0: accrued (rule_change)", "1 -100.00 \(change)",
                    "2 -100.00 posted before to expense:commission:base",
                    "3 -100.00 entry 4.0: accrued (sale)", "1 - event 4: sale.invoiced",
                    "1 - event 5: ruleset.activated",
                ], in: try lines(reader, .entry(position: 5, number: 0)))
            expect(
                [
                    "0 100.00 entry 5.1: accrued (rule_change)", "1 100.00 \(change)",
                    "2 100.00 taken off expense:commission:base",
                    "3 100.00 entry 5.0: accrued (rule_change)",
                ], in: try lines(reader, .entry(position: 5, number: 1)))
        }
    }

    /// A version that changes the rate and the cap as well: what moves is told apart from what they
    /// change, and so is what was forfeited.
    @Test func aClassChangeIsToldApartFromWhatElseChanges() throws {
        let holds = "holds: { customer_unpaid: { lapse_days: 30 } }"
        func component(_ name: String, _ rate: String, _ cap: String) -> String {
            """
                class: \(name)
                flat: "\(rate)"
                cap: { per: month, amount: \(cap), excess: carry }
            """
        }
        let steps = [
            Self.rules(component("contract_cost", "10%", "80.00"), rest: holds), Self.partner,
            Self.sale("A", on: "2025-01-10", "net: 1000.00 USD"),
            Self.rules(
                component("reduction_of_revenue", "12%", "90.00"), version: 2, rest: holds),
        ]
        try withMadeBook(steps) { reader in
            var (moved, changed): ([String], [String]) = ([], [])
            var entries: [(number: UInt32, kind: EntryKind, cause: EntryCause)] = []
            try reader.modelsAtHead().commissions.entries.forEach(from: 5, through: 5) {
                entries.append(($1, $2.kind, $2.cause))
            }
            for entry in entries {
                let lines = try lines(reader, .entry(position: 5, number: entry.number))
                let amount = lines[0].split(separator: " ")[1]
                let words = "\(amount) \(entry.kind.name) \(entry.cause.name)"
                if lines[1].hasSuffix("from expense:commission:base to revenue:rebate:base") {
                    moved.append(words)
                } else {
                    changed.append(words)
                }
            }
            // Of January, then of what is carried into February.
            #expect(
                moved == [
                    "-100.00 accrued rule_change", "100.00 accrued rule_change",
                    "20.00 accrued cap", "-20.00 accrued cap", "-80.00 forfeited lapse",
                    "80.00 forfeited lapse", "-20.00 accrued cap", "20.00 accrued cap",
                    "-20.00 forfeited lapse", "20.00 forfeited lapse",
                ])
            #expect(
                changed == [
                    "20.00 accrued rule_change", "-10.00 accrued cap", "10.00 accrued cap",
                    "10.00 forfeited lapse", "10.00 forfeited lapse",
                ])
        }
    }
}

// MARK: - Caps

extension UntrueWordsTests {
    /// With `carry` too an excess is lost where nothing can be carried on.
    @Test(arguments: [
        (
            "per: lifetime, amount: 50.00", "2025-01-10",
            "100.00 in lifetime, sums 0.00 to 100.00 under the cap of 50.00: 50.00 kept, 50.00 is "
                + "lost: nothing is carried past a lifetime (rules 1, line 17)"
        ),
        (
            "per: month, amount: 0.00", "2025-01-10",
            "100.00 in 2025-01, sums 0.00 to 100.00 under the cap of 0.00: 0.00 kept, 100.00 is "
                + "lost: nothing is carried under a cap of nothing (rules 1, line 17)"
        ),
        (
            "per: month, amount: 20.00", "9999-11-10",
            "80.00 carried into 9999-12, sums 0.00 to 80.00 under the cap of 20.00: 80.00 kept, "
                + "60.00 of it above the cap: no window follows (rules 1, line 17)"
        ),
        (
            "per: month, amount: 50.00", "2025-01-10",
            "100.00 in 2025-01, sums 0.00 to 100.00 under the cap of 50.00: 50.00 kept, 50.00 goes "
                + "on to the next window (rules 1, line 17)"
        ),
    ])
    func whatIsLeftOverGoesOnOrIsLost(_ cap: String, _ date: String, _ words: String) throws {
        let component = """
                class: contract_cost
                flat: "10%"
                cap: { \(cap), excess: carry }
            """
        let steps = [
            Self.rules(component), Self.partner,
            Self.sale("A", on: date, "net: 1000.00 USD"),
        ]
        let now = Swift.max(FixedClock.now, Instant(startOf: try BusinessDate(parsing: date)))
        try withMadeBook(steps, now: now) { reader in
            let lines = try lines(reader, .document("invoice/A", payee: nil, component: nil))
            #expect(lines.contains { $0.hasSuffix(words) }, "\(lines.joined(separator: "\n"))")
        }
    }

    /// What is kept is worked out from the sums that are printed, and nothing is printed where
    /// something else stands.
    @Test func keptIsCheckedAgainstTheSums() throws {
        let component = """
                class: contract_cost
                flat: "10%"
                cap: { per: month, amount: 80.00, excess: forfeit }
            """
        let steps = [
            Self.rules(component), Self.partner,
            Self.sale("A", on: "2025-01-10", "net: 1000.00 USD"),
        ]
        try withMadeBook(steps) { reader in
            let models = try reader.modelsAtHead()
            var reasons = try #require(
                try models.commissions.reasons(for: DocumentElement(invoice: 1)))
            #expect(reasons.claims[0].caps[0].kept == 80_00)
            _ = try DocumentExplainer(reasons, models, reader.log)
                .figures(payee: nil, component: nil)
            reasons.claims[0].caps[0].kept = 50_00
            let error = #expect(throws: ReasonsDiffer.self) {
                try DocumentExplainer(reasons, models, reader.log)
                    .figures(payee: nil, component: nil)
            }
            #expect(
                error?.what == "what the cap of 80.00 a month keeps of invoice/A in 2025-01 "
                    + "(80.00 by the sums, and 50.00 stands)")
        }
    }
}

// MARK: - Rows of tables

extension UntrueWordsTests {
    private static let gate =
        "    gate: { measure: ytd, target: ytd, at_least: \"100%\" }"

    /// Behind a shut gate a line has the first row's rate, whatever its size.
    @Test(arguments: [
        (
            "2025-01-02 target.set {targetId: T, payeeId: P-1, measure: ytd, period: '2025', "
                + "amount: 2000.00 USD}",
            "sales are 500.00, and it opens at 2000.00"
        ),
        ("", "there is no target"),
    ])
    func aLineBehindAShutGateIsInNoRow(_ target: String, _ why: String) throws {
        let component = """
                class: contract_cost
                table:
                  mode: flat_per_line
                  rows: [ {from: 0.00, rate: "5%"}, {from: 100.00, rate: "10%"} ]
            \(Self.gate)
            """
        let steps = [
            Self.rules(component), Self.partner, target,
            Self.sale("A", on: "2025-01-10", "net: 500.00 USD"),
            Self.sale("B", on: "2025-01-11", "net: 1500.00 USD"),
        ]
        try withMadeBook(steps) { reader in
            expect(
                [
                    "3 25.00 5% of 500.00, the first row's rate since the gate is shut: \(why) "
                        + "(rules 1, line 18)"
                ], in: try lines(reader, .document("invoice/A", payee: nil, component: nil)))
            let open = try lines(reader, .document("invoice/B", payee: nil, component: nil))
            let isOpen = open.contains {
                $0 == "3 150.00 10% of 1500.00 in the row from 100.00 (rules 1, line 18)"
            }
            #expect(isOpen == !target.isEmpty, "\(open.joined(separator: "\n"))")
        }
    }

    /// Of a retroactive table it is the window's total that lies in a row, and not the line.
    @Test func aRetroactiveRowHoldsTheTotal() throws {
        let component = """
                class: contract_cost
                table:
                  mode: retroactive
                  rows: [ {from: 0.00, rate: "5%"}, {from: 600.00, rate: "8%"} ]
            """
        let steps = [
            Self.rules(component), Self.partner,
            Self.sale("A", on: "2025-01-10", "net: 500.00 USD"),
            Self.sale("B", on: "2025-01-11", "net: 100.00 USD"),
        ]
        try withMadeBook(steps) { reader in
            expect(
                [
                    "3 8.00 8% of 100.00, the window's total being in the row from 600.00 "
                        + "(rules 1, line 18)",
                    "3 - running total of 2025-01: 500.00 before, 600.00 with it, 600.00 in all",
                ], in: try lines(reader, .document("invoice/B", payee: nil, component: nil)))
        }
    }
}
