import LMDB

/// A sum over rows of the table of ids that does not depend on their order.
///
/// The table is in the order of the ids, the records in that of their positions. Bringing one into
/// the other's order takes a look-up for each; adding up fingerprints takes none.
struct IDSum: Equatable {
    private var count: UInt64 = 0
    private var sum: UInt64 = 0

    /// Adds the row that a record should have.
    mutating func add(source: UInt32, id: RawSpan, position: Position) {
        var fingerprint = Fingerprint(seed: UInt64(source))
        fingerprint.add(id)
        fingerprint.add(position)
        count += 1
        sum &+= fingerprint.value
    }

    /// Adds a row as it is stored.
    mutating func add(key: RawSpan, row: RawSpan) {
        guard key.byteCount > 4, row.byteCount == 8 else {
            count += 1
            return
        }
        add(
            source: key.bigEndian(), id: key.extracting(4..<key.byteCount),
            position: row.littleEndian())
    }
}
