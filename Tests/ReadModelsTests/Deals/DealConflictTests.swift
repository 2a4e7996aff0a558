import Accounting
import Events
import Testing

@testable import ReadModels

@Suite("Conflicts of a submission")
struct DealConflictTests {
    /// Two customers and by what they are the same, if by anything.
    struct Pair: CustomTestStringConvertible, Sendable {
        let one: Customer
        let other: Customer
        let match: String?

        init(_ one: Customer, _ other: Customer, _ match: String?) {
            self.one = one
            self.other = other
            self.match = match
        }

        var testDescription: String { "\(one.name) / \(other.name)" }
    }

    static let pairs: [Pair] = [
        // The strongest part decides.
        Pair(
            Customer(name: "Kestrel", domain: "k.example", duns: "1", taxId: "2", country: "US"),
            Customer(name: "Kestrel", domain: "k.example", duns: "1", taxId: "2", country: "US"),
            "duns"),
        Pair(
            Customer(name: "Kestrel", domain: "k.example", duns: "1", taxId: "2", country: "US"),
            Customer(name: "Kestrel", domain: "k.example", duns: "9", taxId: "2", country: "US"),
            "tax_id"),
        Pair(
            Customer(name: "Kestrel", domain: "k.example", taxId: "2", country: "US"),
            Customer(name: "Heron", domain: "k.example", taxId: "9", country: "DE"), "domain"),
        Pair(
            Customer(name: "Kestrel", domain: "k.example", country: "US"),
            Customer(name: "Kestrel", domain: "h.example", country: "US"), "name"),
        // Numbers
        Pair(
            Customer(name: "A", duns: "15-048-3782"), Customer(name: "B", duns: "150483782"), "duns"
        ),
        Pair(Customer(name: "A", duns: "150483782"), Customer(name: "B", duns: "150483783"), nil),
        Pair(
            Customer(name: "A", taxId: "DE 123 456 789"), Customer(name: "B", taxId: "de123456789"),
            "tax_id"),
        Pair(Customer(name: "A", duns: "-"), Customer(name: "B", duns: " "), nil),
        // Domains
        Pair(
            Customer(name: "A", domain: "https://www.Kestrel.example:8443/x"),
            Customer(name: "B", domain: "kestrel.example"), "domain"),
        Pair(
            Customer(name: "A", domain: "shop.kestrel.example"),
            Customer(name: "B", domain: "kestrel.example"), nil),
        Pair(
            Customer(name: "A", domain: "gmail.com"), Customer(name: "B", domain: "gmail.com"), nil),
        Pair(
            Customer(name: "A", domain: "www.web.de"), Customer(name: "B", domain: "WEB.DE"), nil),
        // Names and countries
        Pair(Customer(name: "Kestrel Foods Inc."), Customer(name: "KESTREL FOODS, LTD"), "name"),
        Pair(Customer(name: "Müller & Söhne GmbH"), Customer(name: "MULLER AND SOHNE"), "name"),
        Pair(Customer(name: "Mu\u{308}ller"), Customer(name: "Müller"), "name"),
        Pair(Customer(name: "Ｋｅｓｔｒｅｌ"), Customer(name: "kestrel"), "name"),
        Pair(Customer(name: "Straße AG"), Customer(name: "STRASSE"), "name"),
        Pair(Customer(name: "Société d'Étude SARL"), Customer(name: "Societe dEtude"), "name"),
        Pair(Customer(name: "トヨタ株式会社"), Customer(name: "トヨタ"), "name"),
        Pair(Customer(name: "Кестрел ООО"), Customer(name: "КЕСТРЕЛ"), "name"),
        Pair(Customer(name: "AT&T"), Customer(name: "AT & T Inc"), "name"),
        Pair(Customer(name: "O'Brien"), Customer(name: "OBRIEN"), "name"),
        Pair(
            Customer(name: "Kestrel Foods", country: "US"),
            Customer(name: "Kestrel Foods", country: "DE"), "fuzzy 100%"),
        Pair(
            Customer(name: "Kestrel Foods", country: "US"), Customer(name: "Kestrel Foods"),
            "fuzzy 100%"),
        Pair(Customer(name: "…"), Customer(name: "…"), nil),
        Pair(Customer(name: "Kestrel Foods"), Customer(name: "Heron Mills"), nil),
    ]

    @Test("the same customer by", arguments: pairs)
    func sameCustomer(pair: Pair) throws {
        let fixture = try DealFixture()
        try fixture.submit("D-1", by: "P-1", pair.one, on: "2025-01-06")
        let found = try fixture.conflicts(of: pair.other, by: "P-2", on: "2025-01-07")
        #expect(found == [pair.match].compactMap { $0.map { "D-1 \($0)" } })
        let mirrored = try DealFixture()
        try mirrored.submit("D-1", by: "P-1", pair.other, on: "2025-01-06")
        #expect(try mirrored.conflicts(of: pair.one, by: "P-2", on: "2025-01-07") == found)
    }

