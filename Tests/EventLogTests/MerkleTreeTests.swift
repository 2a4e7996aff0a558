import Testing

@testable import EventLog

/// Tiles in memory, filled as the log fills them.
struct MemoryTiles {
    private(set) var edge = TileEdge()
    private(set) var tiles: [TileAddress: [MerkleHash]] = [:]

    /// Tiles of leaves that are numbers, stored each time `batch` leaves have been appended.
    init(leaves: Int, batch: Int = 1) {
        for number in 0..<leaves {
            edge.append(Self.leaf(number))
            if (number + 1) % batch == 0 || number + 1 == leaves { store() }
        }
    }

    static func leaf(_ number: Int) -> MerkleHash {
        MerkleHash.leaf(Array("record \(number)".utf8).span.bytes)
    }

    private mutating func store() {
        edge.forEachChangedTile { tiles[$0] = Array($1) }
        edge.settle()
    }

    func read(level: Int, range: Range<UInt64>) throws -> [MerkleHash] {
        let width = UInt64(TileAddress.width)
        let address = TileAddress(level: level, index: range.lowerBound / width)
        let tile = try #require(tiles[address])
        return Array(tile[Int(range.lowerBound % width)..<Int((range.upperBound - 1) % width) + 1])
    }
}

@Suite("Merkle tree")
struct MerkleTreeTests {
    /// RFC 9162, section 2.1.1, word for word.
    private func treeHash(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
        guard leaves.count > 1 else { return leaves.first ?? .empty }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let middle = leaves.startIndex + split
        return .node(treeHash(leaves[..<middle]), treeHash(leaves[middle...]))
    }

    @Test("hashes of nothing are those that others get")
    func knownHashes() {
        #expect(
            MerkleHash.empty.description
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            MerkleHash.leaf(RawSpan()).description
                == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    }

    @Test("the root of every size is that of the definition")
    func rootsOfAllSizes() throws {
        let leaves = (0..<700).map(MemoryTiles.leaf)
        let stored = MemoryTiles(leaves: leaves.count, batch: 37)
        var range = CompactRange()
        for size in 0...leaves.count {
            let expected = treeHash(leaves[..<size])
            #expect(range.root == expected, "\(size) leaves appended")
            let tree = MerkleTree(size: UInt64(size))
            #expect(try tree.root(reading: stored.read) == expected, "\(size) leaves stored")
            if size < leaves.count { range.append(leaves[size]) }
        }
    }

    @Test(
        "tiles and edge are the same however the leaves were grouped", arguments: [1, 7, 256, 900])
    func batches(batch: Int) throws {
        let one = MemoryTiles(leaves: 66_100, batch: 66_100)
        let many = MemoryTiles(leaves: 66_100, batch: batch)
        #expect(one.tiles == many.tiles)
        #expect(one.edge.root == many.edge.root)
        let reopened = try TileEdge(size: 66_100, reading: many.read)
        #expect(reopened.range == one.edge.range)
    }

    @Test("a reopened edge goes on as the first would have", arguments: [0, 1, 255, 256, 511, 513])
    func reopening(size: Int) throws {
        let whole = MemoryTiles(leaves: 600)
        let part = MemoryTiles(leaves: size)
        var edge = try TileEdge(size: UInt64(size), reading: part.read)
        for number in size..<600 { edge.append(MemoryTiles.leaf(number)) }
        #expect(edge.root == whole.edge.root)
        var tiles = part.tiles
        edge.forEachChangedTile { tiles[$0] = Array($1) }
        #expect(tiles == whole.tiles)
    }

    @Test("tile keys are ordered as levels and indexes are")
    func tileKeys() {
        #expect(TileAddress(level: 2, index: 0x0102).key == [2, 0, 0, 0, 0, 0, 0, 1, 2])
        let addresses = [(0, 1), (0, 255), (0, 256), (1, 0), (1, 70_000), (2, 0)].map {
            TileAddress(level: $0, index: $1)
        }
        #expect(addresses == addresses.sorted { $0.key.lexicographicallyPrecedes($1.key) })
        #expect(addresses == addresses.sorted())
    }
}
