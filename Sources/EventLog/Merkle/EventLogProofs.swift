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
}
