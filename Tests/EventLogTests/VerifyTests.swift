import Accounting
import Events
import LMDB
import Testing

@testable import EventLog

@Suite("Verifying")
struct VerifyTests {
    /// A book of 600 events of two kinds, two sources and ids in no order.
    private func withBook(_ body: (EventLog) throws -> Void) throws {
        try withTemporaryBook { log in
            for batch in 0..<6 {
                try log.append(
                    (0..<100).map { number in
                        let id = "\(number * 37 % 100)-\(batch)"
                        return number % 3 == 0
                            ? Sample.payment("I\(number % 7)", id: id)
                            : Sample.lead("L\(number % 11)", id: id)
                    })
            }
            try body(log)
        }
    }

    /// Changes the value of `key`, looks what is found, and puts the value back.
    private func finding(
        in log: EventLog, _ table: Table, _ key: [UInt8], _ change: (inout [UInt8]) -> Void
    ) throws -> VerificationReport.Finding? {
        let stored = try log.environment.read { try table.get(key, in: $0)?.copied }
        let value = try #require(stored)
        var changed = value
        change(&changed)
        try log.environment.write { try table.put(key, changed, in: &$0) }
        let finding = try log.verify().finding
        try log.environment.write { try table.put(key, value, in: &$0) }
        return finding
    }

    private func key(_ position: UInt64) -> [UInt8] {
        var key: [UInt8] = []
        key.appendBigEndian(position)
        return key
    }

    @Test("a whole log is found whole, and everything in it looked at")
    func whole() throws {
        try withBook { log in
            var last: Position = 0
            let report = try log.verify { done, all in
                #expect(done > last && all == 600)
                last = done
            }
            #expect(last == 600)
            #expect(report.isWhole)
            #expect(report.recordCount == 600)
            #expect(report.head == (try log.head()))
            var byteCount = 0
            try log.forEach { event in
                byteCount += event.bytes.byteCount
                return true
            }
            #expect(report.byteCount == UInt64(byteCount))
            for count in [0, 1, 17, 600, 1_000] as [UInt64] {
                let tail = try log.verify(.tail(count))
                #expect(tail.isWhole)
                #expect(tail.recordCount == min(count, 600))
            }
        }
    }

    @Test("an empty log is whole")
    func empty() throws {
        try withTemporaryBook { log in
            let (all, tail) = (try log.verify(), try log.verify(.tail(10)))
            #expect(all.isWhole)
            #expect(tail.isWhole)
        }
    }

    @Test("a bit flipped in any record is found, with its position")
    func flippedBits() throws {
        var random = SplitMix(seed: 0x5EED)
        try withBook { log in
            for position in stride(from: 1, through: 600, by: 7) as StrideThrough<UInt64> {
                var (offset, bit) = (0, 0)
                let found = try finding(in: log, log.tables.log, key(position)) { record in
                    offset = Int(random.next() % UInt64(record.count))
                    bit = Int(random.next() % 8)
                    record[offset] ^= 1 << UInt8(bit)
                }
                #expect(found?.position == position, "byte \(offset), bit \(bit)")
            }
            #expect(try log.verify().isWhole)
        }
    }

    @Test("every bit of one record counts, also for the quick look")
    func everyBit() throws {
        try withTemporaryBook { log in
            try log.append((1...3).map { Sample.lead("A", id: "\($0)") })
            let last = try log.read { try $0.event(at: 3).bytes.copied }
            for index in 0..<last.count * 8 {
                var record = last
                record[index / 8] ^= 1 << UInt8(index % 8)
                try log.environment.write { try log.tables.log.put(key(3), record, in: &$0) }
                #expect(try log.verify().finding?.position == 3, "bit \(index)")
                #expect(try log.verify(.tail(2)).finding?.position == 3, "bit \(index)")
            }
        }
    }

    @Test("the first of several broken records is told")
    func severalBroken() throws {
        try withBook { log in
            for position in [577, 301, 302, 455] as [UInt64] {
                let record = try log.read { try $0.event(at: position).bytes.copied }
                let changed = record.dropLast() + [record[record.count - 1] ^ 1]
                try log.environment.write {
                    try log.tables.log.put(key(position), Array(changed), in: &$0)
                }
            }
            #expect(try log.verify().finding?.position == 301)
        }
    }

    @Test("a record that is missing is found")
    func missing() throws {
        try withBook { log in
            try log.environment.write {
                let key = Key64(444)
                try log.tables.log.delete(key.bytes, in: &$0)
            }
            let expected = VerificationReport.Finding(
                position: 444, reason: "there is no record")
            #expect(try log.verify().finding == expected)
            #expect(try log.verify(.tail(600)).finding == expected)
        }
    }

    @Test("two records that changed places are found")
    func swapped() throws {
        try withBook { log in
            let (one, other) = try log.read {
                (try $0.event(at: 7).bytes.copied, try $0.event(at: 8).bytes.copied)
            }
            try log.environment.write {
                try log.tables.log.put(key(7), other, in: &$0)
                try log.tables.log.put(key(8), one, in: &$0)
            }
            #expect(try log.verify().finding?.position == 7)
        }
    }

