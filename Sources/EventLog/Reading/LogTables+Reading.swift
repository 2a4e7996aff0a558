import Events
import LMDB

// Look-ups that readers and the writer share.

extension LogTables {
    /// The head row.
    func head<T: Transaction & ~Copyable>(
        in transaction: borrowing T, path: String
    ) throws -> LogHead {
        guard let row = try meta.get(MetaKey.head, in: transaction),
            let head = LogHead(row: row)
        else {
            throw EventLogError.damaged(path: path, position: 0, reason: "it has no head row")
        }
        return head
    }

    /// How far the stream `name` has come.
    func stream<T: Transaction & ~Copyable>(
        _ name: String, in transaction: borrowing T, path: String
    ) throws -> StreamState {
        guard let row = try streams.get(name.utf8.span.bytes, in: transaction) else {
            return .absent
        }
        guard let state = StreamState(row: row) else {
            throw EventLogError.damaged(
                path: path, position: 0, reason: "the row of stream \(name) has no known form")
        }
        return state
    }

    /// The number of the source `name`, if it has one.
    func sourceNumber<T: Transaction & ~Copyable>(
        _ name: String, in transaction: borrowing T
    ) throws -> UInt32? {
        guard let row = try meta.get(MetaKey.source(name), in: transaction),
            row.byteCount == 4
        else { return nil }
        return row.littleEndian()
    }

    /// How many sources have a number.
    func sourceCount<T: Transaction & ~Copyable>(in transaction: borrowing T) throws -> UInt32 {
        var count: UInt32 = 0
        let prefix = MetaKey.sources
        try meta.scan(from: prefix.span.bytes, in: transaction) { key, _ in
            guard key.begins(with: prefix) else { return .stop }
            count += 1
            return .proceed
        }
        return count
    }

    /// The greatest id of the source of this number, if it has sent any.
    func greatestID<T: Transaction & ~Copyable>(
        ofSource number: UInt32, in transaction: borrowing T
    ) throws -> String? {
        var cursor = try ids.cursor(in: transaction)
        guard try cursor.seek(below: Key32(number + 1).bytes),
            cursor.key.bigEndian(UInt32.self) == number
        else { return nil }
        return String(decoding: cursor.key.copied[4...], as: UTF8.self)
    }

    /// The greatest id of a stream of `kind`, if there is any.
    func greatestStream<T: Transaction & ~Copyable>(
        of kind: StreamKind, in transaction: borrowing T
    ) throws -> String? {
        let prefix = Array(kind.stream("").utf8)
        var end = prefix
        end[end.count - 1] += 1
        var cursor = try streams.cursor(in: transaction)
        guard try cursor.seek(below: end.span.bytes), cursor.key.begins(with: prefix) else {
            return nil
        }
        return String(decoding: cursor.key.copied.dropFirst(prefix.count), as: UTF8.self)
    }

    /// The position of the event that the source of this number calls `id`.
    func position<T: Transaction & ~Copyable>(
        source number: UInt32, id: String, in transaction: borrowing T
    ) throws -> Position? {
        var key: [UInt8] = []
        key.appendBigEndian(number)
        key.append(contentsOf: id.utf8)
        return try position(idKey: key.span.bytes, in: transaction)
    }

    /// The position that an id's key leads to.
    func position<T: Transaction & ~Copyable>(
        idKey key: RawSpan, in transaction: borrowing T
    ) throws -> Position? {
        guard let row = try ids.get(key, in: transaction), row.byteCount == 8 else { return nil }
        return row.littleEndian()
    }

    /// Hashes of one tile.
    func tileHashes<T: Transaction & ~Copyable>(
        level: Int, range: Range<UInt64>, in transaction: borrowing T, path: String
    ) throws -> [MerkleHash] {
        let width = UInt64(TileAddress.width)
        let address = TileAddress(level: level, index: range.lowerBound / width)
        let first = Int(range.lowerBound % width)
        let count = Int(range.upperBound - range.lowerBound)
        guard let tile = try tiles.get(address.key, in: transaction),
            tile.byteCount >= (first + count) * MerkleHash.byteCount
        else {
            throw EventLogError.damaged(
                path: path, position: 0,
                reason: "tile \(address.index) of level \(level) of the tree is not all there")
        }
        return (first..<first + count).map { MerkleHash(tile, at: $0 * MerkleHash.byteCount) }
    }
}
