import Testing

@testable import Rules

/// The clauses of a rule file, as a report about them names them.
@Suite("Outline of a rule file")
struct RuleOutlineTests {
    private static let clauses = RuleFile.outline(of: Array(SampleRules.text.utf8))

    /// Every clause of the file of the documentation: line, path, what it says.
    @Test func namesEveryClause() {
        let found = Self.clauses.map { clause in
            "\(clause.at.line) \(clause.path.joined(separator: "."))"
                + (clause.says.isEmpty ? "" : ": \(clause.says)")
        }
        #expect(
            found == [
                "11 fx: rate set ECB, fallback days 5", "12 earning_starts: month_of_eligibility",
                "20 tiers: ladder (bronze, silver, gold, platinum)",
                "23 tiers.require.silver: bookings ttm 100000.00, certified 2",
                "24 tiers.require.gold: bookings ttm 500000.00, certified 4; "
                    + "bookings ttm 300000.00, certified 10",
                "25 tiers.require.platinum: bookings ttm 1000000.00, certified 8",
                "26 tiers.promote_on: 01-15, 04-15, 07-15, 10-15", "27 tiers.demote_on: 03-01",
                "28 tiers.grace_days.certified: 90",
                "31 deals.protection_days: bronze 60, silver 90, gold 120, platinum 180",
                "32 deals.extension: max 1, days 30", "33 deals.open_limit: 25",
                "34 deals.appeal_days: 30",
                "35 deals.conflict: match (duns, tax_id, domain, name), fuzzy from 85%, "
                    + "lookback days 180",
                "36 leads.respond_hours: 336", "36 leads.cool_off_days: 30",
                "39 components.base: class contract_cost",
                "41 components.base.when.payee.standing: active", "42 components.base.by_tier",
                "42 components.base.by_tier.bronze: 8%", "42 components.base.by_tier.silver: 10%",
                "42 components.base.by_tier.gold: 12%", "42 components.base.by_tier.platinum: 15%",
                "43 components.base.cap: per quarter, amount 20000.00, excess carry",
                "44 components.base.floor_per_invoice: 50.00",
                "45 components.registration: class contract_cost",
                "47 components.registration.when.deal.protected: true",
                "47 components.registration.when.deal.exclusivity: exclusive",
                "48 components.registration.flat: 5%",
                "49 components.volume: class reduction_of_revenue",
                "51 components.volume.table: mode retroactive, window fiscal_year",
                "51 components.volume.table.rows.0.00: rate 0%",
                "51 components.volume.table.rows.100000.00: rate 1%",
                "52 components.volume.gate: measure bookings_ytd, target bookings_ytd, "
                    + "at least 100%",
                "53 components.distributor: class reduction_of_revenue",
                "55 components.distributor.override: along distributes_to, of sale",
                "55 components.distributor.override.levels.1: 3%",
                "56 stack_cap: max 14%, reduce first (distributor, registration)",
                "57 draw: payees (P-1), amount 2000.00, per month, recovery starts 1",
                "57 draw.recoverable: true", "60 holds.customer_unpaid",
                "60 holds.customer_unpaid.lapse_days: 90",
                "60 holds.customer_unpaid.reinstate_until_day: 120",
                "61 holds.refund_window: days 30", "62 clawback.cancellation: prorate_days",
                "63 payout: day 15, roll preceding, holidays (2025-07-04)",
                "63 payout.threshold: 50.00", "63 payout.withholding.no_tax_id: 24%",
                "64 controls.dispute_days: 30",
            ])
    }

    /// A list that is there and empty says so.
    @Test func emptyListsAreNamed() {
        let text = SampleRules.text.replacing(#"demote_on:  ["03-01"]"#, with: "demote_on:  []")
        let clauses = RuleFile.outline(of: Array(text.utf8))
        #expect(clauses.first { $0.pattern == "tiers.demote_on" }?.says == "none")
    }

    @Test func knowsRowsAndLevelsByTheirPlace() {
        let rows = Self.clauses.filter { $0.pattern == "components.*.table.rows.*" }
        #expect(rows.map(\.index) == [0, 1])
        #expect(rows.map(\.names) == [["volume", "0.00"], ["volume", "100000.00"]])
    }

    /// A key that is added to the form of the file cannot be forgotten: its value stands in a clause.
    @Test func everyValueStandsInAClause() throws {
        let utf8 = Array(SampleRules.text.utf8)
        let root = try #require(
            RuleItem(root: YAMLReader.read(utf8, SourceText(name: "", utf8: utf8)).0))
        let sections = root.entries.map(\.key)
        #expect(RuleOutline.passedOver.isSubset(of: sections))
        for section in root.entries where !RuleOutline.passedOver.contains(section.key) {
            visit(section.item, RulePlace().child(section.key))
        }
    }

    private func visit(_ item: RuleItem, _ place: RulePlace) {
        if RuleOutline.patterns.contains(place.pattern) { return }
        #expect(item.text == nil, "\(place.pattern) stands in no clause")
        for entry in item.entries { visit(entry.item, place.child(entry.key)) }
        for child in item.items { visit(child, place.child("")) }
    }
}
