import LMDB

/// Where a table's changed rows are written, within one commit of the views.
@usableFromInline
package struct TableSink: ~Copyable {
    private var transaction: WriteTransaction
    private var table: Table?
    private var key = RowWriter(capacity: 512)
    private var row = RowWriter(capacity: 8_192)
    /// Whether the table has no rows yet: then rows that come in key order fill its pages to the
    /// brim.
    private var appends = false

    init(_ transaction: consuming WriteTransaction) {
        self.transaction = transaction
    }

    /// Turns to another table; `isNew` says that it has no rows yet.
    mutating func turn(to table: Table, isNew: Bool) {
        self.table = table
        appends = isNew
    }

    /// Writes a row. Faster when the keys of a flush rise.
    package mutating func put(
        key writeKey: (inout RowWriter) -> Void, row writeRow: (inout RowWriter) -> Void
    ) throws {
        guard let table else { return }
        key.removeAll()
        row.removeAll()
        writeKey(&key)
        writeRow(&row)
        if appends {
            try table.append(key.bytes.bytes, row.bytes.bytes, in: &transaction)
        } else {
            try table.put(key.bytes.bytes, row.bytes.bytes, in: &transaction)
        }
    }

    /// Writes a row whose key is above all others of the table.
    package mutating func append(
        key: UnsafeRawBufferPointer, row: UnsafeRawBufferPointer
    ) throws {
        try table?.append(key.bytes, row.bytes, in: &transaction)
    }

    /// Removes a row.
    package mutating func delete(key writeKey: (inout RowWriter) -> Void) throws {
        key.removeAll()
        writeKey(&key)
        try table?.delete(key.bytes.bytes, in: &transaction)
    }

    consuming func commit() throws {
        try transaction.commit()
    }
}
