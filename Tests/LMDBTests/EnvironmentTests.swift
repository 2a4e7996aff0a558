import Glibc
import LMDB
import Testing

@Suite struct EnvironmentTests {
    // MARK: - Opening and closing

    @Test func aNewEnvironmentHasNoTables() throws {
        try withTemporaryDirectory { path in
            let environment = try Environment(at: path + "/new")
            #expect(try environment.tableNames() == [])
            #expect(!environment.isReadOnly)
            #expect(environment.info.mapSize == 64 << 30)
            #expect(environment.info.readerSlots == 254)
        }
    }

    @Test func aSecondOpenIsRefusedByWhateverPath() throws {
        try withTemporaryDirectory { path in
            let link = path + "/link"
            #expect(symlink(path, link) == 0)
            let environment = try Environment(at: path)
            for other in [path, path + "/.", link] {
                expect(.alreadyOpen) { _ = try Environment(at: other) }
            }
            environment.close()
            _ = try Environment(at: link)
        }
    }

    @Test func aRefusedOpenLeavesTheFirstOneUsable() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            expect(.alreadyOpen) { _ = try Environment(at: environment.path) }
            try environment.write { try table.put(key(1).span.bytes, RawSpan(), in: &$0) }
            #expect(try environment.read { try table.count(in: $0) } == 1)
        }
    }

    @Test func aFailedOpenDoesNotBlockTheNext() throws {
        try withTemporaryDirectory { path in
            try writeFile(path + "/data.mdb", [UInt8](repeating: 0, count: 8_192))
            expect(.invalid) { _ = try Environment(at: path) }
            #expect(unlink(path + "/data.mdb") == 0)
            _ = try Environment(at: path)
        }
    }

    @Test func lettingGoCloses() throws {
        try withTemporaryDirectory { path in
            for _ in 0..<3 { _ = try Environment(at: path) }
        }
    }

    @Test func aClosedEnvironmentRefusesEverything() throws {
        try withTemporaryDirectory { path in
            let environment = try Environment(at: path)
            environment.close()
            environment.close()
            expect(.closed) { try environment.read { _ in } }
            expect(.closed) { try environment.write { _ in } }
            expect(.closed) { try environment.sync() }
            expect(.closed) { try environment.copy(to: path) }
            expect(.closed) { try environment.clearStaleReaders() }
            expect(.closed) { _ = try environment.readers() }
        }
    }

    @Test func twoEnvironmentsLiveSideBySide() throws {
        try withEnvironment { first in
            try withEnvironment { second in
                try first.write { _ in try second.write { _ in } }
            }
        }
    }

    // MARK: - Missing files and rights

    @Test func whatIsMissingIsMadeOnlyIfAllowed() throws {
        try withTemporaryDirectory { path in
            var options = Environment.Options()
            options.createsIfMissing = false
            expect(.system(ENOENT)) { _ = try Environment(at: path + "/a", options: options) }
            expect(.system(ENOENT)) { _ = try Environment(at: path, options: options) }
            options.isReadOnly = true
            expect(.system(ENOENT)) { _ = try Environment(at: path, options: options) }
            options.createsIfMissing = true
            expect(.system(ENOENT)) { _ = try Environment(at: path, options: options) }
            #expect(access(path + "/data.mdb", F_OK) != 0)
        }
    }

    @Test func anEmptyDataFileIsNotTakenForANewOne() throws {
        try withTemporaryDirectory { path in
            try writeFile(path + "/data.mdb", [])
            var options = Environment.Options()
            options.createsIfMissing = false
            expect(.truncated(size: 0, needed: 8_192)) {
                _ = try Environment(at: path, options: options)
            }
        }
    }

    @Test func aFileInPlaceOfTheDirectoryIsNamed() throws {
        try withTemporaryDirectory { path in
            try writeFile(path + "/file", [1])
            expect(.system(ENOTDIR)) { _ = try Environment(at: path + "/file") }
        }
    }

    @Test func aReadOnlyEnvironmentReadsAndRefusesToWrite() throws {
        try withTemporaryDirectory { path in
            let writer = try Environment(at: path)
            let written = try writer.openTable("t")
            try writer.write { try written.put(key(1).span.bytes, key(2).span.bytes, in: &$0) }
            writer.close()

            var options = Environment.Options()
            options.isReadOnly = true
            let environment = try Environment(at: path, options: options)
            let table = try environment.openTable("t")
            let value = try environment.read { transaction in
                try table.get(key(1).span.bytes, in: transaction)?.bigEndian(UInt64.self)
            }
            #expect(value == 2)
            #expect(try environment.tableNames() == ["t"])
            expect(.system(EACCES)) { try environment.write { _ in } }
            expect(.notFound) { _ = try environment.openTable("other") }
            #expect(environment.openReaderCount == 0)
        }
    }

    // MARK: - Size

    @Test func theMapGrowsWhenItIsOpenedAndFull() throws {
        try withTemporaryDirectory { path in
            var options = Environment.Options()
            options.mapSize = 1 << 20
            let small = try Environment(at: path, options: options)
            let table = try small.openTable("t")
            #expect(small.info.mapSize == 1 << 20)
            try small.write { transaction in
                for number in 1...200 as ClosedRange<UInt64> {
                    let value = [UInt8](repeating: 1, count: 4_000)
                    try table.append(key(number).span.bytes, value.span.bytes, in: &transaction)
                }
            }
            #expect(small.info.usage > 70 && small.info.usage <= 100)
            #expect(small.info.mapSize == 1 << 20)
            small.close()
            let grown = try Environment(at: path, options: options)
            #expect(grown.info.mapSize == 2 << 20)
            #expect(grown.info.usage <= 70)
        }
    }

    @Test func aFullMapIsAnErrorAndLeavesTheLastCommit() throws {
        var options = Environment.Options()
        options.mapSize = 256 << 10
        try withEnvironment(options) { environment in
            let table = try environment.openTable("t")
            let value = [UInt8](repeating: 1, count: 1_000)
            let put = { (keys: ClosedRange<UInt64>) in
                try environment.write { transaction in
                    for number in keys {
                        try table.put(key(number).span.bytes, value.span.bytes, in: &transaction)
                    }
                }
            }
            try put(1...50)
            expect(.mapFull) { try put(51...1_000) }
            #expect(try environment.read { try table.count(in: $0) } == 50)
            try put(51...60)
            #expect(try environment.read { try table.count(in: $0) } == 60)
        }
    }

    // MARK: - Upkeep

    @Test func aCopyHoldsTheSameAndIsCompact() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            for round in 0..<5 as Range<UInt64> {
                try environment.write { transaction in
                    for number in 1...500 as ClosedRange<UInt64> {
                        try table.put(
                            key(number).span.bytes, key(number + round).span.bytes,
                            in: &transaction)
                    }
                }
            }
            try withTemporaryDirectory { path in
                try environment.copy(to: path)
                expect(.system(EEXIST)) { try environment.copy(to: path) }
                expect(.system(ENOENT)) { try environment.copy(to: path + "/none") }
                try writeFile(path + "/file", [])
                expect(.system(ENOTDIR)) { try environment.copy(to: path + "/file") }
                let copy = try Environment(at: path)
                #expect(copy.info.usedSize < environment.info.usedSize)
                let copied = try copy.openTable("t")
                #expect(try pairs(of: copied, in: copy) == pairs(of: table, in: environment))
            }
        }
    }

    @Test(arguments: [Environment.Sync.full, .noMetaSync, .noSync])
    func everyWayToSyncKeepsWhatIsCommitted(sync: Environment.Sync) throws {
        try withTemporaryDirectory { path in
            var options = Environment.Options()
            options.sync = sync
            let environment = try Environment(at: path, options: options)
            let table = try environment.openTable("t")
            try environment.write { try table.put(key(1).span.bytes, RawSpan(), in: &$0) }
            try environment.sync()
            environment.close()
            let again = try Environment(at: path)
            let reopened = try again.openTable("t")
            #expect(try again.read { try reopened.count(in: $0) } == 1)
        }
    }
}
