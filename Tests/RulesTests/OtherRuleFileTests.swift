import Accounting
import Testing

@testable import Rules

/// What files leave out, other spellings of the same, and the forms that the sample does not have.
@Suite struct OtherRuleFileTests {
    private func rules(_ body: String) throws -> RuleFile {
        let text = BadRuleFile("", body: body, finds: "").text
        let reading = RuleFile.parse(text: text, name: "rules.yaml")
        #expect(reading.findings.map(\.description) == [])
        return try #require(reading.file)
    }

    private func form(_ text: String) throws -> ComponentForm {
        let body = "components:\n  - id: base\n    class: contract_cost\n    \(text)"
        return try #require(try rules(body).components.first).form
    }

    @Test func whatIsLeftOutDoesNotExist() throws {
        let rules = try rules("# nothing but a head")
        #expect(rules.components.isEmpty)
        #expect(rules.measures.isEmpty)
        #expect(rules.tiers == nil && rules.deals == nil && rules.leads == nil)
        #expect(rules.holds == nil && rules.payout == nil && rules.fx == nil)
        #expect(rules.clawback.cancellation == .creditLines)
        #expect(rules.earningStarts == nil && rules.stackCap == nil && rules.draw == nil)
    }

    @Test func emptySectionsHoldWhatTheySay() throws {
        let rules = try rules("holds: { customer_unpaid: {} }\nleads: {}\ncomponents: []")
        #expect(rules.holds?.customerUnpaid != nil)
        #expect(rules.holds?.customerUnpaid?.lapseDays == nil)
        #expect(rules.holds?.refundWindowDays == nil)
        #expect(rules.leads?.respondHours == nil)
    }

    @Test func quotesMakeNoDifferenceButToPercentages() throws {
        let rules = try rules(
            "payout: { \"threshold\": \"50\", 'day': '15', roll: \"following\" }")
        #expect(rules.payout?.threshold == 50_00)
        #expect(rules.payout?.day == 15)
        #expect(rules.payout?.roll == .following)
    }

    @Test func interpolatedRowsEndWhereTheNextBegins() throws {
        let text = """
            table:
                  mode: interpolated_per_line
                  rows:
                    - { from: 0, amount: 10.00 }
                    - { from: 1000, to: 3000.00, amount: 40 }
            """
        guard case .interpolated(let table) = try form(text) else { return #expect(Bool(false)) }
        #expect(table.rows.map(\.from) == [0, 1_000_00])
        #expect(table.rows.map(\.to) == [1_000_00, 3_000_00])
        #expect(table.rows.map(\.width) == [1_000_00, 2_000_00])
        #expect(table.rows.map(\.amount) == [10_00, 40_00])
    }

    @Test func windowLeftOutIsTheEarningPeriod() throws {
        for mode in ["marginal", "retroactive"] {
            let text = "table: { mode: \(mode), rows: [ { from: 0, rate: \"5%\" } ] }"
            guard case .table(let table) = try form(text) else { return #expect(Bool(false)) }
            #expect(table.window == .earningPeriod)
        }
        for mode in ["flat_per_line", "marginal_per_line"] {
            let text = "table: { mode: \(mode), rows: [ { from: 0, rate: \"5%\" } ] }"
            guard case .table(let table) = try form(text) else { return #expect(Bool(false)) }
            #expect(table.window == nil)
        }
    }

    @Test(arguments: [
        (0, 0), (999_99, 0), (1_000_00, 1), (-999_99, 0), (-1_000_00, 1), (Int64.min, 2),
    ])
    func rowsContainTheirFromAndExcludeTheNext(_ amount: Int64, _ row: Int) throws {
        let rows =
            "[ {from: 0, rate: \"1%\"}, {from: 1000, rate: \"2%\"}, {from: 3000, rate: \"3%\"} ]"
        let text = "table: { mode: flat_per_line, rows: \(rows) }"
        guard case .table(let table) = try form(text) else { return #expect(Bool(false)) }
        #expect(table.rowIndex(of: amount) == row)
    }

    @Test func perUnitAndFullWithin() throws {
        guard case .perUnit(let amount) = try form("per_unit: 2.50") else {
            return #expect(Bool(false))
        }
        #expect(amount == 2_50)
        let rules = try rules("clawback: { cancellation: full_within_90_days }")
        #expect(rules.clawback.cancellation == .fullWithin(days: 90))
        #expect(rules.clawback.cancellation.name == "full_within_90_days")
    }

    @Test func matchesRankByStrength() throws {
        let rules = try rules(
            "deals: { protection_days: 90, conflict: { match: [name, duns] } }")
        #expect(rules.deals?.protection.days(tier: nil) == 90)
        #expect(rules.deals?.conflict?.match == [.duns, .name])
        #expect(rules.deals?.conflict?.fuzzyFrom == nil)
        #expect(rules.deals?.conflict?.lookbackDays == 0)
        #expect(rules.deals?.extensions == nil)
    }

    @Test func sectionsStandInAnyOrder() throws {
        let body = """
            components:
              - { by_tier: { b: "2%", a: "1%" }, when: { payee.tier: b }, class: contract_cost, \
            id: x }
            tiers: { require: { b: [ { won: 3 } ] }, ladder: [a, b] }
            measures: { won: { window: fiscal_year_to_date, of: deals_won } }
            """
        guard case .byTier(let rates) = try #require(try rules(body).components.first).form else {
            return #expect(Bool(false))
        }
        #expect(rates.map(\.partsPerMillion) == [10_000, 20_000])
    }
}