    @Test(
        "only the kinds that the rules name count",
        arguments: [
            ("[duns]", "duns"), ("[tax_id]", "tax_id"), ("[domain]", "domain"), ("[name]", "name"),
            ("[name, domain]", "domain"),
        ])
    func kinds(match: String, expected: String) throws {
        let fixture = try DealFixture(
            "deals: { protection_days: 90, conflict: { match: \(match), lookback_days: 0 } }")
        let customer = Customer(
            name: "Kestrel", domain: "k.example", duns: "1", taxId: "2", country: "US")
        try fixture.submit("D-1", by: "P-1", customer, on: "2025-01-06")
        let found = try fixture.conflicts(of: customer, by: "P-2", on: "2025-01-06")
        #expect(found == ["D-1 \(expected)"])
    }

    @Test("without the clause nothing is looked for")
    func noClause() throws {
        let fixture = try DealFixture("deals: { protection_days: 90 }")
        try fixture.submit("D-1", by: "P-1", on: "2025-01-06")
        #expect(
            try fixture.conflicts(of: Customer(name: "Kestrel"), by: "P-2", on: "2025-01-06") == [])
    }

    @Test(
        "product lines overlap; none named is all",
        arguments: [
            (["suite"], ["suite"], true), (["suite"], ["analytics"], false), ([], ["suite"], true),
            (["suite"], [], true), ([], [], true), (["a", "b"], ["b", "c"], true),
            (["suite"], ["never named before"], false), ([], ["never named before"], true),
            (["Suite"], ["suite"], false),
        ])
    func lines(one: [String], other: [String], conflicts: Bool) throws {
        let fixture = try DealFixture()
        try fixture.submit("D-1", by: "P-1", lines: one, on: "2025-01-06")
        let found = try fixture.conflicts(
            of: Customer(name: "Kestrel"), by: "P-2", lines: other, on: "2025-01-06")
        #expect(found == (conflicts ? ["D-1 name"] : []))
    }

    @Test("product lines beyond the first 63 are told apart")
    func manyLines() throws {
        let fixture = try DealFixture()
        for line in 1...70 {
            try fixture.submit(
                "D-\(line)", by: "P-1", Customer(name: "Customer \(line)"), lines: ["line \(line)"],
                on: "2025-01-06")
        }
        try fixture.submit("D-0", by: "P-1", lines: ["line 66", "line 70"], on: "2025-01-06")
        let customer = Customer(name: "Kestrel")
        func found(_ lines: [String]) throws -> [String] {
            try fixture.conflicts(of: customer, by: "P-2", lines: lines, on: "2025-01-06")
        }
        #expect(try found(["line 66"]) == ["D-0 name"])
        #expect(try found(["line 1", "line 70"]) == ["D-0 name"])
        #expect(try found(["line 1", "line 67"]) == [])
        #expect(try fixture.register.productLines(of: 71) == ["line 66", "line 70"])
    }

    @Test("a deal of the same partner is none, nor is the deal itself")
    func ownDeals() throws {
        let fixture = try DealFixture()
        let kestrel = Customer(name: "Kestrel")
        try fixture.submit("D-1", by: "P-1", on: "2025-01-06")
        #expect(try fixture.conflicts(of: kestrel, by: "P-1", on: "2025-01-06") == [])
        #expect(try fixture.conflicts(of: kestrel, by: "P-2", deal: "D-1", on: "2025-01-06") == [])
        // After a transfer it is the new owner's.
        try fixture.approve("D-1", on: "2025-01-07", until: "2025-04-07")
        let transferred = DealTransferred(dealId: "D-1", toPartnerId: "P-2", basis: .acquisition)
        try fixture.log.add(.dealTransferred(transferred), on: "2025-01-08")
        #expect(try fixture.conflicts(of: kestrel, by: "P-1", on: "2025-01-09") == ["D-1 name"])
        #expect(try fixture.conflicts(of: kestrel, by: "P-2", on: "2025-01-09") == [])
    }

    @Test("a deal that was submitted again has the customer it names then")
    func customerChanges() throws {
        let fixture = try DealFixture()
        let (old, new) = (
            Customer(name: "Kestrel", domain: "kestrel.example"),
            Customer(name: "Heron", domain: "kestrel.example")
        )
        try fixture.submit("D-1", by: "P-1", old, on: "2025-01-06")
        try fixture.log.add(
            .dealReturned(DealReturned(dealId: "D-1", missing: [])), on: "2025-01-07")
        try fixture.submit("D-1", by: "P-1", new, revision: 2, on: "2025-01-08")
        func found(_ customer: Customer) throws -> [String] {
            try fixture.conflicts(of: customer, by: "P-2", on: "2025-01-09")
        }
        #expect(try found(Customer(name: "Kestrel")) == [])
        #expect(try found(Customer(name: "Heron")) == ["D-1 name"])
        #expect(try found(old) == ["D-1 domain"])
    }
}
