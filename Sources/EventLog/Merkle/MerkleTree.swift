/// Reads hashes of a level of tiles: those from `range.lowerBound` up to, without, its upper bound.
///
/// The range lies within one tile; level 0 is the leaf hashes. Throws when they are not there.
package typealias TileReader = (_ level: Int, _ range: Range<UInt64>) throws -> [MerkleHash]

/// The Merkle tree over the first `size` records of a log, read from its tiles.
///
/// Any size that the log once had can be asked for: a tile only ever gains hashes, so the tiles of
/// the larger tree hold those of the smaller.
package struct MerkleTree {
    /// How many leaves it has.
    package let size: UInt64

    /// The tree over the first `size` leaves.
    package init(size: UInt64) {
        self.size = size
    }

    /// The root (RFC 9162, section 2.1.1).
    ///
    /// - Complexity: at most 256 node hashes for each level of tiles.
    package func root(reading tiles: TileReader) throws -> MerkleHash {
        try edge(reading: tiles).root
    }

    /// The right edge, from which the tree can be continued.
    package func edge(reading tiles: TileReader) throws -> CompactRange {
        try CompactRange(size: size, peaks: peaks(of: 0..<size, tiles))
    }

    /// The root of the subtree over `leaves`: the Merkle Tree Hash of that part of the list.
    ///
    /// - Precondition: the part is one that RFC 9162 splits off: it begins at a multiple of a power
    ///   of two that is not smaller than its length.
    func root(of leaves: Range<UInt64>, _ tiles: TileReader) throws -> MerkleHash {
        let count = leaves.upperBound - leaves.lowerBound
        return try CompactRange(size: count, peaks: peaks(of: leaves, tiles)).root
    }

    /// The roots of the complete subtrees that `leaves` is made of, the largest first.
    private func peaks(of leaves: Range<UInt64>, _ tiles: TileReader) throws -> [MerkleHash] {
        var peaks: [MerkleHash] = []
        var start = leaves.lowerBound
        while start < leaves.upperBound {
            let rest = leaves.upperBound - start
            let height = UInt64.bitWidth - 1 - rest.leadingZeroBitCount
            peaks.append(try node(height: height, index: start >> UInt64(height), tiles))
            start += 1 << UInt64(height)
        }
        return peaks
    }

    /// The root of the `index`th complete subtree of 2^height leaves.
    private func node(height: Int, index: UInt64, _ tiles: TileReader) throws -> MerkleHash {
        let inTile = UInt64(height % TileAddress.height)
        var row = try tiles(
            height / TileAddress.height, (index << inTile)..<((index + 1) << inTile))
        while row.count > 1 {
            for pair in 0..<(row.count / 2) {
                row[pair] = .node(row[2 * pair], row[2 * pair + 1])
            }
            row.removeLast(row.count / 2)
        }
        return row[0]
    }
}
