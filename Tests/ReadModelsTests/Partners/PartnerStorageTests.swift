import Accounting
import Events
import Projections
import Testing

@testable import ReadModels

@Suite("Partners in storage")
struct PartnerStorageTests {
    @Test("folded in chunks, with nothing left in memory between them, they are the same, seed 9")
    func chunks() throws {
        let records = try Self.records(seed: 9, count: 400)
        let whole = Fold([Partners()])
        for record in records { try whole.apply(try EventView(record.span.bytes)) }
        let expected = try whole.digest(of: Partners.name)
        for size in [17, 150] {
            let directory = try TemporaryDirectory()
            let store = try ModelStore(at: directory.path, isReadOnly: false)
            defer { store.close() }
            for start in stride(from: 0, to: records.count, by: size) {
                let fold = Fold([Partners()])
                _ = try store.attach(fold)
                for record in records[start..<min(start + size, records.count)] {
                    try fold.apply(try EventView(record.span.bytes))
                }
                #expect(try store.flush(fold))
            }
            let stored = Fold([Partners()])
            #expect(try store.attach(stored).isEmpty)
            #expect(stored.states.compactMap(\.stop).isEmpty)
            #expect(try stored.digest(of: Partners.name) == expected, "chunks of \(size)")
        }
    }

    @Test("an event of a partner that was never recruited stops the model")
    func stops() throws {
        let book = PartnerFixture()
        #expect(throws: ProjectionStop.self) { try book.activate("P-1", on: "2025-01-02") }
    }

    /// Events drawn at random; they need not be legal, only such as the model takes in.
    private static func records(seed: UInt64, count: Int) throws -> [[UInt8]] {
        var random = SplitMix(state: seed)
        let book = PartnerFixture()
        let log = book.log
        for partner in 1...5 {
            try book.recruit("P-\(partner)")
            try log.add(
                .memberJoined(
                    MemberJoined(memberId: "M-\(partner)", partnerId: "P-\(partner)", role: .member)
                ), on: "2025-01-02")
            try log.add(
                .agreementSigned(
                    AgreementSigned(
                        agreementId: "A-\(partner)", partnerId: "P-\(partner)", kind: .mdf,
                        from: try day("2025-01-02"))), on: "2025-01-02")
        }
        for _ in 1...count {
            let date = "2025-\(9 + random.next(through: 3))-1\(random.next(through: 9))"
                .replacing("2025-9-", with: "2025-09-")
            try add(to: book, "\(random.next(through: 5))", on: date, &random)
        }
        return log.records
    }

    private static func add(
        to book: PartnerFixture, _ number: String, on date: String, _ random: inout SplitMix
    ) throws {
        let partner = "P-\(number)"
        let other = "P-\(random.next(through: 5))"
        switch random.next(through: 11) {
        case 1: try book.activate(partner, on: date)
        case 2: try book.change(partner, to: .suspended, on: date, scope: [.payout])
        case 3: try book.change(partner, to: .active, on: date)
        case 4: try book.change(partner, to: .terminated, on: date, trailing: 5)
        case 5: try book.profile(partner, .complete, on: date)
        case 6: try book.link(partner, to: other, .owns, on: date)
        case 7: try book.unlink(partner, from: other, .owns, on: date)
        case 8: try book.step(partner, on: date)
        case 9:
            let body = MemberCertified(memberId: "M-\(number)", certification: "ENG-\(other)")
            try book.log.add(.memberCertified(body), on: date)
        case 10:
            let body = MemberCertificationEnded(
                memberId: "M-\(number)", certification: "ENG-\(other)", cause: .superseded)
            try book.log.add(.memberCertificationEnded(body), on: date)
        default:
            let body = AgreementChanged(agreementId: "A-\(number)", change: .renewed)
            try book.log.add(.agreementChanged(body), on: date)
        }
    }
}
