import Glibc
import LMDB
import Testing

@Suite struct DataFileTests {
    // MARK: - Files that are cut off

    /// Every length that a file can be cut to: refused, never a signal. A test that crashes here
    /// has failed.
    @Test func aFileCutOffAnywhereIsRefused() throws {
        try withTemporaryDirectory { path in
            try fill(path)
            let whole = try readFile(path + "/data.mdb")
            let ends = [1, 100, 151, 152, 4_095, 4_096, 4_247, 8_191, 8_192]
            for end in ends + Array(stride(from: 12_288, to: whole.count, by: 4_096)) {
                try writeFile(path + "/data.mdb", Array(whole[..<end]))
                let error = #expect(throws: LMDBError.self, "cut to \(end) bytes") {
                    _ = try Environment(at: path)
                }
                guard case .truncated(let size, let needed) = error?.code else {
                    Issue.record("\(end): \(String(describing: error))")
                    continue
                }
                #expect(size == end && needed > size && needed <= whole.count)
            }
            try writeFile(path + "/data.mdb", whole)
            #expect(try countAll(path) == 300)
        }
    }

    @Test func halfAPageMissingIsRefusedToo() throws {
        try withTemporaryDirectory { path in
            try fill(path)
            let size = try fileSize(path + "/data.mdb")
            #expect(truncate(path + "/data.mdb", size - 1) == 0)
            expect(.truncated(size: size - 1, needed: size)) { _ = try Environment(at: path) }
        }
    }

    // MARK: - Files that are short and sound

    /// LMDB never writes a page that is taken and given back within one transaction. Files that
    /// end before their last page for that reason are opened; cut off further, they are refused
    /// unless all that is lost is free. The seeds are some that lead to such files.
    @Test(arguments: [22, 26, 36, 109, 168, 185, 250] as [UInt64])
    func aFileShortByFreePagesIsSound(seed: UInt64) throws {
        try withTemporaryDirectory { path in
            var random = Random(seed: seed)
            let kept = try churn(path, &random)
            let whole = try readFile(path + "/data.mdb")
            #expect(try countAll(path) == kept)
            for _ in 0..<20 {
                let pages = UInt64(whole.count / 4_096)
                let end = Int(2 + random.next() % (pages - 2)) * 4_096
                try writeFile(path + "/data.mdb", Array(whole[..<end]))
                do {
                    #expect(try countAll(path) == kept, "seed \(seed), cut to \(end) bytes")
                } catch let error as LMDBError {
                    guard case .truncated = error.code else { throw error }
                }
            }
        }
    }

    // MARK: - Files that are something else

    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let code: LMDBError.Code
        let offset: Int
        let bytes: [UInt8]
    }

    @Test(arguments: [
        Damage(testDescription: "no magic", code: .invalid, offset: 16, bytes: [0, 0, 0, 0]),
        Damage(testDescription: "not a meta page", code: .invalid, offset: 10, bytes: [2, 0]),
        Damage(testDescription: "newer", code: .versionMismatch, offset: 20, bytes: [2, 0, 0, 0]),
        Damage(testDescription: "page size", code: .invalid, offset: 40, bytes: [1, 16, 0, 0]),
        Damage(testDescription: "second magic", code: .invalid, offset: 4_112, bytes: [0]),
        Damage(
            testDescription: "last page", code: .invalid, offset: 136,
            bytes: [UInt8](repeating: 255, count: 8)),
    ])
    func aDamagedHeadIsNamed(damage: Damage) throws {
        try withTemporaryDirectory { path in
            try fill(path)
            var bytes = try readFile(path + "/data.mdb")
            bytes.replaceSubrange(
                damage.offset..<damage.offset + damage.bytes.count, with: damage.bytes)
            try writeFile(path + "/data.mdb", bytes)
            expect(damage.code) { _ = try Environment(at: path) }
            #expect(try readFile(path + "/data.mdb") == bytes)
        }
    }

    @Test func anotherKindOfFileIsNotTouched() throws {
        try withTemporaryDirectory { path in
            let text = Array(String(repeating: "This is a letter. ", count: 1_000).utf8)
            try writeFile(path + "/data.mdb", text)
            expect(.invalid) { _ = try Environment(at: path) }
            #expect(try readFile(path + "/data.mdb") == text)
        }
    }
}

// MARK: - Files to look at

/// Makes an environment with 300 pairs on about 60 pages.
private func fill(_ path: String) throws {
    let environment = try Environment(at: path)
    let table = try environment.openTable("t")
    try environment.write { transaction in
        let value = [UInt8](repeating: 7, count: 700)
        for number in 1...300 as ClosedRange<UInt64> {
            try table.append(key(number).span.bytes, value.span.bytes, in: &transaction)
        }
    }
}

/// Makes an environment by filling a table and deleting most of it again within each transaction,
/// such that the data file ends before its last page. Returns how many pairs are left.
private func churn(_ path: String, _ random: inout Random) throws -> Int {
    var options = Environment.Options()
    options.sync = .noSync
    let environment = try Environment(at: path, options: options)
    let table = try environment.openTable("t")
    for _ in 0..<2 + random.next() % 3 {
        try environment.write { transaction in
            let count = 10 + random.next() % 3_000
            let value = [UInt8](repeating: 1, count: 10 + Int(random.next() % 900))
            for number in 1...count {
                try table.put(key(number).span.bytes, value.span.bytes, in: &transaction)
            }
            for number in random.next() % count...count {
                try table.delete(key(number).span.bytes, in: &transaction)
            }
        }
    }
    try #require(fileSize(path + "/data.mdb") < environment.info.usedSize)
    return try environment.read { try table.count(in: $0) }
}

/// Opens the environment and reads every byte in it.
private func countAll(_ path: String) throws -> Int {
    let environment = try Environment(at: path)
    return try pairs(of: environment.openTable("t"), in: environment).count
}

/// A small generator whose runs can be repeated (xorshift64).
struct Random {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
