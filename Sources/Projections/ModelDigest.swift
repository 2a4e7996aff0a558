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
