import Crypto

/// SHA-256 over the tables of a model: per table its name, per row, in key order, the key and
/// the row, each behind its length. So the digest depends on what the rows say and on nothing
/// else: not on how they were built, cached or stored.
@usableFromInline
package struct ModelDigest: ~Copyable {
    private var hash = SHA256()
    private var scratch = RowWriter(capacity: 4_096)

    package init() {}

    package mutating func begin(table name: String) {
        addChunk { $0.put(name) }
    }

    package mutating func add(
        key: (inout RowWriter) -> Void, row: (inout RowWriter) -> Void
    ) {
        addChunk(key)
        addChunk(row)
    }

    /// A row whose bytes are at hand already.
    package mutating func add(key: UnsafeRawBufferPointer, row: UnsafeRawBufferPointer) {
        addLength(key.count)
        hash.update(bufferPointer: key)
        addLength(row.count)
        hash.update(bufferPointer: row)
    }

    /// All rows of a table as they are stored.
    mutating func add(_ source: TableSource) throws {
        try source.scan { key, row in add(key: key, row: row) }
    }

    /// All lists of a table as they are stored, the chunks of each put together.
    mutating func add(listsOf source: TableSource) throws {
        var owner: UInt64?
        var ownerKey = RowWriter(capacity: 16)
        var list = RowWriter(capacity: 65_536)
        try source.scan { key, chunk in
            var reader = RowReader(key)
            let next = try reader.key(UInt64.self)
            if next != owner {
                if owner != nil { add(key: ownerKey.bytes, row: list.bytes) }
                owner = next
                ownerKey.removeAll()
                ownerKey.putKey(next)
                list.removeAll()
            }
            list.put(chunk)
        }
        if owner != nil { add(key: ownerKey.bytes, row: list.bytes) }
    }

    /// The 32 bytes of the digest.
    package consuming func finish() -> [UInt8] {
        Array(hash.finalize())
    }

    private mutating func addChunk(_ write: (inout RowWriter) -> Void) {
        scratch.removeAll()
        write(&scratch)
        addLength(scratch.count)
        hash.update(bufferPointer: scratch.bytes)
    }

    private mutating func addLength(_ count: Int) {
        withUnsafeBytes(of: UInt32(count).littleEndian) { hash.update(bufferPointer: $0) }
    }
}
