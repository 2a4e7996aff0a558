import Crypto

/// A node of the log's Merkle tree: 32 bytes of SHA-256.
///
/// Leaves and inner nodes are hashed with different first bytes, so that neither can pass for the
/// other (RFC 9162, section 2.1.1):
///
///     leaf = SHA-256(0x00 || record)
///     node = SHA-256(0x01 || left || right)
package struct MerkleHash: Hashable, Sendable {
    /// Bytes of a hash.
    package static let byteCount = 32

    /// The bytes in memory order; never read as numbers.
    private var words: (UInt64, UInt64, UInt64, UInt64)

    private init(words: (UInt64, UInt64, UInt64, UInt64)) {
        self.words = words
    }

    init(_ digest: SHA256Digest) {
        words = digest.withUnsafeBytes {
            $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self)
        }
    }

    /// The hash that is stored at `offset` of `bytes`.
    ///
    /// - Precondition: 32 bytes are there.
    package init(_ bytes: RawSpan, at offset: Int = 0) {
        words = (
            bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self),
            bytes.unsafeLoadUnaligned(fromByteOffset: offset + 8, as: UInt64.self),
            bytes.unsafeLoadUnaligned(fromByteOffset: offset + 16, as: UInt64.self),
            bytes.unsafeLoadUnaligned(fromByteOffset: offset + 24, as: UInt64.self)
        )
    }

    /// The hash with these bytes; `nil` unless there are 32.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.init(bytes.span.bytes)
    }

    /// The hash's 32 bytes.
    package var bytes: [UInt8] {
        withBytes { Array($0) }
    }

    /// Calls `body` with the hash's 32 bytes.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeBytes(of: words, body)
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.words == right.words
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
    }
}

// MARK: - Hashing

extension MerkleHash {
    /// The root of a tree without leaves: SHA-256 of nothing.
    package static let empty = MerkleHash(SHA256().finalize())

    /// The leaf hash of a record.
    ///
    /// - Complexity: linear in the record's length.
    package static func leaf(_ record: RawSpan) -> MerkleHash {
        record.withUnsafeBytes { leaf($0) }
    }

    static func leaf(_ record: UnsafeRawBufferPointer) -> MerkleHash {
        var hasher = SHA256()
        withUnsafeBytes(of: leafPrefix) { hasher.update(bufferPointer: $0) }
        hasher.update(bufferPointer: record)
        return MerkleHash(hasher.finalize())
    }

    /// The leaf hash of a record whose prefix byte is in the buffer before it: one call less.
    static func leaf(prefixed: UnsafeRawBufferPointer) -> MerkleHash {
        assert(prefixed.first == leafPrefix)
        var hasher = SHA256()
        hasher.update(bufferPointer: prefixed)
        return MerkleHash(hasher.finalize())
    }

    /// The hash of the node over two subtrees.
    package static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * byteCount, alignment: 8) { buffer in
            buffer[0] = nodePrefix
            buffer.storeBytes(of: left.words, toByteOffset: 1, as: type(of: left.words))
            buffer.storeBytes(
                of: right.words, toByteOffset: 1 + byteCount, as: type(of: right.words))
            var hasher = SHA256()
            hasher.update(bufferPointer: UnsafeRawBufferPointer(buffer))
            return MerkleHash(hasher.finalize())
        }
    }

    /// The first byte of what is hashed for a leaf.
    static let leafPrefix: UInt8 = 0x00

    /// The first byte of what is hashed for an inner node.
    private static let nodePrefix: UInt8 = 0x01
}

// MARK: - Text

extension MerkleHash: CustomStringConvertible {
    /// 64 hexadecimal digits in lower case.
    package var description: String { Hexadecimal.text(bytes) }
}
