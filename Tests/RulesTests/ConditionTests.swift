import Accounting
import Testing

@testable import Rules

/// Which lines a `when` lets through.
@Suite struct ConditionTests {
    private static let facts = LineFacts(
        word: FactWord(
            standing: .active, payeeKind: .reseller, isProtected: true, exclusivity: .exclusive,
            dealKind: .new, sourcing: .sourced, role: .led),
        tier: 1, country: CountryCode("DE"), net: 1_000_00,
        date: BusinessDate(daysSince1970: 20_179))  // 2025-04-01

    private static let withoutDeal = LineFacts(
        word: FactWord(standing: .active, payeeKind: .reseller), tier: nil, country: nil,
        net: -5_00, date: BusinessDate(daysSince1970: 20_178))

    private func condition(_ text: String) throws -> Condition {
        let body = """
            tiers: { ladder: [bronze, silver, gold] }
            components:
              - id: base
                class: contract_cost
                flat: "5%"
                when: \(text)
            """
        let reading = RuleFile.parse(
            text: BadRuleFile("", body: body, finds: "").text, name: "rules.yaml")
        #expect(reading.findings.map(\.description) == [])
        return try #require(reading.file?.components.first).condition
    }

    private func holds(
        _ condition: Condition, _ facts: LineFacts, sku: String = "", productLine: String = ""
    ) -> Bool {
        let sku = Array(sku.utf8)
        let productLine = Array(productLine.utf8)
        let holds = condition.holds(
            for: facts, sku: sku.span.bytes, productLine: productLine.span.bytes)
        let failure = condition.firstFailure(
            for: facts, sku: sku.span.bytes, productLine: productLine.span.bytes)
        #expect(holds == (failure == nil), "the masks and the clauses agree")
        return holds
    }

    @Test(arguments: [
        ("{}", true, true),
        ("{ payee.standing: active }", true, true),
        ("{ payee.standing: [suspended, terminated] }", false, false),
        ("{ payee.tier: silver }", true, false),
        ("{ payee.tier: [bronze, gold] }", false, false),
        ("{ payee.kind: [dealer, reseller] }", true, true),
        ("{ payee.kind: dealer }", false, false),
        ("{ payee.country: [AT, DE] }", true, false),
        ("{ payee.country: \"NO\" }", false, false),
        ("{ payee.country: NO }", false, false),
        ("{ deal.protected: true }", true, false),
        ("{ deal.protected: false }", false, true),
        ("{ deal.protected: [true, false] }", true, true),
        ("{ deal.exclusivity: exclusive }", true, false),
        ("{ deal.exclusivity: [secondary, shared] }", false, false),
        ("{ deal.kind: [new, expansion] }", true, false),
        ("{ deal.kind: [new, expansion, renewal] }", true, false),
        ("{ deal.sourcing: cosell }", false, false),
        ("{ deal.sourcing: [sourced, led, influenced, cosell] }", true, false),
        ("{ share.role: led }", true, false),
        ("{ share.role: overlay }", false, false),
        ("{ line.net: 1000.00 }", true, false),
        ("{ line.net: [-5, 7] }", false, true),
        ("{ line.net: { ge: 1000 } }", true, false),
        ("{ line.net: { gt: 1000 } }", false, false),
        ("{ line.net: { gt: 999.99, le: 1000 } }", true, false),
        ("{ line.net: { lt: 0 } }", false, true),
        ("{ line.net: { le: -5.00 } }", false, true),
        ("{ invoice.date: 2025-04-01 }", true, false),
        ("{ invoice.date: { ge: 2025-04-01, lt: 2025-05-01 } }", true, false),
        ("{ invoice.date: { gt: 2025-04-01 } }", false, false),
        ("{ invoice.date: { le: 2025-03-31 } }", false, true),
        ("{ payee.standing: active, deal.kind: renewal }", false, false),
        ("{ deal.protected: true, line.net: { ge: 1000 }, payee.tier: silver }", true, false),
    ])
    func lets(_ text: String, _ deal: Bool, _ withoutDeal: Bool) throws {
        let condition = try condition(text)
        #expect(holds(condition, Self.facts) == deal)
        #expect(holds(condition, Self.withoutDeal) == withoutDeal)
    }

    @Test func textsAreCompared() throws {
        let condition = try condition(
            "{ line.product_line: [suite, analytics], line.sku: \"Ä-1\" }")
        #expect(holds(condition, Self.facts, sku: "Ä-1", productLine: "suite"))
        #expect(holds(condition, Self.facts, sku: "Ä-1", productLine: "analytics"))
        #expect(!holds(condition, Self.facts, sku: "Ä-1", productLine: "suit"))
        #expect(!holds(condition, Self.facts, sku: "Ä-1"))
        #expect(!holds(condition, Self.facts, sku: "A-1", productLine: "suite"))
        #expect(!holds(condition, Self.facts, productLine: "suite"))
    }

    @Test func theFirstClauseThatFailsIsNamed() throws {
        let condition = try condition(
            "{ payee.standing: active, deal.kind: renewal, line.net: { lt: 1 } }")
        let failure = condition.firstFailure(
            for: Self.facts, sku: "".utf8.span.bytes, productLine: "".utf8.span.bytes)
        #expect(failure?.key == .dealKind)
        #expect(failure?.at == SourcePosition(line: 16, column: 37))
    }

    @Test func everyFactIsReadBack() {
        for standing in PayeeStanding.allCases {
            #expect(FactWord(standing: standing).standing == standing)
        }
        for kind in PayeeKind.allCases {
            #expect(FactWord(standing: .active, payeeKind: kind).payeeKind == kind)
        }
        for role in ShareRole.allCases {
            let word = FactWord(standing: .active, isProtected: role == .led, role: role)
            #expect(word.role == role)
            #expect(word.isProtected == (role == .led))
        }
        for sourcing in DealSourcing.allCases {
            #expect(FactWord(standing: .active, sourcing: sourcing).sourcing == sourcing)
        }
        for kind in DealKind.allCases {
            #expect(FactWord(standing: .active, dealKind: kind).dealKind == kind)
        }
        for exclusivity in DealExclusivity.allCases {
            #expect(
                FactWord(standing: .active, exclusivity: exclusivity).exclusivity == exclusivity)
        }
        let bare = FactWord(standing: .suspended)
        #expect(bare.payeeKind == nil && bare.exclusivity == nil && bare.dealKind == nil)
        #expect(bare.sourcing == nil && bare.role == nil && !bare.isProtected)
    }

    /// Journals store the word: these bits are for ever.
    @Test func theLayoutOfTheWordStays() {
        #expect(Self.facts.word.rawValue == 0x0002_0101_0600_0104)
        #expect(Self.withoutDeal.word.rawValue == 0x0080_8080_8100_0104)
    }
}
