import Rules
import TestSupport
import Testing

/// Making histories up and making them small.
@Suite("Making histories")
struct HistoryMakingTests {
    /// Makes up a history that says what it would have been, whatever differs.
    private func made(_ seed: UInt64) throws -> History {
        try HistoryPlayer.withPlayer { player in
            let features = Set(RuleFeature.allCases)
            var history = try RandomHistory(in: player, seed: seed, features: features)
            return try history.run(steps: 60)
        }
    }

    @Test func aSeedMakesOneHistory() throws {
        let history = try made(3)
        #expect(history.lines.count > 30)
        #expect(try made(3).text(about: "") == history.text(about: ""))
        #expect(try made(4).text(about: "") != history.text(about: ""))
    }

    /// Each profile has histories of both lengths, whatever the first seed.
    @Test func consecutiveSeedsVisitEveryProfileAtEveryLength() {
        for profile in HistoryProfile.allCases {
            for first in UInt64(1)...3 {
                let seeds = (first..<first + 21).filter { HistoryProfile(seed: $0) == profile }
                #expect(Set(seeds.map { HistoryReport.steps(seed: $0) }) == [35, 90])
            }
        }
    }

    @Test func aTextIsReadAsItIsWritten() throws {
        let history = try made(5).tidied
        let text = history.text(about: "what it is\nabout")
        #expect(text.hasPrefix("# what it is\n# about\n== rules-1.yaml\n"))
        let read = History(parsing: text)
        #expect(read.lines == history.lines)
        #expect(read.rules == history.rules)
    }

    /// A recomputation that does not hear of a SKU is found out, and the history that shows it comes
    /// down to who sold it, at which rate.
    @Test func aDifferenceIsFoundAndMadeSmall() throws {
        let tell: (String) -> String = { line in
            line.contains("sale.invoiced")
                ? line.split(separator: "\"sku\":\"SKU-1\",").joined(separator: "") : line
        }
        let yaml = """
            schema: daybook-rules/1
            programme: NOVA
            version: 1
            effective: { from: 2024-01-01 }
            author: u-1
            approver: u-2
            currency: USD
            fiscal_year_starts: "01-01"
            earning_period: month
            rounding: half_even
            clawback: { cancellation: prorate_days }
            components:
              - id: base
                class: contract_cost
                flat: "8%"
              - id: uplift
                class: contract_cost
                when:
                  line.sku: SKU-1
                  payee.kind: reseller
                flat: "2.5%"

            """
        var history = History(rules: ["rules-1.yaml": yaml])
        history.lines = try made(5).lines.filter { !$0.contains("yamlFile") }
        var builder = EventBuilder()
        let lines = [
            "2024-01-02 ruleset.activated {yamlFile: rules-1.yaml} id a1",
            "2024-01-02 partner.recruited {partnerId: P-9, legalName: A, kind: reseller} id a2",
            "2024-01-03 partner.activated {partnerId: P-9, payCurrency: USD} id a3",
            "2024-01-04 sale.invoiced {invoiceId: I-0, partnerId: P-9, lines: [{lineId: '1', "
                + "net: 47.11 USD}, {lineId: '2', sku: SKU-1, net: 123.45 USD}]} id a4",
        ]
        history.lines = try lines.map { try builder.json($0) } + history.lines
        var shrinker = HistoryShrinker { try !$0.differences(tell: tell).isEmpty }
        let small = try shrinker.shrunk(history)
        #expect(try !small.differences(tell: tell).isEmpty)
        #expect(try small.differences().isEmpty)
        #expect(small.lines.count == 3)
        #expect(small.lines.last?.contains("\"amount\":\"100.00\"") == true)
        #expect(small.rules.values.first?.contains("clawback") == false)
        #expect(small.rules.values.first?.contains("base") == false)
        #expect(small.rules.values.first?.contains("payee.kind") == false)
        #expect(small.rules.values.first?.contains("line.sku: SKU-1") == true)
    }
}
