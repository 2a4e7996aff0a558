import Foundation
import Testing

@testable import Rules

/// What two rule files say differently is said in words, and nothing that differs goes unsaid.
@Suite struct RuleDifferenceTests {
    /// An edit of the sample, and what is said of it.
    struct Edit: Sendable, CustomTestStringConvertible {
        let piece: String
        let with: String
        let words: [String]

        init(_ piece: String, _ with: String, _ words: String...) {
            (self.piece, self.with, self.words) = (piece, with, words)
        }

        var testDescription: String { "\(piece) → \(with)" }
    }

    static let edits = [
        Edit("version: 2", "version: 3", "version: 2 becomes 3"),
        Edit(
            "from: 2025-04-01", "from: 2025-04-01, to: 2025-12-31",
            "last day in force is new: 2025-12-31"),
        Edit(
            "fallback_days: 5", "fallback_days: 7",
            "days that an exchange rate serves after its "
                + "own: 5 becomes 7"),
        Edit(
            "earning_starts: month_of_eligibility", "",
            "start of earning is gone, it was month_of_eligibility"),
        Edit(
            "[NOVA-ENG, NOVA-SALES]", "[NOVA-SALES, NOVA-OPS]",
            "measure certified, certification is gone, it was NOVA-ENG",
            "measure certified, certification is new: NOVA-OPS"),
        Edit(
            "ladder: [bronze, silver,", "ladder: [silver, bronze,",
            "ladder of tiers: bronze, silver, gold, platinum becomes silver, bronze, gold, platinum"
        ),
        Edit(
            "certified: 4 }", "certified: 5 }",
            "requirements of tier gold, set 1, certified: 4 becomes 5"),
        Edit(
            "{ bookings_ttm: 500000.00, certified: 4 }, ", "",
            "requirements of tier gold, set 1 is gone, it was bookings ttm 500000.00, certified 4"),
        Edit(
            "demote_on:  [\"03-01\"]", "demote_on: [\"03-01\", \"09-01\"]",
            "day of demotion is new: 09-01"),
        Edit("grace_days: { certified: 90 }", "", "days of grace for certified is gone, it was 90"),
        Edit("gold: 120", "gold: 150", "days of protection in tier gold: 120 becomes 150"),
        Edit(
            "{ bronze: 60, silver: 90, gold: 120, platinum: 180 }", "90",
            "days of protection: bronze 60, silver 90, gold 120, platinum 180 becomes 90"),
        Edit(
            "gold: \"12%\"", "gold: \"12.5%\"",
            "component base, rate of tier gold: 12% becomes 12.5%"),
        Edit(
            "excess: carry", "excess: forfeit",
            "component base, excess over the cap: carry becomes forfeit"),
        Edit(
            "cap: { per: quarter, amount: 20000.00, excess: carry }", "",
            "component base, cap is gone, it was per quarter, amount 20000.00, excess carry"),
        Edit(
            "payee.standing: active", "payee.standing: [active, suspended]",
            "component base, condition payee.standing: active becomes active or suspended"),
        Edit(
            "payee.standing: active", "line.net: { ge: 10, lt: 20.00 }",
            "component base, condition payee.standing is gone, it was active",
            "component base, condition line.net is new: at least 10 and below 20.00"),
        Edit(
            "flat: \"5%\"", "per_unit: 3.00",
            "component registration, form: flat 5% becomes per unit 3.00"),
        Edit(
            "rate: \"1%\"} ]", "rate: \"2%\"}, {from: 250000, rate: \"3%\"} ]",
            "component volume, row from 100000, rate: 1% becomes 2%",
            "component volume, row from 250000 is new: rate 3%"),
        Edit(
            ", window: fiscal_year, rows", ", rows",
            "component volume, window of the table is gone, it was fiscal_year; left out, it is "
                + "earning_period"),
        Edit(
            "levels: [\"3%\"]", "levels: [\"4%\", \"1%\"]",
            "component distributor, rate of level 1: 3% becomes 4%",
            "component distributor, rate of level 2 is new: 1%"),
        Edit(
            "  - id: registration",
            "  - id: bonus\n    class: contract_cost\n    flat: \"1%\"\n"
                + "  - id: registration",
            "component bonus is new: class contract_cost, flat 1%"),
        Edit(
            "reduce_first: [distributor, registration]", "reduce_first: [registration]",
            "components that the stack cap reduces first: distributor, registration becomes "
                + "registration"),
        Edit("recoverable: true", "recoverable: false", "draw is recoverable: true becomes false"),
        Edit("lapse_days: 90", "lapse_days: 100", "days until what is held lapses: 90 becomes 100"),
        Edit(
            "cancellation: prorate_days", "cancellation: credit_lines",
            "clawback on cancellation: prorate_days becomes credit_lines"),
        Edit(
            "no_tax_id: \"24%\"", "no_tax_id: \"30%\"",
            "tax withheld, no_tax_id: 24% becomes 30%"),
        Edit("[2025-07-04]", "[2025-12-25, 2025-07-04]", "holiday is new: 2025-12-25"),
    ]

