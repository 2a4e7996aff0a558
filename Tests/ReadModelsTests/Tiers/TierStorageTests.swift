import Accounting
import Events
import Projections
import Testing

@testable import ReadModels

@Suite("Tiers in storage")
struct TierStorageTests {
    @Test("folded in chunks, with nothing left in memory between them, they are the same")
    func chunks() throws {
        let book = try Self.recorded()
        let expected = try digest(Fold([book.tiers]))
        for size in [1, 7] {
            let directory = try TemporaryDirectory()
            let store = try ModelStore(at: directory.path, isReadOnly: false)
            defer { store.close() }
            for start in stride(from: 0, to: book.log.records.count, by: size) {
                let fold = Self.fold(book)
                _ = try store.attach(fold)
                for record in book.log.records[start..<min(start + size, book.log.records.count)] {
                    try fold.apply(try EventView(record.span.bytes))
                }
                #expect(try store.flush(fold))
            }
            let stored = Self.fold(book)
            #expect(try store.attach(stored).isEmpty)
            #expect(stored.states.compactMap(\.stop).isEmpty)
            #expect(try digest(stored) == expected, "chunks of \(size)")
        }
    }

    @Test("what was folded since the last flush can be taken back")
    func discarded() throws {
        let book = try Self.recorded()
        let directory = try TemporaryDirectory()
        let store = try ModelStore(at: directory.path, isReadOnly: false)
        defer { store.close() }
        let fold = Self.fold(book)
        let half = book.log.records.count / 2
        _ = try store.attach(fold)
        for record in book.log.records[..<half] { try fold.apply(try EventView(record.span.bytes)) }
        #expect(try store.flush(fold))
        let before = try digest(fold)
        for record in book.log.records[half...] { try fold.apply(try EventView(record.span.bytes)) }
        #expect(try digest(fold) != before)
        for projector in fold.projectors { projector.discard() }
        #expect(try store.attach(fold).isEmpty)
        #expect(try digest(fold) == before)
        for record in book.log.records[half...] { try fold.apply(try EventView(record.span.bytes)) }
        #expect(try digest(fold) == digest(Fold([book.tiers])))
    }

    private func digest(_ fold: Fold) throws -> [UInt8]? {
        try fold.digest(of: PartnerTiers.name)
    }

    /// The facts are those at the end, so that a fold of parts sees the same as one of the whole.
    private static func fold(_ book: TierFixture) -> Fold {
        let tiers = PartnerTiers()
        tiers.connect(rules: book.rules, facts: book.known.facts)
        return Fold([tiers])
    }

    private static func recorded() throws -> TierFixture {
        let rules = GraceTests.rules
        let book = try TierFixture(rules)
        try book.activate("P-1", on: "2025-01-02")
        try book.activate("P-2", on: "2025-01-02")
        try book.certify("M-1", of: "P-1", on: "2025-01-03", through: "2025-03-10")
        try book.certify("M-2", of: "P-1", on: "2025-01-03")
        try book.certify("M-3", of: "P-1", on: "2025-01-03", for: "SALES")
        try book.override("P-2", to: "gold", on: "2025-01-10", until: "2025-02-10")
        for date in ["2025-01-20", "2025-02-12", "2025-03-20", "2025-04-20", "2025-08-01"] {
            try book.pass(date)
        }
        try book.revoke(of: "M-2", on: "2025-07-20")
        try book.override("P-2", to: "silver", on: "2025-03-01", until: "2025-03-31")
        try book.override("P-2", to: "silver", on: "2025-08-01")
        try book.pass("2026-01-20")
        let again = try TierFixture(rules)
        again.known.certifications = book.known.certifications
        again.known.partnersOfMembers = book.known.partnersOfMembers
        for record in book.log.records { try again.log.replay(record) }
        return again
    }
}
