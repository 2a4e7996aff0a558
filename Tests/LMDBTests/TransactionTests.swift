import Glibc
import LMDB
import Synchronization
import Testing

@Suite struct TransactionTests {
    struct Stop: Error {}

    // MARK: - All or nothing

    @Test func returningCommitsAndThrowingTakesBack() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            let result = try environment.write { transaction in
                try table.put(key(1).span.bytes, key(10).span.bytes, in: &transaction)
                return "done"
            }
            #expect(result == "done")
            #expect(throws: Stop.self) {
                try environment.write { transaction in
                    try table.put(key(1).span.bytes, key(11).span.bytes, in: &transaction)
                    try table.put(key(2).span.bytes, key(20).span.bytes, in: &transaction)
                    throw Stop()
                }
            }
            #expect(try pairs(of: table, in: environment) == [[key(1), key(10)]])
        }
    }

    @Test func anOwnedWriterCommitsOnlyWhenTold() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            let write = { (number: UInt64, end: (consuming WriteTransaction) throws -> Void) in
                var transaction = try environment.beginWrite()
                try table.put(key(number).span.bytes, RawSpan(), in: &transaction)
                try end(transaction)
            }
            try write(1) { try $0.commit() }
            try write(2) { $0.abort() }
            try write(3) { _ = $0 }
            try write(4) { try $0.commit() }
            #expect(try pairs(of: table, in: environment).map { $0[0] } == [key(1), key(4)])
        }
    }

    @Test func aWriterReadsWhatItWrote() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            try environment.write { transaction in
                try table.put(key(1).span.bytes, key(10).span.bytes, in: &transaction)
                let seen = try table.get(key(1).span.bytes, in: transaction)?
                    .bigEndian(UInt64.self)
                #expect(seen == 10)
                let count = try table.count(in: transaction)
                #expect(count == 1)
            }
        }
    }

    // MARK: - Readers see one state

    @Test func aReaderDoesNotSeeLaterCommits() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            let put = { (number: UInt64) in
                try environment.write {
                    try table.put(key(number).span.bytes, RawSpan(), in: &$0)
                }
            }
            try put(1)
            var reader = try environment.beginRead()
            try put(2)
            #expect(try table.count(in: reader) == 1)
            reader.reset()
            #expect(environment.openReaderCount == 1)
            do throws(LMDBError) {
                _ = try table.contains(key(1).span.bytes, in: reader)
                Issue.record("a reader that has been reset was read")
            } catch {
                #expect(error.code == .badTable)
            }
            try put(3)
            try reader.renew()
            #expect(try table.count(in: reader) == 3)
        }
    }

    @Test func aReaderMayStayInsideAWriter() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            try environment.write { transaction in
                try table.put(key(1).span.bytes, RawSpan(), in: &transaction)
                let outside = try environment.read { try table.count(in: $0) }
                #expect(outside == 0)
            }
        }
    }

    @Test func readersAreCountedAndListed() throws {
        try withEnvironment { environment in
            #expect(try environment.readers() == [])
            try environment.read { _ in
                try environment.read { _ in
                    #expect(environment.openReaderCount == 2)
                    let slots = try environment.readers()
                    #expect(slots.count == 2)
                    let now = environment.info.lastTransaction
                    #expect(slots.allSatisfy { $0.process == getpid() && $0.transaction == now })
                }
            }
            #expect(environment.openReaderCount == 0)
            #expect(throws: Stop.self) { try environment.read { _ in throw Stop() } }
            #expect(environment.openReaderCount == 0)
        }
    }

    @Test func moreReadersThanSlotsIsAnError() throws {
        var options = Environment.Options()
        options.maxReaders = 2
        try withEnvironment(options) { environment in
            try environment.read { _ in
                try environment.read { _ in
                    expect(.readersFull) { try environment.read { _ in } }
                }
            }
            #expect(environment.openReaderCount == 0)
        }
    }

    // MARK: - One writer

    @Test func writersOfOtherThreadsWaitTheirTurn() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            try runThreads(4) {
                for _ in 0..<50 {
                    try environment.write { transaction in
                        let number = try table.get(key(0).span.bytes, in: transaction)?
                            .bigEndian(UInt64.self)
                        try table.put(
                            key(0).span.bytes, key((number ?? 0) + 1).span.bytes,
                            in: &transaction)
                    }
                }
            }
            #expect(try pairs(of: table, in: environment) == [[key(0), key(200)]])
        }
    }
}
