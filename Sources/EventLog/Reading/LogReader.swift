import Accounting
import Events
import LMDB

/// One unchanging state of the log: the last commit when it was taken.
///
/// Keep it short: as long as it is there, no page that it can see is used again. Everything in the
/// log can be read in many readers one after the other, since a position never changes its record.
@usableFromInline
package struct LogReader: ~Copyable {
    @usableFromInline let tables: LogTables
    @usableFromInline var transaction: ReadTransaction
    @usableFromInline let path: String

    @usableFromInline
    init(_ log: EventLog) throws {
        tables = log.tables
        path = log.path
        transaction = try log.environment.beginRead()
    }

    /// Lets go of the state and takes up that of the last commit.
    @usableFromInline
    mutating func refresh() throws {
        transaction.reset()
        try transaction.renew()
    }

    /// Where the log has come to.
    @usableFromInline
    package func head() throws -> LogHead {
        try tables.head(in: transaction, path: path)
    }

    /// The bytes of the record at `position`; `nil` if there is none.
    @_lifetime(borrow self)
    package func recordBytes(at position: Position) throws -> RawSpan? {
        try tables.log.get(Key64(position).bytes, in: transaction)
    }

    /// How far the stream `id` of a kind has come; ``StreamState/absent`` if it has no event.
    package func stream(_ kind: StreamKind, _ id: String) throws -> StreamState {
        try tables.stream(kind.stream(id), in: transaction, path: path)
    }

    /// The position of the event that a source calls `id`; `nil` if it has sent none.
    package func position(source: String, id: String) throws -> Position? {
        guard let number = try tables.sourceNumber(source, in: transaction) else { return nil }
        return try tables.position(source: number, id: id, in: transaction)
    }

    /// Reads tiles of the Merkle tree.
    package func tileHashes(level: Int, range: Range<UInt64>) throws -> [MerkleHash] {
        try tables.tileHashes(level: level, range: range, in: transaction, path: path)
    }
}

extension EventLog {
    /// Runs `body` on one unchanging state of the log.
    @available(*, noasync)
    @inlinable
    package func read<Result: ~Copyable>(
        _ body: (borrowing LogReader) throws -> Result
    ) throws -> Result {
        let reader = try LogReader(self)
        return try body(reader)
    }
}
