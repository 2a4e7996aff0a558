import Accounting
import Events
import Glibc
import LMDB
import Testing

@testable import EventLog

@Suite("Appending")
struct AppendTests {
    @Test("events get dense positions, versions, ordinals and links of their streams")
    func headers() throws {
        try withTemporaryBook { log in
            let leads = ["A", "B", "A", "C", "A"].enumerated().map { index, stream in
                Sample.lead(stream, id: "\(index)")
            }
            #expect(try log.append(leads) == [1, 2, 3, 4, 5])
            #expect(try log.append([Sample.payment("I", id: "1")]) == [6])
            #expect(try log.append([Sample.lead("B", id: "9")]) == [7])
            var headers: [RecordHeader] = []
            try log.forEach { event in
                headers.append(event.header)
                return true
            }
            let expected: [(version: UInt32, previous: UInt64, number: UInt32)] = [
                (1, 0, 1), (1, 0, 2), (2, 1, 1), (1, 0, 3), (3, 3, 1), (1, 0, 1), (2, 2, 2),
            ]
            for (index, row) in expected.enumerated() {
                #expect(
                    headers[index]
                        == RecordHeader(
                            position: UInt64(index + 1), recordedAt: Sample.noon,
                            version: row.version, previous: row.previous, number: row.number))
            }
            let state = StreamState(ordinal: 1, version: 3, lastPosition: 5)
            #expect(try log.stream(.lead, "A") == state)
            #expect(try log.stream(.deal, "A") == .absent)
        }
    }

    @Test("the head tells the last position, the dates, the counts and the root")
    func head() throws {
        try withTemporaryBook { log in
            #expect(try log.head() == .empty)
            let late = BusinessDate(daysSince1970: 20_009)
            try log.append([
                Sample.lead("A", id: "1", effectiveOn: late), Sample.lead("B", id: "2"),
                Sample.payment("I", id: "3"),
            ])
            let head = try log.head()
            #expect(head.position == 3)
            #expect(head.recordedAt == Sample.noon)
            #expect(head.greatestEffectiveOn == late)
            #expect(head.streamCount(of: .lead) == 2)
            #expect(head.streamCount(of: .invoice) == 1)
            #expect(head.streamCount(of: .deal) == 0)
            var range = CompactRange()
            try log.forEach { event in
                range.append(MerkleHash.leaf(event.bytes))
                return true
            }
            #expect(head.root == range.root)
        }
    }

    @Test("an event is not recorded before the one in front of it")
    func recordedAt() throws {
        try withTemporaryBook { log in
            let earlier = Instant(
                microsecondsSince1970: Sample.noon.microsecondsSince1970 - 1)
            try log.append([Sample.lead("A", id: "1")])
            try log.append([Sample.lead("A", id: "2")], at: earlier)
            #expect(try log.head().recordedAt == Sample.noon)
            #expect(try log.verify().finding == nil)
        }
    }

    @Test("a write that throws leaves nothing, and the next one goes on as if it had not been")
    func throwing() throws {
        struct Refused: Error {}
        try withTemporaryBook { log in
            try log.append([Sample.lead("A", id: "1")])
            let before = try log.head()
            #expect(throws: Refused.self) {
                try log.write { writer in
                    try writer.append(
                        Sample.lead("A", id: "2"), recordedAt: Sample.noon, references: [])
                    try writer.append(
                        Sample.lead("Z", id: "3", source: "/new"), recordedAt: Sample.noon,
                        references: [])
                    throw Refused()
                }
            }
            #expect(try log.head() == before)
            #expect(try log.position(source: "/new", id: "3") == nil)
            #expect(try log.append([Sample.lead("A", id: "2")]) == [2])
            #expect(try log.stream(.lead, "A").version == 2)
            #expect(try log.verify().finding == nil)
        }
    }

    @Test("a write of nothing changes nothing")
    func nothing() throws {
        try withTemporaryBook { log in
            try log.append([Sample.lead("A", id: "1")])
            let before = log.environment.info.lastTransaction
            try log.write { writer in #expect(writer.lastPosition == 1) }
            #expect(log.environment.info.lastTransaction == before)
        }
    }

    @Test("names without bytes or with too many are refused, and nothing of the event is left")
    func longNames() throws {
        try withTemporaryBook { log in
            let long = String(repeating: "x", count: 501)
            try log.write { writer in
                for name in [long, ""] {
                    let refused = EventLogError.nameTooLong(name: name, byteCount: name.utf8.count)
                    for draft in [
                        Sample.lead(name, id: "1"), Sample.lead("A", id: name),
                        Sample.lead("A", id: "1", source: name),
                    ] {
                        #expect(throws: refused) {
                            try writer.append(draft, recordedAt: Sample.noon, references: [])
                        }
                    }
                }
                #expect(writer.lastPosition == 0)
            }
        }
    }

    @Test("many threads write one after the other")
    func threads() throws {
        try withTemporaryBook { log in
            let other = BackgroundWork {
                Result {
                    for index in 0..<100 {
                        try log.append([Sample.lead("A", id: "\(index)", source: "/other")])
                    }
                }
            }
            for index in 0..<100 { try log.append([Sample.lead("A", id: "\(index)")]) }
            try other.finish().get()
            #expect(try log.stream(.lead, "A").version == 200)
            #expect(try log.verify().finding == nil)
        }
    }

    @Test("what another process has written in between is taken up")
    func otherProcess() throws {
        try withTemporaryBook { log in
            try log.append([Sample.lead("A", id: "1")])
            // As if another process had written: this one still holds what it knew before.
            let known = log.writerState.withLock { $0 }
            try log.append([Sample.lead("A", id: "2"), Sample.lead("B", id: "3", source: "/x")])
            log.writerState.withLock { $0 = known }
            try log.append([Sample.lead("A", id: "4"), Sample.lead("C", id: "5", source: "/y")])
            #expect(try log.stream(.lead, "A").version == 3)
            #expect(try log.stream(.lead, "C").ordinal == 3)
            #expect(try log.verify().finding == nil)
        }
    }

    @Test("after a commit that the disk has failed nothing is written until the log is reopened")
    func failedCommit() throws {
        try withTemporaryBook { log in
            try log.append([Sample.lead("A", id: "1")])
            let full = LMDBError(.system(ENOSPC), operation: "commit", path: log.path)
            log.writerState.withLock { $0 = .failed(full) }
            #expect(throws: full) { try log.append([Sample.lead("A", id: "2")]) }
            #expect(throws: full) { try log.append([Sample.lead("A", id: "2")]) }
            #expect(try log.head().position == 1)
            log.close()
            let reopened = try EventLog.open(at: log.path)
            defer { reopened.close() }
            #expect(try reopened.append([Sample.lead("A", id: "2")]) == [2])
        }
    }
}
