extension LogReader {
    /// The root of the tree as it was when `position` was the last record.
    ///
    /// - Precondition: the log has come to `position`.
    /// - Complexity: at most 256 node hashes for each level of tiles.
    package func root(at position: Position) throws -> MerkleHash {
        try MerkleTree(size: position).root { level, range in
            try tileHashes(level: level, range: range)
        }
    }

    /// The proof that the record at `position` is in the log whose last record was `last`.
    ///
    /// - Precondition: `position` is between 1 and `last`, and the log has come to `last`.
    package func inclusionProof(
        of position: Position, in last: Position
    ) throws -> InclusionProof {
        try MerkleTree(size: last).inclusionProof(ofLeaf: position - 1) { level, range in
            try tileHashes(level: level, range: range)
        }
    }

    /// The proof that the log whose last record was `newLast` is the one whose last record was
    /// `oldLast`, and more.
    ///
    /// - Precondition: `oldLast` is between 1 and `newLast`, and the log has come to `newLast`.
    package func consistencyProof(
        from oldLast: Position, to newLast: Position
    ) throws -> ConsistencyProof {
        try MerkleTree(size: newLast).consistencyProof(from: oldLast) { level, range in
            try tileHashes(level: level, range: range)
        }
    }
}
