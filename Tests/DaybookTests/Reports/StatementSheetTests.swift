import Accounting
import Queries
import ScenarioFiles
import Testing

/// A statement as people read it, on a scenario with a hold, a payout, an adjustment and a refund.
@Suite("Statement sheets")
struct StatementSheetTests {
    /// The lines of a sheet: movement, date, document, amount, sum, entry.
    private func sheet(_ period: String) throws -> [String] {
        let scenario = try #require(Scenario.all.first { $0.name == "x56-statement" })
        let played = try PlayedScenario(
            scenario, batches: try scenario.expected().batches ?? [])
        let query = StatementQuery(
            payee: "P-101", period: try Period(parsing: period), isSheet: true)
        return try query.run(played.reader, asOf: nil, knownAt: nil).rows.map { row in
            ["movement", "effectiveOn", "document", "amount", "sum", "entry"].map(row.cell)
                .filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    /// 6,000 of 10,000 were paid in January: 600 of 1,000 are released.
    @Test func whatIsHeldOpensTheNextPeriod() throws {
        #expect(
            try sheet("2025-01") == [
                "opening 0.00", "accrued 1000.00", "  base 1000.00",
                "    accrued 2025-01-10 invoice/INV-1001 1000.00 5.0", "adjusted 0.00", "paid 0.00",
                "closing 1000.00", "  held 400.00", "  payable 600.00",
                "opening + accrued + adjusted - paid 1000.00", "moved, owed as before",
                "  released 600.00", "    released 2025-01-20 invoice/INV-1001 600.00 6.0",
            ])
    }

    @Test func everyLineIsInItsPlace() throws {
        #expect(
            try sheet("2025-02") == [
                "opening 1000.00", "  held 400.00", "  payable 600.00", "accrued -200.00",
                "  base -200.00", "    accrued 2025-02-20 invoice/INV-1001 -200.00 13.0",
                "adjusted 50.00", "  adjusted 50.00",
                "    adjusted 2025-02-17 adjustment/ADJ-1 50.00 12.0", "paid 600.00",
                "  paid 600.00", "    paid 2025-02-14 payout/PO-1 600.00 11.0", "closing 250.00",
                "  payable 250.00", "opening + accrued + adjusted - paid 250.00",
                "moved, owed as before", "  released 200.00",
                "    released 2025-02-25 invoice/INV-1001 200.00 14.0", "  scheduled 600.00",
                "    scheduled 2025-02-14 payout/PO-1 600.00 8.0",
            ])
    }
}
