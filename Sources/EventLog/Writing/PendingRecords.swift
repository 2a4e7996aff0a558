/// The records of the running transaction in one growing buffer.
///
/// Each stands behind the byte that its leaf hash begins with, so that it is hashed where it lies.
struct PendingRecords: Sendable {
    /// Bytes that a record may have.
    static let largestRecord = 16 << 20

    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// How many records there are.
    var count: Int { ends.count }

    private func prefixed(_ index: Int) -> Range<Int> {
        (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    /// The bytes of a record.
    subscript(index: Int) -> RawSpan {
        @_lifetime(borrow self)
        get {
            let range = prefixed(index)
            return bytes.span.bytes.extracting(range.lowerBound + 1..<range.upperBound)
        }
    }

    /// Appends a record.
    mutating func append(_ record: [UInt8]) {
        bytes.append(MerkleHash.leafPrefix)
        bytes.append(contentsOf: record)
        ends.append(bytes.count)
    }

    /// Forgets all records but the first `count`.
    mutating func truncate(to count: Int) {
        ends.removeLast(ends.count - count)
        bytes.removeLast(bytes.count - (ends.last ?? 0))
    }

    /// Appends the leaf of each record to a tree.
    func appendLeaves(to edge: inout TileEdge) {
        bytes.withUnsafeBytes { buffer in
            for index in ends.indices {
                edge.append(MerkleHash.leaf(prefixed: .init(rebasing: buffer[prefixed(index)])))
            }
        }
    }

    /// Forgets everything and keeps the buffer, unless it has grown unusually large.
    mutating func removeAll() {
        let isLarge = bytes.capacity > 64 << 20
        bytes.removeAll(keepingCapacity: !isLarge)
        ends.removeAll(keepingCapacity: true)
    }
}
