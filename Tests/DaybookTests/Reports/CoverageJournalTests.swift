import Accounting
import ReadModels
import Rules
import Testing

@testable import Queries

/// What entries say about the clauses under which they were posted.
@Suite("Coverage of the rules")
struct CoverageJournalTests {
    private static func file(_ version: Int, _ from: String, _ components: String) -> String {
        """
        schema: daybook-rules/1
        programme: NOVA
        version: \(version)
        effective: { from: \(from) }
        author: u-ops-1
        approver: u-fin-2
        currency: USD
        fiscal_year_starts: "01-01"
        earning_period: month
        rounding: half_even
        measures: { sales: { of: sales, window: fiscal_year_to_date } }
        tiers: { ladder: [bronze, silver, gold] }
        components:
        \(components)
        payout: { threshold: 1.00, day: 15, roll: preceding, withholding: { no_tax_id: "24%" } }
        """
    }

    private static let first = file(
        1, "2025-01-01",
        """
          - id: base
            class: contract_cost
            by_tier: { bronze: "5%", silver: "5%", gold: "10%" }
            floor_per_invoice: 2.00
            cap: { per: month, amount: 500.00, excess: forfeit }
          - id: volume
            class: contract_cost
            table: { mode: marginal, rows: [ {from: 0.00, rate: "1%"}, {from: 100.00, rate: "3%"} ] }
            gate: { measure: sales, target: sales, at_least: "100%" }
          - id: bonus
            class: contract_cost
            table:
              mode: interpolated_per_line
              rows:
                - { from: 0.00, amount: 10.00 }
                - { from: 300.00, to: 600.00, amount: 100.00 }
        """)

    private static let second = file(
        2, "2025-02-01",
        """
          - id: base
            class: marketing_expense
            by_tier: { bronze: "6%", silver: "6%", gold: "10%" }
        """)

    private let versions: CoverageVersions
    private var journal: CoverageJournal

    init() throws {
        versions = CoverageVersions(
            try [Self.first, Self.second].map { text in
                let reading = RuleFile.parse(text: text, name: "rules.yaml")
                let rules = try #require(reading.file, "\(reading.findings)")
                return CoverageVersion(rules, utf8: Array(text.utf8))
            })
        journal = CoverageJournal(versions)
    }

    private func entry(
        _ amount: Int64, kind: EntryKind = .accrued, cause: EntryCause = .sale,
        component: UInt16 = 1, invoice: UInt32 = 1, rules: UInt32 = 1,
        lines: [EntryLine]? = nil, _ slices: [EntrySlice] = []
    ) throws -> EntryRow {
        EntryRow(
            recordedAt: Instant(microsecondsSince1970: 0),
            effectiveOn: try BusinessDate(parsing: "2025-01-10"),
            forPeriod: try Period(parsing: "2025-01"), inPeriod: try Period(parsing: "2025-01"),
            payee: 1, kind: kind, cause: cause, component: component,
            document: EntryDocument(
                kind == .scheduled || kind == .returned ? .payout : .invoice, invoice),
            rules: rules, currency: try Currency(parsing: "USD"), amount: amount,
            lines: lines ?? [
                EntryLine(.commission, UInt32(component), amount), EntryLine(.held, 1, -amount),
            ], slices: slices, inputs: [])
    }

    private mutating func add(
        _ entries: EntryRow..., component: String = "base", isCancellation: Bool = false
    ) throws {
        for entry in entries {
            try journal.add(entry, component: component, isCancellation: isCancellation)
        }
    }

    /// `fired amount`, the amount in minor units with its millionths.
    private func tally(_ counter: CoverageCounter, version: UInt32 = 1) throws -> String {
        let tally = try journal.finished(in: try Currency(parsing: "USD"))[version, counter]
        return "\(tally.fired) \(tally.amount)"
    }

    private static func slice(
        _ rate: Int64, _ basis: Int64, from: Int64 = 0, to: Int64? = nil
    ) -> EntrySlice {
        EntrySlice(from: from, to: to, rate: Rate(partsPerMillion: rate), basis: basis)
    }

    // MARK: -

