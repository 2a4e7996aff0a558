import Accounting
import Events
import Testing

@testable import EventLog

@Suite("Reading")
struct ReadingTests {
    /// Leads A, B, C in turn, a payment each tenth event, correlated by hundreds.
    private func drafts(_ count: Int) -> [EventDraft] {
        (1...count).map { number in
            if number % 10 == 0 { return Sample.payment("I", id: "\(number)") }
            return Sample.lead(
                ["A", "B", "C"][number % 3], id: "\(number)", correlation: "batch-\(number / 100)")
        }
    }

    private static let ranges: [(from: UInt64, through: UInt64, first: UInt64, last: UInt64)] = [
        (1, .max, 1, 10_000), (0, .max, 1, 10_000), (4_096, 4_097, 4_096, 4_097),
        (4_000, 9_000, 4_000, 9_000), (10_000, .max, 10_000, 10_000), (17, 17, 17, 17),
    ]

    @Test("any stretch is read forwards and backwards, across transactions", arguments: ranges)
    func stretches(
        _ range: (from: UInt64, through: UInt64, first: UInt64, last: UInt64)
    ) throws {
        try withTemporaryBook { log in
            try log.append(drafts(10_000))
            let expected = Array(range.first...range.last)
            let forwards = try log.positions {
                try log.forEach(from: range.from, through: range.through, $0)
            }
            #expect(forwards == expected)
            let backwards = try log.positions {
                try log.forEachBackwards(from: range.through, downTo: range.from, $0)
            }
            #expect(backwards == expected.reversed())
        }
    }

    @Test("beyond the end, before the beginning and in an empty log there is nothing")
    func nothing() throws {
        try withTemporaryBook { log in
            for _ in 0..<2 {
                #expect(try log.positions { try log.forEach(from: 101, $0) }.isEmpty)
                #expect(try log.positions { try log.forEach(from: 5, through: 4, $0) }.isEmpty)
                #expect(
                    try log.positions { try log.forEachBackwards(from: 4, downTo: 5, $0) }.isEmpty)
                #expect(try log.positions { try log.forEach(through: 0, $0) }.isEmpty)
                if try log.head().position == 0 { try log.append(drafts(100)) }
            }
            #expect(throws: EventLogError.noEvent(position: 101, last: 100)) {
                try log.read { _ = try $0.event(at: 101).position }
            }
            #expect(throws: EventLogError.noEvent(position: 0, last: 100)) {
                try log.read { _ = try $0.event(at: 0).position }
            }
        }
    }

    @Test("a reader stops when it is told to")
    func stopping() throws {
        try withTemporaryBook { log in
            try log.append(drafts(5_000))
            var last: Position = 0
            try log.forEach { event in
                last = event.position
                return last < 4_500
            }
            #expect(last == 4_500)
            try log.forEachBackwards { event in
                last = event.position
                return last > 123
            }
            #expect(last == 123)
        }
    }

    @Test("a stream is read in both directions")
    func streams() throws {
        try withTemporaryBook { log in
            try log.append(drafts(10_000))
            let expected = (1...10_000).filter { $0 % 10 != 0 && $0 % 3 == 1 }.map(UInt64.init)
            let forwards = try log.positions { try log.forEach(ofStream: .lead, "B", $0) }
            #expect(forwards == expected)
            let backwards = try log.positions {
                try log.forEachBackwards(ofStream: .lead, "B", $0)
            }
            #expect(backwards == expected.reversed())
            #expect(try log.positions { try log.forEach(ofStream: .deal, "B", $0) }.isEmpty)
        }
    }

    @Test("events are found by type and by correlation")
    func filters() throws {
        try withTemporaryBook { log in
            try log.append(drafts(1_000))
            let payments = try log.positions { try log.forEach(ofTypes: [.salePaid], $0) }
            #expect(payments == (1...100).map { UInt64($0 * 10) })
            let batch = try log.positions { try log.forEach(ofCorrelation: "batch-3", $0) }
            #expect(batch == (300...399).filter { $0 % 10 != 0 }.map(UInt64.init))
        }
    }

    @Test("the position known at an instant is the last one recorded by then")
    func positionKnown() throws {
        try withTemporaryBook { log in
            #expect(try log.positionKnown(at: Sample.noon) == 0)
            let instants = [10, 20, 20, 20, 35].map { Instant(microsecondsSince1970: $0) }
            for (index, instant) in instants.enumerated() {
                try log.append([Sample.lead("A", id: "\(index)")], at: instant)
            }
            let known = [0, 9, 10, 19, 20, 34, 35, 99].map {
                try? log.positionKnown(at: Instant(microsecondsSince1970: $0))
            }
            #expect(known == [0, 0, 1, 1, 4, 4, 5, 5])
        }
    }

    @Test("the root of every past position is told and proved")
    func pastRoots() throws {
        try withTemporaryBook { log in
            var range = CompactRange()
            var roots = [range.root]
            for batch in [1, 2, 253, 1, 300, 44] {
                let first = roots.count
                try log.append(
                    (first..<first + batch).map { Sample.lead("A", id: "\($0)") })
                try log.forEach(from: UInt64(first)) { event in
                    range.append(MerkleHash.leaf(event.bytes))
                    roots.append(range.root)
                    return true
                }
                #expect(try log.head().root == range.root)
            }
            for (position, root) in roots.enumerated() {
                #expect(try log.root(at: UInt64(position)) == root)
            }
            let (leaf, proof) = try log.read { reader in
                (
                    MerkleHash.leaf(try reader.event(at: 300).bytes),
                    try reader.inclusionProof(of: 300, in: 601)
                )
            }
            #expect(proof.proves(leaf: leaf, root: roots[601]))
            let growth = try log.read { try $0.consistencyProof(from: 300, to: 601) }
            #expect(growth.proves(oldRoot: roots[300], newRoot: roots[601]))
        }
    }

    @Test("a reader sees one state while others write")
    func readingWhileWriting() throws {
        try withTemporaryBook { log in
            try log.append(drafts(9_000))
            var seen: Position = 0
            try log.forEach { event in
                seen = event.position
                if seen % 3_000 == 0 {
                    try log.append([Sample.lead("Z", id: "z\(seen)")])
                }
                return true
            }
            #expect(seen == 9_000)
            try log.read { reader in
                try log.append([Sample.lead("Z", id: "last")])
                let last = try reader.head().position
                #expect(last == 9_003)
                let id = try reader.position(source: "/crm", id: "last")
                #expect(id == nil)
            }
            #expect(try log.head().position == 9_004)
        }
    }
}