    @Test(arguments: edits)
    func isSaid(_ edit: Edit) throws {
        let range = try #require(SampleRules.text.range(of: edit.piece))
        let text = SampleRules.text.replacingCharacters(in: range, with: edit.with)
        #expect(Self.words(SampleRules.text, text) == edit.words)
        // The other way round the same things are said to differ.
        #expect(Self.words(text, SampleRules.text).count == edit.words.count)
    }

    @Test(arguments: [
        ("gold: \"12%\"", "gold: \"12.00%\""), ("amount: 20000.00", "amount: 20000"),
        ("payee.standing: active", "payee.standing: [active]"),
        ("{ bronze: 60, silver: 90,", "{ silver: 90, bronze: 60,"),
        ("[duns, tax_id,", "[tax_id, duns,"), (", recovery_starts: 1", ""),
        ("bookings_ttm: 500000.00, certified: 4", "certified: 4, bookings_ttm: 500000"),
    ])
    func meansTheSame(_ piece: String, _ with: String) throws {
        let range = try #require(SampleRules.text.range(of: piece))
        let text = SampleRules.text.replacingCharacters(in: range, with: with)
        #expect(Self.words(SampleRules.text, text) == [])
        #expect(Self.words(text, SampleRules.text) == [])
    }

    /// The order of components decides which of them a stack cap reduces.
    @Test func orderIsSaid() {
        let start = BadRuleFile.head.map(\.line).joined(separator: "\n") + "\ncomponents:\n"
        let one = "  - { id: a, class: contract_cost, flat: \"1%\" }\n"
        let other = "  - { id: b, class: contract_cost, flat: \"1%\" }\n"
        #expect(
            Self.words(start + one + other, start + other + one)
                == ["order of the components: a, b becomes b, a"])
    }

    /// Every single value of the sample, when it is another one.
    @Test func nothingGoesUnsaid() throws {
        let utf8 = Array(SampleRules.text.utf8)
        let source = SourceText(name: "", utf8: utf8)
        let root = try #require(YAMLReader.read(utf8, source).0)
        let count = Self.leaves(root)
        #expect(count > 100)
        for leaf in 0..<count {
            var index = leaf
            let other = Self.changed(root, &index)
            var comparison = RuleComparison()
            comparison.compare(RuleItem(root: root), RuleItem(root: other), RulePlace())
            #expect(!comparison.differences.isEmpty, "leaf \(leaf)")
        }
    }

    /// Every place of the schema has a name for people, and nothing else has.
    @Test func placesAreNamed() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("schemas/rules/daybook-rules-1.schema.json")
        let schema = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        var patterns: Set<String> = []
        Self.walk(schema, RulePlace()) { place in
            if !place.pattern.isEmpty { patterns.insert(place.pattern) }
            let isNamed = RuleWords.labels[place.pattern] != nil || place.mayBeEmpty
            #expect(isNamed || place.pattern.isEmpty, "\(place.pattern)")
        }
        let others = Set(RuleWords.labels.keys).subtracting(patterns)
        #expect(others == ["components.*.form"])
    }

    // MARK: - Helpers

    private static func words(_ old: String, _ new: String) -> [String] {
        RuleFile.differences(from: Array(old.utf8), to: Array(new.utf8)).map(\.words)
    }

    private static func leaves(_ node: YAMLNode) -> Int {
        switch node.content {
        case .text, .nothing: 1
        case .list(let nodes): nodes.map { leaves($0) }.reduce(0, +)
        case .map(let entries): entries.map { leaves($0.value) }.reduce(0, +)
        }
    }

    /// The node with one of its single values changed; counts `index` down to it.
    private static func changed(_ node: YAMLNode, _ index: inout Int) -> YAMLNode {
        switch node.content {
        case .text, .nothing:
            defer { index -= 1 }
            guard index == 0 else { return node }
            return YAMLNode(content: .text("another", isQuoted: false), at: node.at)
        case .list(let nodes):
            return YAMLNode(content: .list(nodes.map { changed($0, &index) }), at: node.at)
        case .map(let entries):
            let entries = entries.map {
                YAMLEntry(key: $0.key, keyAt: $0.keyAt, value: changed($0.value, &index))
            }
            return YAMLNode(content: .map(entries), at: node.at)
        }
    }

    /// Visits the places that the schema describes.
    private static func walk(_ schema: Any, _ place: RulePlace, _ visit: (RulePlace) -> Void) {
        guard let schema = schema as? [String: Any] else { return }
        visit(place)
        if place.pattern == "components.*.when.*" { return }
        for (key, value) in schema["properties"] as? [String: Any] ?? [:] {
            walk(value, place.child(key), visit)
        }
        if let others = schema["additionalProperties"] as? [String: Any] {
            walk(others, place.child("name"), visit)
        }
        for one in schema["oneOf"] as? [Any] ?? [] { walk(one, place, visit) }
        let lists = [
            "components", "components.*.table.rows", "components.*.override.levels",
            "tiers.require.*",
        ]
        if let items = schema["items"], lists.contains(place.pattern) {
            walk(items, place.child("name"), visit)
        }
    }
}
