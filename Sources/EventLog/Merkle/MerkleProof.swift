/// That a record is in a log: the hashes beside the way from its leaf to the root.
package struct InclusionProof: Equatable, Sendable {
    /// The leaf's index from 0: one less than the record's position.
    package let leafIndex: UInt64

    /// The size of the tree whose root is proved against.
    package let treeSize: UInt64

    /// The sibling hashes, the lowest first.
    package let path: [MerkleHash]

    /// A proof as it was given.
    package init(leafIndex: UInt64, treeSize: UInt64, path: [MerkleHash]) {
        self.leafIndex = leafIndex
        self.treeSize = treeSize
        self.path = path
    }

    /// Whether the path leads from `leaf` to `root` (RFC 9162, section 2.1.3.2).
    package func proves(leaf: MerkleHash, root: MerkleHash) -> Bool {
        guard leafIndex < treeSize else { return false }
        var index = leafIndex
        var last = treeSize - 1
        var hash = leaf
        for sibling in path {
            guard last > 0 else { return false }
            if index & 1 == 1 || index == last {
                hash = .node(sibling, hash)
                let levels = index & 1 == 1 ? 0 : min(index.trailingZeroBitCount, 63)
                index >>= UInt64(levels)
                last >>= UInt64(levels)
            } else {
                hash = .node(hash, sibling)
            }
            index >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }
}

/// That a log has only grown: that the tree of its first `oldSize` records is a part of the tree
/// of its first `newSize`.
package struct ConsistencyProof: Equatable, Sendable {
    /// The size of the earlier tree.
    package let oldSize: UInt64

    /// The size of the later tree.
    package let newSize: UInt64

    /// The hashes from which both roots can be made.
    package let path: [MerkleHash]

    /// A proof as it was given.
    package init(oldSize: UInt64, newSize: UInt64, path: [MerkleHash]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.path = path
    }

    /// Whether both roots follow from the path (RFC 9162, section 2.1.4.2).
    ///
    /// An earlier tree without leaves is a part of any tree; that is not accepted as a proof of
    /// anything.
    package func proves(oldRoot: MerkleHash, newRoot: MerkleHash) -> Bool {
        guard oldSize > 0, oldSize <= newSize else { return false }
        if oldSize == newSize { return path.isEmpty && oldRoot == newRoot }
        var rest = path[...]
        // A complete earlier tree is itself the first hash, and need not be sent.
        let isComplete = oldSize.nonzeroBitCount == 1
        guard let start = isComplete ? oldRoot : rest.popFirst() else { return false }
        var index = oldSize - 1
        var last = newSize - 1
        let skipped = UInt64((~index).trailingZeroBitCount)
        index >>= skipped
        last >>= skipped
        var (oldHash, newHash) = (start, start)
        for hash in rest {
            guard last > 0 else { return false }
            if index & 1 == 1 || index == last {
                oldHash = .node(hash, oldHash)
                newHash = .node(hash, newHash)
                let levels = index & 1 == 1 ? 0 : min(index.trailingZeroBitCount, 63)
                index >>= UInt64(levels)
                last >>= UInt64(levels)
            } else {
                newHash = .node(newHash, hash)
            }
            index >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot
    }
}
