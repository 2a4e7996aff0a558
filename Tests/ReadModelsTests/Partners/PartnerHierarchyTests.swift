import Accounting
import Events
import Rules
import Testing

@testable import ReadModels

@Suite("Hierarchy of partners")
struct PartnerHierarchyTests {
    private func book(_ partners: [String] = ["A", "B", "C", "D"]) throws -> PartnerFixture {
        let book = PartnerFixture()
        for partner in partners { try book.recruit(partner) }
        return book
    }

    @Test("ancestors come nearest first, on each relation by itself")
    func ancestors() throws {
        let book = try book()
        try book.link("A", to: "B", on: "2025-02-01")
        try book.link("B", to: "C", on: "2025-02-01")
        try book.link("A", to: "D", .owns, on: "2025-02-01")
        #expect(try book.ancestors(of: "A", on: "2025-03-01") == ["B", "C"])
        #expect(try book.ancestors(of: "B", on: "2025-03-01") == ["C"])
        #expect(try book.ancestors(of: "C", on: "2025-03-01") == [])
        #expect(try book.ancestors(of: "A", .owns, on: "2025-03-01") == ["D"])
        #expect(try book.ancestors(of: "A", .franchises, on: "2025-03-01") == [])
    }

    @Test("a link holds from its own day until the day of the unlinking")
    func dates() throws {
        let book = try book()
        try book.link("A", to: "B", on: "2025-02-01")
        try book.link("B", to: "C", on: "2025-03-01")
        try book.unlink("A", from: "B", on: "2025-04-01")
        try book.link("A", to: "D", on: "2025-05-01")
        let table: [(String, [String])] = [
            ("2025-01-31", []), ("2025-02-01", ["B"]), ("2025-02-28", ["B"]),
            ("2025-03-01", ["B", "C"]), ("2025-03-31", ["B", "C"]), ("2025-04-01", []),
            ("2025-04-30", []), ("2025-05-01", ["D"]),
        ]
        for (date, expected) in table {
            #expect(try book.ancestors(of: "A", on: date) == expected, "on \(date)")
        }
    }

    @Test("another parent is in the way while it is linked on the day or after it")
    func standingLink() throws {
        let book = try book()
        func inTheWay(_ date: String) throws -> UInt32? {
            try book.partners.standingLink(
                of: book.log.partner("A"), relation: .distributesTo, from: try day(date))?.parent
        }
        #expect(try inTheWay("2025-02-01") == nil)
        try book.link("A", to: "B", on: "2025-02-01")
        #expect(try inTheWay("2025-01-01") == 2)
        #expect(try inTheWay("2025-06-01") == 2)
        try book.unlink("A", from: "B", on: "2025-04-01")
        #expect(try inTheWay("2025-03-31") == 2)
        #expect(try inTheWay("2025-04-01") == nil)
        // A link that was taken back to before it began never stood.
        try book.link("A", to: "C", on: "2025-06-01")
        try book.unlink("A", from: "C", on: "2025-05-01")
        #expect(try inTheWay("2025-04-01") == nil)
        #expect(try book.partners.openLink(of: 1, to: 3, relation: .distributesTo) == nil)
    }

    @Test("a circle is found on the days on which it would close, and only on its relation")
    func cycles() throws {
        let book = try book()
        func cycles(
            _ child: String, _ parent: String, _ relation: Rules.PartnerRelation, _ date: String
        ) throws -> Bool {
            try book.partners.wouldCycle(
                linking: book.log.partner(child), to: book.log.partner(parent), relation: relation,
                from: try day(date))
        }
        try book.link("A", to: "B", on: "2025-02-01")
        try book.link("B", to: "C", on: "2025-03-01")
        #expect(try cycles("A", "A", .distributesTo, "2025-01-01"))
        #expect(try cycles("B", "A", .distributesTo, "2025-02-01"))
        #expect(try cycles("C", "A", .distributesTo, "2025-01-01"))
        #expect(try !cycles("C", "A", .owns, "2025-03-01"))
        #expect(try !cycles("C", "D", .distributesTo, "2025-03-01"))
        try book.unlink("A", from: "B", on: "2025-04-01")
        // A was below B only until April, so that C may be below A from then on.
        #expect(try cycles("C", "A", .distributesTo, "2025-03-31"))
        #expect(try !cycles("C", "A", .distributesTo, "2025-04-01"))
        // B was below C from March on, A below B until April: D below A touches neither.
        #expect(try !cycles("D", "A", .distributesTo, "2025-03-15"))
    }

    @Test("links that follow one another in time close no circle")
    func cyclesInTime() throws {
        let book = try book()
        try book.link("A", to: "B", on: "2025-02-01")
        try book.unlink("A", from: "B", on: "2025-03-01")
        try book.link("B", to: "C", on: "2025-03-01")
        let cycle = try book.partners.wouldCycle(
            linking: 3, to: 1, relation: .distributesTo, from: try day("2025-02-01"))
        #expect(!cycle)
    }
}
