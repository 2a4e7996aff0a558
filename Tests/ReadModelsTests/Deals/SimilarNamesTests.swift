import Accounting
import Events
import Testing

@testable import ReadModels

@Suite("Similar names")
struct SimilarNamesTests {
    /// The best score of a name against known ones, worked out by hand from ⌊10⁹ / customers⌋.
    @Test(
        "score by the weight of the words they share",
        arguments: [
            // kestrel: 2 customers with the looked-up one, foods 2, group 1: 1,000 / 2,000
            (["Kestrel Foods"], "Kestrel Foods Group", "50%"),
            // kestrel 2, foods 1, food 1, group 1: 500 / 3,500
            (["Kestrel Foods"], "Kestrel Food Group", "14.2857%"),
            // kestrel 3, mills 2, foods 1: (333,333,333 + 500,000,000) / 1,833,333,333 of the second
            (["Kestrel Foods", "Kestrel Mills"], "Mills Kestrel East", "45.4545%"),
            // The same words in another order, or twice, are the same words.
            (["New York Kestrel"], "Kestrel York New", "100%"),
            (["York York Kestrel"], "Kestrel York", "100%"),
        ])
    func score(known: [String], name: String, expected: String) throws {
        let best = try find(name, among: known, from: Rate(partsPerMillion: 1)).map(\.score).max()
        #expect(best.map { "\($0)" } == expected)
    }

    @Test("are found from the threshold upward, exactly")
    func threshold() throws {
        let known = ["Kestrel Foods"]
        let half = Rate(partsPerMillion: 500_000)
        #expect(try find("Kestrel Foods Group", among: known, from: half).count == 1)
        let above = Rate(partsPerMillion: 500_001)
        #expect(try find("Kestrel Foods Group", among: known, from: above).isEmpty)
    }

    @Test("a customer that is known already is not counted twice")
    func knownCustomer() throws {
        let register = try DealFixture()
        try register.submit(
            "D-1", by: "P-1", Customer(name: "Kestrel Foods Group"), on: "2025-01-06")
        try register.submit("D-2", by: "P-1", Customer(name: "Kestrel Foods"), on: "2025-01-06")
        let customers = register.register.customers
        let similar = try SimilarNames(
            to: CustomerName(normalising: "Kestrel Foods"), isKnown: true, in: customers.names)
        let found = try similar.find(from: Rate(partsPerMillion: 1))
        #expect(Set(found.map { "\($0.score)" }) == ["50%", "100%"])
    }

    @Test("a word that more than 1,000 customers have proposes nobody, but weighs")
    func commonWord() throws {
        let fixture = try DealFixture()
        for index in 1...1_000 {
            try fixture.submit(
                "D-\(index)", by: "P-1", Customer(name: "Kestrel \(index)"), on: "2025-01-06")
        }
        func found(_ name: String, isKnown: Bool) throws -> Int {
            try SimilarNames(
                to: CustomerName(normalising: name), isKnown: isKnown,
                in: fixture.register.customers.names
            ).find(from: Rate(partsPerMillion: 1)).count
        }
        // Known: 1,000 customers have it. As a new customer's word, 1,001.
        #expect(try found("Kestrel 7", isKnown: true) == 1_000)
        #expect(try found("Kestrel", isKnown: false) == 0)
        #expect(try found("Kestrel 7 East", isKnown: false) == 1)
    }

    @Test("are found as a comparison with every customer finds them, seed 7")
    func againstAll() throws {
        var random = SplitMix(state: 7)
        let fixture = try DealFixture()
        var known: [String] = []
        for index in 0..<200 {
            let words = (0..<random.next(through: 4)).map { _ in
                "w\(random.next(through: 5) * random.next(through: 6))"
            }
            let name = (["x\(random.next(through: 90))"] + words).joined(separator: " ")
            guard !known.contains(name) else { continue }
            known.append(name)
            try fixture.submit("D-\(index)", by: "P-1", Customer(name: name), on: "2025-01-06")
        }
        let sets = Set(known.map { CustomerName(normalising: $0).text })
            .map { CustomerName(normalising: $0) }
        var counts: [String: Int64] = [:]
        for token in sets.flatMap(\.tokens) { counts[token, default: 0] += 1 }
        for name in sets.sorted(by: { $0.text < $1.text }).prefix(60) {
            let scores = sets.map { Self.score(name, $0, counts) }
            for part in [300_000, 500_000, 850_000] {
                let threshold = Rate(partsPerMillion: Int64(part))
                let similar = try SimilarNames(
                    to: name, isKnown: true, in: fixture.register.customers.names)
                let found = try similar.find(from: threshold).map(\.score).sorted()
                let expected = scores.filter { $0 >= threshold }.sorted()
                #expect(found == expected, "\(name.text)")
            }
        }
    }

    /// The score by the words of rules.md section 8.
    private static func score(
        _ one: CustomerName, _ other: CustomerName, _ customers: [String: Int64]
    ) -> Rate {
        func weight(_ tokens: Set<String>) -> Int64 {
            tokens.reduce(0) { $0 + 1_000_000_000 / (customers[$1] ?? 1) }
        }
        let (mine, others) = (Set(one.tokens), Set(other.tokens))
        let shared = weight(mine.intersection(others))
        return Rate(partsPerMillion: shared * 1_000_000 / weight(mine.union(others)))
    }

    private func find(
        _ name: String, among known: [String], from threshold: Rate
    ) throws -> [SimilarNames.Found] {
        let fixture = try DealFixture()
        for (index, name) in known.enumerated() {
            try fixture.submit("D-\(index)", by: "P-1", Customer(name: name), on: "2025-01-06")
        }
        let customer = CustomerName(normalising: name)
        let identity = CustomerIdentity(name: name)
        let isKnown = try fixture.register.customers.list(of: identity, by: .name) != nil
        return try SimilarNames(
            to: customer, isKnown: isKnown, in: fixture.register.customers.names
        ).find(from: threshold)
    }
}
