import LMDB

/// Rows by a key of their own, in the order of the key's bytes.
///
/// In memory a hash table of the rows that were asked for or changed; with a source, a row is
/// fetched from LMDB when it is first asked for. Nothing iterates over the hash table itself:
/// what goes out is sorted first.
///
/// - Complexity: O(1) for a row in memory, O(log n) for one that must be fetched.
public final class KeyedTable<Key: TableKey, Row: TableRow>: ModelTable {
    @usableFromInline package let name: String
    @usableFromInline package var source: TableSource?
    /// nil: known not to exist.
    @usableFromInline package var rows: [Key: Row?] = [:]
    @usableFromInline package var changed: Set<Key> = []

    /// An empty table of this name, held in memory until it is given a source.
    @inlinable public init(_ name: String) {
        self.name = name
    }

    /// The row of a key, or nil where there is none.
    @inlinable public func row(_ key: Key) throws -> Row? {
        if let known = rows[key] { return known }
        return try load(key)
    }

    /// Puts a row in the place of what the key had; nil removes it.
    @inlinable public func set(_ key: Key, to row: Row?) {
        rows[key] = .some(row)
        changed.insert(key)
    }

    /// Changes the row of a key in place; `change` gets nil where there is none yet.
    @inlinable public func update<Result>(
        _ key: Key, _ change: (inout Row?) throws -> Result
    ) throws -> Result {
        if source != nil, rows[key] == nil { _ = try load(key) }
        changed.insert(key)
        return try change(&rows[key, default: nil])
    }

    @usableFromInline func load(_ key: Key) throws -> Row? {
        guard let source else { return nil }
        var writer = RowWriter(capacity: 64)
        key.encode(into: &writer)
        let row = try source.row(at: writer.bytes) { reader in try Row(decoding: &reader) }
        rows[key] = .some(row)
        return row
    }
}

// MARK: - Going through all rows

extension KeyedTable {
    /// Calls `body` with every row, in key order.
    ///
    /// - Complexity: O(m log m) for the m rows in memory, and O(n) for those of the source.
    package func forEach(_ body: (Key, Row) throws -> Void) throws {
        let keys = rows.keys.sorted()
        var index = 0
        func visit(_ key: Key) throws {
            if let row = rows[key] ?? nil { try body(key, row) }
        }
        if let source {
            try source.scan { keyBytes, value in
                var keyReader = RowReader(keyBytes)
                let key = try Key(decoding: &keyReader)
                while index < keys.count, keys[index] < key {
                    try visit(keys[index])
                    index += 1
                }
                if index < keys.count, keys[index] == key {
                    try visit(key)
                    index += 1
                } else {
                    var reader = RowReader(value)
                    try body(key, try Row(decoding: &reader))
                }
            }
        }
        while index < keys.count {
            try visit(keys[index])
            index += 1
        }
    }
}

// MARK: - ModelTable

extension KeyedTable {
    @usableFromInline package var hasChanges: Bool { !changed.isEmpty }

    @usableFromInline package func flush(into sink: inout TableSink) throws {
        for key in changed.sorted() {
            if let row = rows[key] ?? nil {
                try sink.put { writer in
                    key.encode(into: &writer)
                } row: { writer in
                    row.encode(into: &writer)
                }
            } else {
                try sink.delete { writer in key.encode(into: &writer) }
            }
        }
        changed.removeAll(keepingCapacity: true)
    }

    @usableFromInline package func discard() {
        rows.removeAll()
        changed.removeAll()
    }

    @usableFromInline package func digest(into digest: inout ModelDigest) throws {
        digest.begin(table: name)
        try forEach { key, row in
            digest.add { writer in
                key.encode(into: &writer)
            } row: { writer in
                row.encode(into: &writer)
            }
        }
    }
}
