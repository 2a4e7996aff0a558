/// Which tile of the tree: 256 hashes beside each other that are stored as one value.
///
/// The tile at level `l` and index `i` holds the roots of complete subtrees of 256^l leaves each,
/// the first of them the root over the leaves from `i * 256^(l+1)` on. Only the last tile of a
/// level holds fewer than 256. Inner nodes between two levels are hashed again when needed: a
/// tile is a subtree of height 8 of which only the lowest row is stored.
package struct TileAddress: Hashable, Sendable {
    /// How many hashes a full tile holds.
    package static let width = 256

    /// The height of the subtree that a tile stands for.
    static let height = 8

    /// 0 for the tiles of leaf hashes.
    package let level: UInt8

    /// Which tile of its level, from 0, left to right.
    package let index: UInt64

    /// The tile at a level and an index.
    package init(level: Int, index: UInt64) {
        self.level = UInt8(level)
        self.index = index
    }

    /// Bytes of a key in the table of tiles.
    static let keyByteCount = 9

    /// The key in the table of tiles: the level, then the index with its highest byte first.
    var key: [UInt8] {
        var key = [level]
        key.reserveCapacity(Self.keyByteCount)
        for shift in stride(from: 56, through: 0, by: -8) {
            key.append(UInt8(truncatingIfNeeded: index >> UInt64(shift)))
        }
        return key
    }
}

extension TileAddress: Comparable {
    /// The order of the keys: level by level, left to right.
    package static func < (left: Self, right: Self) -> Bool {
        (left.level, left.index) < (right.level, right.index)
    }
}
