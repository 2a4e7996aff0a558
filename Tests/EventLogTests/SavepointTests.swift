import Accounting
import Events
import Testing

@testable import EventLog

@Suite("Savepoints")
struct SavepointTests {
    private func append(_ writer: inout LogWriter, _ draft: EventDraft) throws {
        try writer.append(draft, recordedAt: Sample.noon, references: [])
    }

    @Test("what is taken back leaves nothing: no record, stream, ordinal, id, source or date")
    func rollBack() throws {
        try withTemporaryBook { log in
            try log.append([Sample.lead("A", id: "1")])
            try log.write { writer in
                try append(&writer, Sample.lead("A", id: "2"))
                let savepoint = writer.savepoint()
                let later = BusinessDate(daysSince1970: 30_000)
                try append(&writer, Sample.lead("A", id: "3", effectiveOn: later))
                try append(&writer, Sample.lead("N", id: "4", source: "/new"))
                try append(&writer, Sample.lead("A", id: "0"))
                _ = try writer.position(source: "/crm", id: "0")
                writer.rollBack(to: savepoint)

                #expect(writer.lastPosition == 2)
                #expect(writer.greatestEffectiveOn == Sample.day)
                #expect(try writer.stream(.lead, "A").version == 2)
                #expect(try writer.stream(.lead, "N") == .absent)
                for (source, id) in [("/crm", "3"), ("/new", "4"), ("/crm", "0")] {
                    #expect(try writer.position(source: source, id: id) == nil)
                }
                try append(&writer, Sample.lead("M", id: "3", source: "/other"))
                #expect(try writer.stream(.lead, "M").ordinal == 2)
            }
            #expect(try log.ids() == ["1", "2", "3"])
            #expect(try log.position(source: "/other", id: "3") == 3)
            #expect(try log.position(source: "/new", id: "4") == nil)
            #expect(try log.verify().finding == nil)
        }
    }

    @Test("a random walk of appending and taking back ends as if only the rest had been appended")
    func randomWalk() throws {
        var random = SplitMix(seed: 0xDA7B_00C5)
        try withTemporaryBook { log in
            var kept: [String] = []
            var serial = 0
            for _ in 0..<20 {
                try log.write { writer in
                    var savepoints: [(LogWriter.Savepoint, Int)] = []
                    for _ in 0..<200 {
                        switch random.next() % 8 {
                        case 0:
                            savepoints.append((writer.savepoint(), kept.count))
                        case 1:
                            guard let (savepoint, count) = savepoints.popLast() else { continue }
                            writer.rollBack(to: savepoint)
                            kept.removeLast(kept.count - count)
                        default:
                            serial += 1
                            let id = random.next() % 2 == 0 ? "\(serial)" : "r\(random.next())"
                            let stream = "S\(random.next() % 50)"
                            let source = "/s\(random.next() % 3)"
                            try append(&writer, Sample.lead(stream, id: id, source: source))
                            kept.append(id)
                        }
                    }
                }
            }
            #expect(try log.ids() == kept)
            #expect(try log.verify().finding == nil)
        }
    }

    @Test("pending events are visited from any position on")
    func pending() throws {
        try withTemporaryBook { log in
            try log.append([Sample.lead("A", id: "1")])
            try log.write { writer in
                for id in ["2", "3", "4"] { try append(&writer, Sample.lead("A", id: id)) }
                for (from, expected) in [(0, [2, 3, 4]), (2, [2, 3, 4]), (4, [4]), (5, [])] {
                    var seen: [Int] = []
                    try writer.forEachPending(from: UInt64(from)) { seen.append(Int($0.position)) }
                    #expect(seen == expected)
                }
            }
        }
    }
}

/// A generator whose numbers are the same in every run (Steele, Lea and Flood, 2014).
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
