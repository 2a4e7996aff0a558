import LMDB

/// Takes in the changed rows of the tables of a fold, encoded and in the order of their keys, so
/// that they can be stored by another thread while the fold goes on.
@usableFromInline
package struct TableSink: ~Copyable {
    private(set) var runs: [TableRun] = []
    private var row = RowWriter(capacity: 8_192)

    init() {}

    /// Turns to another table.
    mutating func turn(to table: Table) {
        runs.append(TableRun(of: table))
    }

    /// Takes in a row. The keys of a table rise.
    package mutating func put(
        key writeKey: (inout RowWriter) -> Void, row writeRow: (inout RowWriter) -> Void
    ) throws {
        runs[runs.count - 1].add(key: writeKey, row: writeRow)
    }

    /// Takes in a row whose bytes are at hand.
    package mutating func put(
        key: UnsafeRawBufferPointer, row: UnsafeRawBufferPointer
    ) throws {
        runs[runs.count - 1].add { $0.put(key) } row: { $0.put(row) }
    }

    /// Takes in that a row is gone.
    package mutating func delete(key writeKey: (inout RowWriter) -> Void) throws {
        runs[runs.count - 1].addGone(key: writeKey)
    }
}

/// The changed rows of one table, in the order of their keys.
///
/// Each is two lengths of 32 bits (of a row that is gone the second is `UInt32.max`), the key, the
/// row.
final class TableRun: @unchecked Sendable {
    // Filled by the thread that folds, then handed on and only read.
    private let table: Table
    private var bytes = RowWriter(capacity: 65_536)

    init(of table: Table) {
        self.table = table
    }

    func add(key writeKey: (inout RowWriter) -> Void, row writeRow: (inout RowWriter) -> Void) {
        let start = begin(writeKey)
        let rowStart = bytes.count
        writeRow(&bytes)
        bytes.set(UInt32(bytes.count - rowStart), at: start + 4)
    }

    /// Adds that a row is gone.
    func addGone(key writeKey: (inout RowWriter) -> Void) {
        bytes.set(UInt32.max, at: begin(writeKey) + 4)
    }

    private func begin(_ writeKey: (inout RowWriter) -> Void) -> Int {
        let start = bytes.count
        bytes.put(UInt64(0))
        writeKey(&bytes)
        bytes.set(UInt32(bytes.count - start - 8), at: start)
        return start
    }

    /// Writes the rows into the table.
    ///
    /// Rows above the last key that the table has are appended, which fills its pages to the brim.
    func write(in transaction: inout WriteTransaction) throws {
        let last = try table.lastKey(in: transaction)
        var cursor = try table.writeCursor(in: &transaction)
        var appends = last == nil
        var reader = RowReader(bytes.bytes)
        while !reader.isAtEnd {
            let keyLength = Int(try reader.integer(UInt32.self))
            let rowLength = try reader.integer(UInt32.self)
            let key = try reader.take(keyLength).bytes
            guard rowLength != .max else {
                try cursor.delete(key)
                continue
            }
            let row = try reader.take(Int(rowLength)).bytes
            if !appends, let last { appends = last.span.bytes.bytesPrecede(key) }
            if appends {
                try cursor.append(key, row)
            } else {
                try cursor.put(key, row)
            }
        }
    }
}

extension Table {
    /// The greatest key; nil for a table without rows.
    fileprivate func lastKey(in transaction: borrowing WriteTransaction) throws -> [UInt8]? {
        var cursor = try cursor(in: transaction)
        guard try cursor.last() else { return nil }
        return cursor.key.withUnsafeBytes { Array($0) }
    }
}
