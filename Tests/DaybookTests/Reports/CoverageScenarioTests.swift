import Queries
import ScenarioFiles
import Testing

/// What acceptance scenarios say about the clauses of their rules, worked out by hand.
@Suite("Coverage of scenarios")
struct CoverageScenarioTests {
    /// Rows as `version clause: fired amount`; a scenario's other rows are not looked at.
    static let cases: [(scenario: String, rows: [String])] = [
        (
            // 9,700 in one window: 1,000 at 1 %, 2,000 at 2 %, 5,000 at 3 %, 1,700 at 5 %.
            "s01-marginal",
            [
                "1 components.slope: 6 285.00", "1 components.slope.table.rows.0.00: 3 10.00",
                "1 components.slope.table.rows.1000.00: 2 40.00",
                "1 components.slope.table.rows.3000.00: 3 150.00",
                "1 components.slope.table.rows.8000.00: 1 85.00",
            ]
        ),
        (
            // In the end all stands in the last row; what the others brought was taken over.
            "s01-retroactive",
            [
                "1 components.slope: 16 485.00", "1 components.slope.table.rows.0.00: 2 0.00",
                "1 components.slope.table.rows.1000.00: 3 0.00",
                "1 components.slope.table.rows.3000.00: 5 0.00",
                "1 components.slope.table.rows.8000.00: 6 485.00",
            ]
        ),
        (
            // 4,500 of rows of 1,000; 3,700 of rows of 2,000; 1,500 of one of 5,000.
            "s01-interpolated-per-line",
            [
                "1 components.slope: 6 149.00", "1 components.slope.table.rows.0.00: 6 45.00",
                "1 components.slope.table.rows.1000.00: 4 74.00",
                "1 components.slope.table.rows.3000.00: 1 30.00",
                "1 components.slope.table.rows.8000.00: 0 0.00",
            ]
        ),
        (
            "s03-gate-closed",
            [
                "1 components.accelerator.table.rows.0.00: 3 16250.00",
                "1 components.accelerator.table.rows.100000.00: 0 0.00",
                "1 components.accelerator.gate: 0 0.00",
            ]
        ),
        (
            "s10-reinstated",
            [
                "1 holds.customer_unpaid: 1 750.00",
                "1 holds.customer_unpaid.lapse_days: 1 450.00",
                "1 holds.customer_unpaid.reinstate_until_day: 1 450.00",
            ]
        ),
        (
            "s11-recoverable-draw",
            ["1 draw: 1 500.00", "1 draw.recoverable: 2 -500.00"]
        ),
        (
            "s12-cap-carry",
            [
                "1 components.base: 5 38450.00", "1 components.base.flat: 3 38450.00",
                "1 components.base.cap: 2 0.00",
            ]
        ),
        (
            "s12-floor",
            [
                "1 components.base: 2 50.00", "1 components.base.flat: 1 30.00",
                "1 components.base.floor_per_invoice: 1 20.00",
            ]
        ),
        (
            "s13-stack-cap",
            [
                "1 components.distributor: 2 400.00",
                "1 components.distributor.override.levels.1: 1 600.00",
                "1 stack_cap: 1 -200.00",
            ]
        ),
        (
            // Three levels of one rate: 10 % of 100, of 10 and of 1.
            "s13-override-levels",
            ["1", "2", "3"].map { "1 components.network.override.levels.\($0): 3 11.10" }
        ),
        ("s20-month-of-eligibility", ["1 earning_starts: 1 1000.00"]),
        (
            // What February came to by version 1 stands under version 2.
            "x06-rule-change-marginal-and-new-component",
            [
                "1 components.slope: 5 700.00", "1 components.slope.table.rows.0.00: 5 500.00",
                "1 components.slope.table.rows.10000.00: 3 200.00",
                "2 components.slope: 3 840.00", "2 components.slope.table.rows.0.00: 3 720.00",
                "2 components.slope.table.rows.10000.00: 1 120.00",
                "2 components.bonus.flat: 3 130.00",
            ]
        ),
        (
            // Paid in time, so that what was to lapse never did.
            "x13-refund-window-and-cash",
            [
                "1 holds.customer_unpaid: 3 1300.00",
                "1 holds.customer_unpaid.lapse_days: 0 0.00", "1 holds.refund_window: 3 1300.00",
            ]
        ),
    ]

    @Test(arguments: cases)
    func clausesFire(_ scenario: String, _ rows: [String]) throws {
        let found = try #require(Scenario.all.first { $0.name == scenario })
        let played = try PlayedScenario(found, batches: try found.expected().batches ?? [])
        let report = try CoverageQuery().run(played.reader, asOf: .max, knownAt: nil)
        if Scenario.pending.contains(scenario), !report.citation.incomplete.isEmpty { return }
        let all = report.rows.map { row in
            "\(row.cell("version")) \(row.cell("clause")): \(row.cell("fired")) "
                + row.cell("amount")
        }
        for row in rows { #expect(all.contains(row), "\(all.joined(separator: "\n"))") }
    }
}
