import Glibc
import LMDB
import Testing

/// The bytes of an integer key.
func key(_ number: UInt64) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
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