    @Test("rows of streams, ids and the head that do not fit the records are found")
    func tables() throws {
        try withBook { log in
            let stream = Array("invoice/I3".utf8)
            for offset in 0..<StreamState.byteCount {
                let found = try finding(in: log, log.tables.streams, stream) { $0[offset] ^= 1 }
                #expect(found?.reason.contains("invoice/I3") == true, "byte \(offset)")
            }
            let id = try #require(try log.position(source: "/crm", id: "37-2"))
            let idKey = try #require(try log.idKey(source: "/crm", id: "37-2"))
            let found = try finding(in: log, log.tables.ids, idKey) { $0[0] ^= 1 }
            #expect(found?.position == id)

            let head = try log.head().row
            for offset in [0, 8, 16, 24, 40, 55, 56 + 4 * 5] where offset < head.count {
                let found = try finding(in: log, log.tables.meta, MetaKey.head) {
                    $0[offset] ^= 1
                }
                #expect(found != nil, "byte \(offset)")
            }
            #expect(try log.verify().isWhole)
        }
    }

    @Test("rows too many and too few are found")
    func rowCounts() throws {
        try withBook { log in
            let id = try #require(try log.position(source: "/erp", id: "0-5"))
            let idKey = try #require(try log.idKey(source: "/erp", id: "0-5"))
            try log.environment.write {
                try log.tables.ids.delete(idKey.span.bytes, in: &$0)
            }
            let finding = try log.verify().finding
            #expect(finding == .init(position: id, reason: "its id is not in the table of ids"))
        }
        try withBook { log in
            try log.environment.write {
                try log.tables.ids.put(
                    [0, 0, 0, 1, 0x7A], [1, 0, 0, 0, 0, 0, 0, 0], in: &$0)
            }
            let reason = try log.verify().finding?.reason
            #expect(reason == "the table of ids has a row that no record has")
        }
        try withBook { log in
            let name = Array("lead/L0".utf8)
            try log.environment.write {
                try log.tables.streams.delete(name.span.bytes, in: &$0)
            }
            let reason = try log.verify().finding?.reason
            #expect(reason == "the table of streams has 17 rows for 18 streams")
        }
    }

    private static let referenceRows: [(given: [UInt32], reason: String?)] = [
        ([2], nil), ([0], nil), ([1], "its reference 1, to partner 1, is not to P-2"),
        ([3], "its reference 1, to partner 3, is not to P-2"),
        ([], "it has 0 references, and its body has room for 1"),
        ([2, 1], "it has 2 references, and its body has room for 1"),
    ]

    @Test("references that are not to what the body names are found", arguments: referenceRows)
    func references(_ row: (given: [UInt32], reason: String?)) throws {
        try withTemporaryBook { log in
            var draft = Sample.lead("A", id: "0")
            for partner in ["P-1", "P-2"] {
                draft.body = .partnerActivated(
                    PartnerActivated(partnerId: partner, payCurrency: Sample.usd))
                draft.id = partner
                try log.append([draft])
            }
            draft.body = .leadDistributed(
                LeadDistributed(leadId: "A", attempt: 1, partnerId: "P-2"))
            draft.id = "Q"
            try log.write { writer in
                _ = try writer.append(draft, recordedAt: Sample.noon, references: row.given)
            }
            let expected = row.reason.map { VerificationReport.Finding(position: 3, reason: $0) }
            #expect(try log.verify().finding == expected)
        }
    }

    @Test("a bit flipped in any tile is found")
    func tiles() throws {
        try withBook { log in
            for (level, index, bytes) in [(0, 0, 8_192), (0, 2, 88 * 32), (1, 0, 64)] {
                let address = TileAddress(level: level, index: UInt64(index))
                let stored = try log.environment.read {
                    try log.tables.tiles.get(address.key, in: $0)?.byteCount
                }
                #expect(stored == bytes)
                for offset in [0, bytes / 2, bytes - 1] {
                    let found = try finding(in: log, log.tables.tiles, address.key) {
                        $0[offset] ^= 0x10
                    }
                    let leaf = UInt64(index * 256 + offset / 32)
                    let position = level == 0 ? leaf + 1 : leaf * 256 + 1
                    #expect(found?.position == position, "level \(level), byte \(offset)")
                }
            }
        }
    }

    @Test("a log is verified while others write to it")
    func writingMeanwhile() throws {
        try withBook { log in
            var number = 0
            let report = try log.verify { _, _ in
                number += 1
                _ = try? log.append([Sample.lead("L1", id: "later-\(number)")])
            }
            #expect(report.isWhole)
            #expect(report.recordCount == 600)
            #expect(try log.head().position > 600)
        }
    }

    @Test("a damaged tree is not continued")
    func damagedEdge() throws {
        try withBook { log in
            let address = TileAddress(level: 0, index: 2)
            var tile = try #require(
                try log.environment.read { try log.tables.tiles.get(address.key, in: $0)?.copied })
            tile[0] ^= 1
            try log.environment.write {
                try log.tables.tiles.put(address.key, tile, in: &$0)
            }
            // As a process that opens the book now would find it.
            log.writerState.withLock { $0 = .none }
            #expect(throws: EventLogError.self) { try log.append([Sample.lead("A", id: "x")]) }
            #expect(try log.head().position == 600)
        }
    }
}

extension EventLog {
    /// The key of a row in the table of ids.
    fileprivate func idKey(source: String, id: String) throws -> [UInt8]? {
        try environment.read { transaction in
            try tables.sourceNumber(source, in: transaction).map { number in
                var key: [UInt8] = []
                key.appendBigEndian(number)
                return key + Array(id.utf8)
            }
        }
    }
}
