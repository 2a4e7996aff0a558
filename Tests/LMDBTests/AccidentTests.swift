import Glibc
import LMDB
import Testing

/// Processes that die and disks that fill up. Readers that die keep their slots, and with them every
/// page that was replaced since, until someone clears them.
@Suite struct AccidentTests {
    @Test func theSlotsOfDeadReadersAreCleared() async throws {
        let path = try makeTemporaryDirectory()
        defer { removeDirectory(path) }
        let environment = try Environment(at: path)
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            try dieReading(path)
        }
        let dead = try environment.readers()
        #expect(dead.count == 1)
        #expect(dead.allSatisfy { $0.process != getpid() && $0.transaction != nil })
        #expect(try environment.clearStaleReaders() == 1)
        #expect(try environment.readers() == [])
    }

    @Test func openingClearsThem() async throws {
        let path = try makeTemporaryDirectory()
        defer { removeDirectory(path) }
        let environment = try Environment(at: path)
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            try dieReading(path)
        }
        #expect(try environment.readers().count == 1)
        await #expect(processExitsWith: .success) { [path = path as String] in
            _ = try Environment(at: path)
        }
        #expect(try environment.readers() == [])
    }

    /// A limit on the size of files stands in for a full disk, which takes more to set up.
    @Test func aDiskThatIsFullLeavesTheLastCommit() async throws {
        let path = try makeTemporaryDirectory()
        defer { removeDirectory(path) }
        await #expect(processExitsWith: .success) { [path = path as String] in
            try fillTheDisk(path)
        }
        let environment = try Environment(at: path)
        let table = try environment.openTable("t")
        #expect(try pairs(of: table, in: environment).map { $0[0] } == [key(1)])
        try put(2, in: table, of: environment)
    }

    @Test func aWriterThatDiesLosesOnlyWhatItHadNotCommitted() async throws {
        let path = try makeTemporaryDirectory()
        defer { removeDirectory(path) }
        let environment = try Environment(at: path)
        let table = try environment.openTable("t")
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            try dieWriting(path)
        }
        #expect(try pairs(of: table, in: environment).map { $0[0] } == [key(1)])
        try put(2, in: table, of: environment)
        #expect(try pairs(of: table, in: environment).map { $0[0] } == [key(1), key(2)])
    }
}

private func dieReading(_ path: String) throws {
    try Environment(at: path).read { _ in _ = kill(getpid(), SIGKILL) }
}

private func dieWriting(_ path: String) throws {
    let environment = try Environment(at: path)
    let table = try environment.openTable("t")
    try put(1, in: table, of: environment)
    try environment.write { transaction in
        try table.put(key(9).span.bytes, RawSpan(), in: &transaction)
        kill(getpid(), SIGKILL)
    }
}

private func fillTheDisk(_ path: String) throws {
    let environment = try Environment(at: path)
    let table = try environment.openTable("t")
    try put(1, in: table, of: environment)
    var limit = rlimit(rlim_cur: 1 << 20, rlim_max: 1 << 20)
    try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
    signal(SIGXFSZ, SIG_IGN)
    let value = [UInt8](repeating: 1, count: 1 << 21)
    let error = #expect(throws: LMDBError.self) {
        try environment.write { try table.put(key(9).span.bytes, value.span.bytes, in: &$0) }
    }
    #expect(error?.isFatal == true)
    #expect(error?.operation == "commit")
    #expect(try pairs(of: table, in: environment).map { $0[0] } == [key(1)])
}

private func put(_ number: UInt64, in table: Table, of environment: Environment) throws {
    try environment.write { try table.put(key(number).span.bytes, RawSpan(), in: &$0) }
}
