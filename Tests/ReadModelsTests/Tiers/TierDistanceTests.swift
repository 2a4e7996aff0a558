import Accounting
import Events
import Testing

@testable import ReadModels

@Suite("Distance to the next tier")
struct TierDistanceTests {
    static let rules = """
        measures:
          bookings: { of: sales, window: trailing_12_months }
          people: { of: certified_members, certifications: [ENG] }
        tiers:
          ladder: [bronze, silver, gold]
          require:
            silver: [ { bookings: 1000.00, people: 1 }, { people: 5 } ]
            gold: [ { bookings: 5000.00 } ]
          promote_on: ["04-15", "10-15"]
          demote_on: []

        """

    private func book() throws -> TierFixture {
        let book = try TierFixture(Self.rules)
        try book.activate("P-1", on: "2025-01-02")
        try book.sell(200, by: "P-1", on: "2024-04-14")
        try book.sell(400, by: "P-1", on: "2025-02-03")
        try book.certify("M-1", of: "P-1", on: "2025-02-03", through: "2025-04-14")
        try book.certify("M-2", of: "P-1", on: "2025-02-03")
        return book
    }

    private func distance(_ book: TierFixture, _ date: String) throws -> TierDistance? {
        try book.tiers.next(of: book.log.partner("P-1"), asOf: try day(date)) { $0 }
    }

    private func deal(
        _ dollars: Int64, _ stage: DealStage?, close: String?, of partner: UInt32 = 1
    ) throws -> PipelineDeal {
        PipelineDeal(
            owner: partner, value: Money(minorUnits: dollars * 100, currency: try usd()),
            expectedCloseOn: try close.map { try day($0) }, stage: stage)
    }

    @Test("gap, progress, and what rolls off or lapses by the next promotion date")
    func values() throws {
        let book = try book()
        let found = try #require(try distance(book, "2025-03-03"))
        #expect(found.tier == "bronze")
        #expect(found.next == "silver")
        #expect(found.promotionOn == (try day("2025-04-15")))
        let all = found.sets.map(\.requirements)
        #expect(all.map { $0.map(\.measure) } == [["bookings", "people"], ["people"]])
        #expect(all.map { $0.map(\.value) } == [[60_000, 2], [2]])
        #expect(all.map { $0.map(\.gap) } == [[40_000, -1], [3]])
        #expect(all[0][0].progress == Rate(partsPerMillion: 600_000))
        // Of 14 April 2024 nothing counts any more on 15 April, and a certificate has lapsed.
        #expect(all.map { $0.map(\.projected) } == [[40_000, 1], [1]])
        #expect(!found.isNear)
    }

    @Test("open deals count by their stage if they are to close by the promotion date")
    func pipeline() throws {
        let book = try book()
        book.known.deals = [
            (try deal(500, .negotiated, close: "2025-04-15"), try day("2025-06-30")),
            (try deal(100, .proposed, close: nil), try day("2025-03-03")),
            (try deal(900, .negotiated, close: "2025-04-16"), try day("2025-06-30")),
            (try deal(900, nil, close: nil), try day("2025-06-30")),
            (try deal(900, .negotiated, close: nil), try day("2025-03-02")),
            (try deal(900, .negotiated, close: nil, of: 2), try day("2025-06-30")),
        ]
        let found = try #require(try distance(book, "2025-03-03"))
        #expect(found.sets[0].requirements[0].projected == 40_000 + 40_000 + 6_000)
        #expect(!found.isNear)
        book.known.deals.append(
            (try deal(100, .developed, close: nil), try day("2025-06-30")))
        #expect(try distance(book, "2025-03-03")?.isNear == true)
        let none = try book.tiers.next(of: 1, asOf: try day("2025-03-03")) { _ in nil }
        #expect(none?.sets[0].requirements[0].projected == 40_000)
    }

    @Test("stages weigh 10, 20, 40, 60 and 80 per cent")
    func weights() {
        #expect(DealStage.allCases.map(\.weightPercent) == [10, 20, 40, 60, 80])
    }

    @Test("every partner that is not on the highest tier has a distance, in order")
    func everyone() throws {
        let book = try book()
        try book.activate("P-2", on: "2025-02-10")
        try book.activate("P-3", on: "2025-02-10")
        try book.override("P-2", to: "gold", on: "2025-02-11")
        try book.override("P-3", to: "silver", on: "2025-02-11")
        let all = try book.tiers.distances(asOf: try day("2025-03-03")) { $0 }
        #expect(all.map(\.partner) == [1, 3])
        #expect(all.map(\.next) == ["silver", "gold"])
        #expect(try book.tiers.next(of: 2, asOf: try day("2025-03-03")) { $0 } == nil)
        #expect(try book.tiers.next(of: 3, asOf: try day("2025-02-09")) { $0 } == nil)
    }
}
