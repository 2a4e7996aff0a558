// Proofs are made as RFC 9162 defines them: a list of n > 1 leaves is split at k, the largest power
// of two below n, and one goes down on the side that holds what is to be proved, noting the root of
// the other side.

extension MerkleTree {
    /// The proof that the leaf at `index` (from 0) is in the tree (RFC 9162, section 2.1.3.1).
    ///
    /// - Precondition: the leaf is in the tree.
    package func inclusionProof(
        ofLeaf index: UInt64, reading tiles: TileReader
    ) throws -> InclusionProof {
        precondition(index < size, "the leaf is in the tree")
        var path: [MerkleHash] = []
        var leaves = 0..<size
        while leaves.count > 1 {
            let middle = Self.split(leaves)
            let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
            path.append(try root(of: index < middle ? right : left, tiles))
            leaves = index < middle ? left : right
        }
        return InclusionProof(leafIndex: index, treeSize: size, path: path.reversed())
    }

    /// The proof that the tree of the first `oldSize` leaves is a part of this one (RFC 9162,
    /// section 2.1.4.1).
    ///
    /// - Precondition: `oldSize` is between 1 and the size of this tree.
    package func consistencyProof(
        from oldSize: UInt64, reading tiles: TileReader
    ) throws -> ConsistencyProof {
        precondition(oldSize > 0 && oldSize <= size, "the earlier tree is a part of this one")
        var path: [MerkleHash] = []
        var leaves = 0..<size
        while leaves.upperBound != oldSize {
            let middle = Self.split(leaves)
            let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
            path.append(try root(of: oldSize <= middle ? right : left, tiles))
            leaves = oldSize <= middle ? left : right
        }
        // What is left is the last complete part of the earlier tree. When that is all of it, its
        // root is known to who verifies.
        if leaves.lowerBound > 0 { path.append(try root(of: leaves, tiles)) }
        return ConsistencyProof(oldSize: oldSize, newSize: size, path: path.reversed())
    }

    /// Where RFC 9162 splits a list of more than one leaf.
    private static func split(_ leaves: Range<UInt64>) -> UInt64 {
        let count = leaves.upperBound - leaves.lowerBound
        let height = UInt64.bitWidth - 1 - (count - 1).leadingZeroBitCount
        return leaves.lowerBound + (1 << UInt64(height))
    }
}
