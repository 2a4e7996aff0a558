import LMDB

/// Where a table's rows lie in the views: fetched when they are not in memory.
@usableFromInline
package struct TableSource {
    let snapshot: ViewSnapshot
    let table: Table

    package init(snapshot: ViewSnapshot, table: Table) {
        self.snapshot = snapshot
        self.table = table
    }

    /// The row of a key, or nil where there is none.
    func row<Row>(
        at key: UnsafeRawBufferPointer, _ decode: (inout RowReader) throws -> Row
    ) throws -> Row? {
        try snapshot.withValue(of: key, in: table) { value in
            var reader = RowReader(value)
            return try decode(&reader)
        }
    }

    /// Calls `body` with the pairs from `first` on, in key order, until it returns false.
    func scan(
        from first: UnsafeRawBufferPointer,
        _ body: (_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        try snapshot.scan(table, from: first, body)
    }

    /// Calls `body` with all pairs, in key order.
    func scan(
        _ body: (_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) throws -> Void
    ) throws {
        try snapshot.scan(table, from: UnsafeRawBufferPointer(start: nil, count: 0)) { key, value in
            try body(key, value)
            return true
        }
    }

    /// Calls `body` with the last pair whose key begins with `prefix`, if there is one.
    func last(
        withPrefix prefix: UnsafeRawBufferPointer,
        _ body: (_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) throws -> Void
    ) throws {
        try snapshot.last(table, withPrefix: prefix) { key, value in
            try body(key, value)
            return true
        }
    }
}
