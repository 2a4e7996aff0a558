import Glibc
import LMDB
import Testing

/// The bytes of an integer key.
func key(_ number: UInt64) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
}

/// The integer of such a key.
func number(_ key: [UInt8]) -> UInt64 {
    key.reduce(0) { $0 << 8 | UInt64($1) }
}

/// All pairs of a table, in order.
func pairs(of table: Table, in environment: Environment) throws -> [[[UInt8]]] {
    var pairs: [[[UInt8]]] = []
    try environment.read { transaction in
        try table.scan(in: transaction) {
            pairs.append([Array($0), Array($1)])
            return .proceed
        }
    }
    return pairs
}

/// Expects `body` to fail with that code.
func expect(
    _ code: LMDBError.Code, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Void
) {
    let error = #expect(throws: LMDBError.self, sourceLocation: sourceLocation) { try body() }
    #expect(error?.code == code, sourceLocation: sourceLocation)
}

/// Writes a file of those bytes, in place of one that is there.
func writeFile(_ path: String, _ bytes: [UInt8]) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
}

/// The size of a file in bytes.
func fileSize(_ path: String) throws -> Int {
    var status = stat()
    try #require(stat(path, &status) == 0)
    return status.st_size
}

/// The bytes of a file.
func readFile(_ path: String) throws -> [UInt8] {
    let size = try fileSize(path)
    let descriptor = open(path, O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = read(descriptor, buffer.baseAddress, size)
        try #require(count == size)
    }
}

extension [UInt8] {
    /// A copy of the bytes of a span.
    init(_ span: RawSpan) {
        self = span.withUnsafeBytes { [UInt8]($0) }
    }
}

/// Runs `body` in that many threads at once and waits for all of them.
func runThreads(_ count: Int, _ body: @escaping @Sendable () throws -> Void) throws {
    final class Work: Sendable {
        let body: @Sendable () throws -> Void
        init(_ body: @escaping @Sendable () throws -> Void) { self.body = body }
    }
    var threads: [pthread_t] = []
    for _ in 0..<count {
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(body)).toOpaque()
        let status = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let work = Unmanaged<Work>.fromOpaque(argument).takeRetainedValue()
                #expect(throws: Never.self) { try work.body() }
                return nil
            }, work)
        try #require(status == 0)
        threads.append(thread)
    }
    for thread in threads { pthread_join(thread, nil) }
}
