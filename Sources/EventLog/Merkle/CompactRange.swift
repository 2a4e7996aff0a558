/// The right edge of a Merkle tree: the roots of the complete subtrees that it is made of.
///
/// A tree of `size` leaves is made of one complete subtree for each bit that is set in `size`, the
/// largest on the left. That is all that must be known to append a leaf or to tell the root:
///
///     size 11 = 0b1011        [ 8 leaves ][ 2 ][ 1 ]
///     peaks                   [  h(0..8), h(8..10), leaf 10  ]
package struct CompactRange: Equatable, Sendable {
    /// How many leaves the tree has.
    package private(set) var size: UInt64

    /// The roots of the complete subtrees, the largest first; as many as bits are set in `size`.
    package private(set) var peaks: [MerkleHash]

    /// The edge of a tree without leaves.
    package init() {
        size = 0
        peaks = []
    }

    /// The edge of a tree of `size` leaves with these complete subtrees, the largest first.
    ///
    /// - Precondition: there is one for each bit that is set in `size`.
    package init(size: UInt64, peaks: [MerkleHash]) {
        precondition(peaks.count == size.nonzeroBitCount, "one peak for each bit of the size")
        self.size = size
        self.peaks = peaks
    }

    /// Appends a leaf and tells each inner node that it completes, from the lowest up.
    ///
    /// `completed` is called with the node's height (1 for a node over two leaves) and hash. The
    /// index of the node among those of its height is `(size >> height) - 1`, with the new size.
    ///
    /// - Complexity: one node hash amortised.
    package mutating func append(
        _ leaf: MerkleHash, completed: (_ height: Int, _ hash: MerkleHash) -> Void
    ) {
        var hash = leaf
        let merges = (~size).trailingZeroBitCount
        for height in 0..<merges {
            hash = .node(peaks.removeLast(), hash)
            completed(height + 1, hash)
        }
        peaks.append(hash)
        size += 1
    }

    /// Appends a leaf.
    package mutating func append(_ leaf: MerkleHash) {
        append(leaf) { _, _ in }
    }

    /// The root of the tree (RFC 9162, section 2.1.1: the Merkle Tree Hash).
    ///
    /// - Complexity: one node hash for each bit that is set in `size`.
    package var root: MerkleHash {
        guard var root = peaks.last else { return .empty }
        for peak in peaks.dropLast().reversed() { root = .node(peak, root) }
        return root
    }
}