    /// The slices of a later accrual on a document take the place of the earlier ones.
    @Test mutating func slicesReplaceThoseBeforeThem() throws {
        try add(
            try entry(503, [Self.slice(50_000, 10_050)]),
            try entry(-103, cause: .credit, [Self.slice(50_000, 8_010)]),
            try entry(100, invoice: 2, [Self.slice(100_000, 1_001)]))
        #expect(try tally(.component("base")) == "3 500.000000")
        #expect(try tally(.rate("base", 50_000)) == "2 400.500000")
        #expect(try tally(.rate("base", 100_000)) == "1 100.100000")
    }

    /// What another version values anew stands under that version; that it fired once stays.
    @Test mutating func anotherVersionTakesOver() throws {
        try add(
            try entry(500, [Self.slice(50_000, 10_000)]),
            try entry(100, cause: .ruleChange, rules: 2, [Self.slice(60_000, 10_000)]))
        #expect(try tally(.form("base")) == "1 0.000000")
        #expect(try tally(.form("base"), version: 2) == "1 600.000000")
        #expect(try tally(.rate("base", 50_000)) == "1 0.000000")
        #expect(try tally(.rate("base", 60_000), version: 2) == "1 600.000000")
    }

    /// The class of cost is another one: the old account is emptied, and the slices of the new stay.
    @Test mutating func anotherClassMovesTheAccount() throws {
        try add(
            try entry(500, [Self.slice(50_000, 10_000)]),
            try entry(
                600, cause: .ruleChange, rules: 2,
                lines: [EntryLine(.marketing, 1, 600), EntryLine(.held, 1, -600)],
                [Self.slice(60_000, 10_000)]),
            try entry(-500, cause: .ruleChange, rules: 2))
        #expect(try tally(.component("base")) == "1 0.000000")
        #expect(try tally(.component("base"), version: 2) == "2 600.000000")
        #expect(try tally(.rate("base", 60_000), version: 2) == "1 600.000000")
    }

    /// A version that lacks the component takes back what another gave: that is told of the latter.
    @Test mutating func aComponentThatIsGone() throws {
        try add(
            try entry(700, component: 2, [Self.slice(10_000, 70_000)]),
            try entry(-700, cause: .ruleChange, component: 2, rules: 2), component: "volume")
        #expect(try tally(.form("volume")) == "2 0.000000")
        #expect(try tally(.form("volume"), version: 2) == "0 0.000000")
    }

    /// Rows by where they begin; a gate by what rows above the first brought.
    @Test mutating func rowsOfATable() throws {
        try add(
            try entry(
                250, component: 2,
                [
                    Self.slice(10_000, 10_000, to: 10_000),
                    Self.slice(30_000, 5_000, from: 10_000),
                ]), component: "volume")
        #expect(try tally(.row("volume", from: 0)) == "1 100.000000")
        #expect(try tally(.row("volume", from: 10_000)) == "1 150.000000")
        #expect(try tally(.aboveFirstRow("volume")) == "1 150.000000")
    }

    /// A row of amounts brings the part of it that is filled, to a millionth: 100.00 × 1 / 300.
    @Test mutating func rowsOfAmounts() throws {
        try add(
            try entry(
                1_033, component: 3,
                [
                    Self.slice(0, 30_000, to: 30_000),
                    Self.slice(0, 100, from: 30_000, to: 60_000),
                ]), component: "bonus")
        #expect(try tally(.row("bonus", from: 0)) == "1 1000.000000")
        #expect(try tally(.row("bonus", from: 30_000)) == "1 33.333333")
    }

    /// Floor, cap and stack cap are counted apart from the form, and with the component.
    @Test mutating func stepsAfterTheForm() throws {
        try add(
            try entry(150, [Self.slice(50_000, 3_000)]), try entry(50, cause: .floor),
            try entry(-30, cause: .stackCap), try entry(-20, cause: .cap),
            try entry(5, cause: .cap))
        #expect(try tally(.component("base")) == "5 155.000000")
        #expect(try tally(.form("base")) == "1 150.000000")
        #expect(try tally(.step("base", .floor)) == "1 50.000000")
        #expect(try tally(.stackCap) == "1 -30.000000")
        #expect(try tally(.step("base", .cap)) == "2 -15.000000")
        #expect(try tally(.rate("base", 50_000)) == "1 150.000000")
    }

