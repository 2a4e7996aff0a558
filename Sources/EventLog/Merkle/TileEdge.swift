/// The unfinished tiles at the right edge of the tree, to which leaves are appended.
///
/// Holds of each level the last tile, as far as it is filled, and what was appended since the last
/// ``settle()``; everything else is on disk. A value: a copy taken before is the way back.
struct TileEdge: Sendable {
    /// The hashes of one level from the start of a tile on.
    fileprivate struct Row: Sendable {
        /// The tile that `hashes` begins with.
        var firstTile: UInt64
        var hashes: [MerkleHash]
        /// How many of `hashes` are stored.
        var stored: Int
    }

    private var rows: [Row]

    /// The complete subtrees that the tree is made of.
    private(set) var range: CompactRange

    /// How many leaves the tree has.
    var size: UInt64 { range.size }

    /// The root of the tree.
    var root: MerkleHash { range.root }

    /// The edge of a tree without leaves.
    init() {
        rows = []
        range = CompactRange()
    }

    /// The edge of the tree of `size` leaves whose tiles are stored.
    init(size: UInt64, reading tiles: TileReader) throws {
        var rows: [Row] = []
        var count = size
        while count > 0 {
            let start = count & ~UInt64(TileAddress.width - 1)
            let hashes = start == count ? [] : try tiles(rows.count, start..<count)
            rows.append(
                Row(
                    firstTile: start / UInt64(TileAddress.width), hashes: hashes,
                    stored: hashes.count))
            count >>= UInt64(TileAddress.height)
        }
        self.rows = rows
        range = try MerkleTree(size: size).edge(reading: tiles)
    }

    /// Appends a leaf.
    ///
    /// - Complexity: one node hash amortised.
    mutating func append(_ leaf: MerkleHash) {
        rows.append(leaf, level: 0)
        range.append(leaf) { height, hash in
            if height % TileAddress.height == 0 {
                rows.append(hash, level: height / TileAddress.height)
            }
        }
    }

    /// Visits the tiles that have gained hashes since the last ``settle()``, in the order of their
    /// keys, with all their hashes.
    func forEachChangedTile(
        _ body: (TileAddress, ArraySlice<MerkleHash>) throws -> Void
    ) rethrows {
        let width = TileAddress.width
        for (level, row) in rows.enumerated() where row.stored < row.hashes.count {
            for start in stride(from: row.stored / width * width, to: row.hashes.count, by: width) {
                let index = row.firstTile + UInt64(start / width)
                let end = min(start + width, row.hashes.count)
                try body(TileAddress(level: level, index: index), row.hashes[start..<end])
            }
        }
    }

    /// What was appended has been stored: lets go of the tiles that are full.
    mutating func settle() {
        for level in rows.indices {
            let full = rows[level].hashes.count / TileAddress.width
            rows[level].hashes.removeFirst(full * TileAddress.width)
            rows[level].firstTile += UInt64(full)
            rows[level].stored = rows[level].hashes.count
        }
    }
}

extension [TileEdge.Row] {
    fileprivate mutating func append(_ hash: MerkleHash, level: Int) {
        if level == count { append(TileEdge.Row(firstTile: 0, hashes: [], stored: 0)) }
        self[level].hashes.append(hash)
    }
}
