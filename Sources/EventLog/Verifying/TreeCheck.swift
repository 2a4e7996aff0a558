import LMDB

/// Hashes every record, builds the tree again, and compares every tile and the root with what is
/// stored.
struct TreeCheck {
    private typealias Finding = VerificationReport.Finding

    /// How many records are hashed before the tiles over them are compared.
    private static let stretch: Position = 16_384

    private let head: LogHead
    private var edge = TileEdge()

    /// - Returns: the first thing that is wrong.
    static func run(
        on log: EventLog, _ head: LogHead, _ limit: FindingLimit,
        _ progress: (Position, Position) -> Void
    ) throws -> VerificationReport.Finding? {
        var check = TreeCheck(head: head)
        var reader = try LogReader(log)
        while check.edge.size < head.position, check.edge.size < limit.value {
            if let finding = try check.nextStretch(reader) {
                limit.lower(to: finding.position)
                return finding
            }
            progress(check.edge.size, head.position)
            try reader.refresh()
        }
        guard check.edge.size == head.position, check.edge.root != head.root else { return nil }
        return Finding(position: 0, reason: "the root in the head is not that of the tree")
    }

    private init(head: LogHead) {
        self.head = head
    }

    private mutating func nextStretch(_ reader: borrowing LogReader) throws -> Finding? {
        let end = min(edge.size + Self.stretch, head.position)
        if let missing = try hash(through: end, reader) { return missing }
        var finding: Finding?
        try edge.forEachChangedTile { address, hashes in
            // Level by level from the leaves: a broken record is told before the nodes over it.
            if finding == nil { finding = try compare(address, hashes, reader) }
        }
        edge.settle()
        return finding
    }

    private mutating func hash(
        through end: Position, _ reader: borrowing LogReader
    ) throws -> Finding? {
        let key = Key64(edge.size + 1)
        var cursor = try reader.tables.log.cursor(in: reader.transaction)
        var isOnPair = try cursor.seek(key.bytes)
        while edge.size < end {
            guard isOnPair, cursor.key.byteCount == 8,
                cursor.key.bigEndian(UInt64.self) == edge.size + 1
            else {
                return Finding(position: edge.size + 1, reason: "there is no record")
            }
            edge.append(MerkleHash.leaf(cursor.value))
            isOnPair = try cursor.next()
        }
        return nil
    }

    /// Compares the hashes of a tile with those stored; a writer may have added more meanwhile.
    private func compare(
        _ address: TileAddress, _ hashes: ArraySlice<MerkleHash>, _ reader: borrowing LogReader
    ) throws -> Finding? {
        let stored = try reader.tables.tiles.get(address.key, in: reader.transaction)
        var offset = 0
        for hash in hashes {
            guard let stored, stored.byteCount >= offset + MerkleHash.byteCount else {
                return Self.finding(address, offset / MerkleHash.byteCount, isThere: false)
            }
            guard MerkleHash(stored, at: offset) == hash else {
                return Self.finding(address, offset / MerkleHash.byteCount, isThere: true)
            }
            offset += MerkleHash.byteCount
        }
        return nil
    }

    private static func finding(
        _ address: TileAddress, _ index: Int, isThere: Bool
    ) -> Finding {
        let number = address.index * UInt64(TileAddress.width) + UInt64(index)
        let first = number << UInt64(TileAddress.height * Int(address.level)) + 1
        let tile = "tile \(address.index) of level \(address.level)"
        if !isThere {
            return Finding(position: first, reason: "\(tile) of the tree lacks its hash")
        }
        return address.level == 0
            ? Finding(
                position: first,
                reason: "its bytes are not those whose hash was put into the tree")
            : Finding(
                position: first,
                reason: "\(tile) of the tree, over this record and those behind, is wrong")
    }
}
