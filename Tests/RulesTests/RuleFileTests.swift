import Accounting
import Testing

@testable import Rules

/// The documentation's rule file, value by value.
@Suite struct RuleFileTests {
    private let rules: RuleFile

    init() throws {
        let reading = RuleFile.parse(text: SampleRules.text, name: "sample.yaml")
        #expect(reading.findings.isEmpty)
        rules = try #require(reading.file)
    }

    @Test func head() throws {
        let head = rules.head
        #expect(head.programme == "NOVA")
        #expect(head.version == 2)
        #expect(head.from == (try BusinessDate(parsing: "2025-04-01")))
        #expect(head.to == nil)
        #expect(head.author == "u-ops-1")
        #expect(head.approver == "u-fin-2")
        #expect(head.currency.code == "USD")
        #expect(head.calendar == (try FiscalCalendar(startMonth: 1, earningPeriod: .month)))
        #expect(head.rounding == .halfEven)
        #expect(head.position(of: .currency) == SourcePosition(line: 7, column: 1))
        #expect(head.position(of: .from) == SourcePosition(line: 4, column: 20))
    }

    @Test func measuresAndTiers() throws {
        #expect(
            rules.measures.map(\.name) == ["bookings_ttm", "bookings_ytd", "certified", "wins_ttm"])
        #expect(
            rules.measures.map(\.subject) == [.sales, .sales, .certifiedMembers, .dealsWon])
        #expect(rules.measures[2].certifications == ["NOVA-ENG", "NOVA-SALES"])
        #expect(rules.measures[2].window == nil)
        let tiers = try #require(rules.tiers)
        #expect(tiers.ladder.names == ["bronze", "silver", "gold", "platinum"])
        #expect(tiers.requirements.map(\.count) == [0, 1, 2, 1])
        let gold = tiers.requirements[2][1].requirements
        #expect(gold.map(\.measure) == [0, 2])
        #expect(gold.map(\.threshold) == [300_000_00, 10])
        #expect(tiers.promoteOn.map(\.description) == ["01-15", "04-15", "07-15", "10-15"])
        #expect(tiers.demoteOn.map(\.description) == ["03-01"])
        #expect(tiers.graceDays(measure: 2) == 90)
        #expect(tiers.graceDays(measure: 0) == nil)
    }

    @Test func dealsAndLeads() throws {
        let deals = try #require(rules.deals)
        #expect(deals.protection.days(tier: 3) == 180)
        #expect(deals.protection.days(tier: nil) == nil)
        #expect(deals.extensions?.max == 1)
        #expect(deals.extensions?.days == 30)
        #expect(deals.openLimit == 25)
        #expect(deals.appealDays == 30)
        #expect(deals.conflict?.match == [.duns, .taxID, .domain, .name])
        #expect(deals.conflict?.fuzzyFrom?.partsPerMillion == 850_000)
        #expect(deals.conflict?.lookbackDays == 180)
        #expect(rules.leads?.respondHours == 336)
        #expect(rules.leads?.coolOffDays == 30)
    }

    @Test func components() throws {
        #expect(rules.components.map(\.id) == ["base", "registration", "volume", "distributor"])
        #expect(
            rules.components.map(\.costClass) == [
                .contractCost, .contractCost, .reductionOfRevenue, .reductionOfRevenue,
            ])
        let base = try #require(rules.component("base"))
        guard case .byTier(let rates) = base.form else { return #expect(Bool(false)) }
        #expect(rates.map(\.partsPerMillion) == [80_000, 100_000, 120_000, 150_000])
        #expect(base.floorPerInvoice == 50_00)
        #expect(base.cap?.window == .quarter)
        #expect(base.cap?.amount == 20_000_00)
        #expect(base.cap?.excess == .carry)
        #expect(base.at == SourcePosition(line: 39, column: 5))
        let volume = try #require(rules.component("volume"))
        guard case .table(let table) = volume.form else { return #expect(Bool(false)) }
        #expect(table.mode == .retroactive)
        #expect(table.window == .fiscalYear)
        #expect(table.rows.map(\.from) == [0, 100_000_00])
        #expect(table.rows.map(\.rate.partsPerMillion) == [0, 10_000])
        #expect(volume.gate?.measure == 1)
        #expect(volume.gate?.target == "bookings_ytd")
        #expect(volume.gate?.atLeast == .whole)
        #expect(volume.runsThroughWindow)
        let distributor = try #require(rules.component("distributor"))
        guard case .override(let levels) = distributor.form else { return #expect(Bool(false)) }
        #expect(levels.along == .distributesTo)
        #expect(levels.of == .sale)
        #expect(levels.levels.map(\.partsPerMillion) == [30_000])
    }

    @Test func moneyRules() throws {
        #expect(rules.fx?.rateSet == "ECB")
        #expect(rules.fx?.fallbackDays == 5)
        #expect(rules.earningStarts?.rule == .monthOfEligibility)
        // The distributor and the registration as named, then what is left from last to first;
        // the retroactive table stands outside.
        #expect(rules.stackCap?.order == [3, 1, 0])
        #expect(rules.stackCap?.max.partsPerMillion == 140_000)
        #expect(rules.draw?.payees == ["P-1"])
        #expect(rules.draw?.amount == 2_000_00)
        #expect(rules.draw?.recoverable == true)
        #expect(rules.draw?.recoveryStarts == 1)
        #expect(rules.holds?.customerUnpaid?.lapseDays == 90)
        #expect(rules.holds?.customerUnpaid?.reinstateUntilDay == 120)
        #expect(rules.holds?.refundWindowDays == 30)
        #expect(rules.clawback.cancellation == .prorateDays)
        let payout = try #require(rules.payout)
        #expect(payout.threshold == 50_00)
        #expect(payout.day == 15)
        #expect(payout.roll == .preceding)
        #expect(payout.isHoliday(try BusinessDate(parsing: "2025-07-04")))
        #expect(payout.withholding.map(\.kind) == [.noTaxID])
        #expect(payout.withholding.map(\.rate.partsPerMillion) == [240_000])
        #expect(rules.controls?.disputeDays == 30)
    }
}