    @Test mutating func holdsDrawsAndCancellations() throws {
        try add(
            try entry(75, kind: .released, cause: .payment),
            try entry(45, kind: .forfeited, cause: .lapse),
            try entry(40, kind: .reinstated, cause: .payment),
            try entry(500, kind: .drawn, cause: .close, invoice: 2),
            try entry(-200, kind: .drawn, cause: .close, invoice: 3),
            try entry(9, cause: .eligibility, invoice: 9))
        try add(try entry(-3, cause: .credit, invoice: 9), isCancellation: true)
        #expect(try tally(.released) == "1 75.000000")
        #expect(try tally(.forfeited) == "1 45.000000")
        #expect(try tally(.reinstated) == "1 40.000000")
        #expect(try tally(.drawn) == "1 500.000000")
        #expect(try tally(.recovered) == "1 -200.000000")
        #expect(try tally(.eligibility) == "1 9.000000")
        #expect(try tally(.cancellation) == "1 -3.000000")
    }

    /// A forfeit that is posted ahead, and corrected before its day, never was one; nor does a draw
    /// that is settled anew count twice.
    @Test mutating func whatComesToNothingHasNotFired() throws {
        try add(
            try entry(120, kind: .forfeited, cause: .sale),
            try entry(-120, kind: .forfeited, cause: .payment),
            try entry(200, kind: .drawn, cause: .close),
            try entry(-50, kind: .drawn, cause: .close))
        #expect(try tally(.forfeited) == "0 0.000000")
        #expect(try tally(.drawn) == "1 150.000000")
        #expect(try tally(.recovered) == "0 0.000000")
    }

    /// A payout that failed has fired, and nothing of it stands.
    @Test mutating func payouts() throws {
        func lines(_ sign: Int64) -> [EntryLine] {
            [
                EntryLine(.payable, 1, sign * 100), EntryLine(.scheduled, 1, -sign * 76),
                EntryLine(.withholding, 1, -sign * 24),
            ]
        }
        try add(try entry(100, kind: .scheduled, cause: .payout, lines: lines(1)))
        #expect(try tally(.scheduled) == "1 100.000000")
        #expect(try tally(.withheld("no_tax_id")) == "1 24.000000")
        try add(try entry(100, kind: .returned, cause: .payout, rules: 0, lines: lines(-1)))
        #expect(try tally(.scheduled) == "1 0.000000")
        #expect(try tally(.withheld("no_tax_id")) == "1 0.000000")
    }

    /// An accrual that falls under no clause of any version is not passed over.
    @Test mutating func everyAccrualFallsUnderAClause() throws {
        try add(try entry(700), component: "unheard-of")
        let currency = try Currency(parsing: "USD")
        #expect(throws: FigureMismatch.self) { try journal.finished(in: currency) }
    }

    /// Tiers of the same rate cannot be told apart, and are said to be counted together.
    @Test func tiersOfOneRateAreNamed() {
        let clauses = versions.all[0].clauses.filter { $0.pattern == "components.*.by_tier.*" }
        let words = clauses.map { CoverageClause($0, in: versions.all[0].rules).counts }
        #expect(
            words == [
                "entries with a part at 5%, silver included",
                "entries with a part at 5%, bronze included", "entries with a part at 10%",
            ])
    }

    /// Every clause is counted, but those that only refuse or put off.
    @Test func everyClauseIsCounted() {
        let version = versions.all[0]
        let uncounted = version.clauses.filter {
            CoverageClause($0, in: version.rules).counter == nil
        }
        #expect(uncounted.map(\.pattern) == ["payout.threshold"])
    }

    @Test(arguments: [
        ("0.00", 0), ("12.34", 1_234_000_000), ("-0.0000005", -50), ("0.00000001", 1),
        ("100.50", 10_050_000_000),
    ])
    func exactAmountsHaveNoSuperfluousZeros(_ text: String, _ millionths: Int) throws {
        let value = Value.exact(
            ExactAmount(millionths: Int128(millionths)), try Currency(parsing: "USD"))
        #expect(value == .decimal(text))
    }
}
