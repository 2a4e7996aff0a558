import Accounting
import Events
import Projections
import Rules
import Testing

@testable import ReadModels

@Suite("Deals and leads in storage")
struct DealStorageTests {
    @Test("folded in chunks, with nothing left in memory between them, they are the same, seed 5")
    func chunks() throws {
        let records = try Self.records(seed: 5, count: 600)
        let whole = Self.models()
        for record in records { try whole.apply(try EventView(record.span.bytes)) }
        let expected = try Self.digests(whole)
        for size in [13, 250] {
            let directory = try TemporaryDirectory()
            let store = try ModelStore(at: directory.path, isReadOnly: false)
            defer { store.close() }
            for start in stride(from: 0, to: records.count, by: size) {
                let fold = Self.models()
                _ = try store.attach(fold)
                for record in records[start..<min(start + size, records.count)] {
                    try fold.apply(try EventView(record.span.bytes))
                }
                #expect(try store.flush(fold))
            }
            let stored = Self.models()
            #expect(try store.attach(stored).isEmpty)
            #expect(stored.states.compactMap(\.stop).isEmpty)
            #expect(try Self.digests(stored) == expected, "chunks of \(size)")
        }
    }

    private static func models() -> Fold {
        let rules = NoRules()
        return Fold([
            TiersStub(), RulesStub(), LeadFunnel(rules: rules),
            DealRegister(rules: rules, tiers: FixedTiers()),
        ])
    }

    private static func digests(_ fold: Fold) throws -> [[UInt8]?] {
        try [LeadFunnel.name, DealRegister.name].map { try fold.digest(of: $0) }
    }

    /// A log of events that are drawn at random; they need not be legal, only such as the models
    /// take in.
    private static func records(seed: UInt64, count: Int) throws -> [[UInt8]] {
        var random = SplitMix(state: seed)
        let log = TestLog([])
        var submitted = 0
        for _ in 1...count {
            let date = "2025-\(10 + random.next(through: 2))-\(10 + random.next(through: 18))"
            let fresh = submitted == 0 || random.next(through: 3) == 1
            if fresh { submitted += 1 }
            let number = fresh ? submitted : random.next(through: submitted)
            let body =
                fresh ? submission("D-\(number)", &random) : try change("D-\(number)", &random)
            try log.add(body, on: date)
            try log.add(fresh ? offer(number, &random) : answer(number, &random), on: date)
        }
        return log.records
    }

    private static func submission(_ id: String, _ random: inout SplitMix) -> EventBody {
        let customer = Customer(
            name: "Customer \(random.next(through: 40)) East",
            domain: "c\(random.next(through: 4)).example", duns: "\(random.next(through: 2))",
            country: "US")
        return .dealSubmitted(
            DealFixture.submission(
                id, by: "P-\(random.next(through: 4))", customer,
                lines: ["line \(random.next(through: 80))"]))
    }

    private static func change(_ id: String, _ random: inout SplitMix) throws -> EventBody {
        let until = try day("2025-12-\(10 + random.next(through: 20))")
        switch random.next(through: 9) {
        case 1: return .dealReturned(DealReturned(dealId: id, missing: ["value"]))
        case 2: return .dealRejected(DealRejected(dealId: id, appealBy: until))
        case 3: return .dealAppealed(DealAppealed(dealId: id, grounds: "…"))
        case 4: return .dealExtended(DealExtended(dealId: id, days: 1, protectUntil: until))
        case 5: return .dealClosed(DealClosed(dealId: id, outcome: .won))
        case 6:
            return .dealTransferred(
                DealTransferred(dealId: id, toPartnerId: "P-9", basis: .termination))
        case 7:
            return .dealConflictFound(
                DealConflictFound(
                    dealId: id, otherDealId: "D-1", kind: .deal, match: .fuzzy,
                    score: Rate(partsPerMillion: 900_000), more: 3))
        case 8:
            return .dealAttributed(
                DealAttributed(
                    dealId: id,
                    shares: [DealShare(payeeId: "P-1", role: .led, pool: .primary, share: .whole)]))
        default:
            return .dealApproved(
                DealApproved(
                    dealId: id, exclusivity: .shared, protectFrom: try day("2025-11-01"),
                    protectUntil: until, reviewedConflicts: []))
        }
    }

    private static func offer(_ number: Int, _ random: inout SplitMix) -> EventBody {
        .leadDistributed(
            LeadDistributed(
                leadId: "L-\(number)", attempt: 1, partnerId: "P-\(random.next(through: 4))"))
    }

    private static func answer(_ number: Int, _ random: inout SplitMix) -> EventBody {
        let id = "L-\(number)"
        switch random.next(through: 4) {
        case 1: return .leadResponded(LeadResponded(leadId: id, response: .accepted))
        case 2: return .leadResponded(LeadResponded(leadId: id, response: .declined))
        case 3: return .leadProgressed(LeadProgressed(leadId: id, stage: .proposed))
        default: return .leadClosed(LeadClosed(leadId: id, outcome: .withdrawn))
        }
    }
}

/// Stands for the model that gives the rules.
private final class RulesStub: Projector {
    static let name = "programme"
    static let revision: UInt32 = 1
    static let kinds: Set<StreamKind> = []
    static let upstream: [String] = []
    let tables: [any ModelTable] = []

    func apply(_ event: borrowing EventView, at now: FoldContext) throws {}
}

/// Stands for the model that gives the tiers.
private final class TiersStub: Projector {
    static let name = "partner-tiers"
    static let revision: UInt32 = 1
    static let kinds: Set<StreamKind> = []
    static let upstream: [String] = []
    let tables: [any ModelTable] = []

    func apply(_ event: borrowing EventView, at now: FoldContext) throws {}
}

/// No rules at all.
private final class NoRules: RuleLookup {
    func history() -> RuleHistory { RuleHistory() }
    func inForce(on date: BusinessDate) -> RuleVersion? { nil }
}
