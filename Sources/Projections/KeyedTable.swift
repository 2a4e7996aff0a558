import LMDB

/// Rows by a key of their own, in the order of the key's bytes.
///
/// In memory the rows that were asked for or changed, found by an index of their keys; with a
/// source, a row is fetched from LMDB when it is first asked for. Rows lie in the order in which
/// they were first asked for; what goes out is sorted by key first.
///
/// - Complexity: O(1) for a row in memory, O(log n) for one that must be fetched.
public final class KeyedTable<Key: TableKey, Row: TableRow>: ModelTable {
    @usableFromInline package let name: String
    @usableFromInline package var source: TableSource?
    @usableFromInline var slots = KeySlots<Key>()
    /// By slot; nil: known not to exist.
    @usableFromInline var rows = SlotRows<Row?>()
    /// Slots that were changed since the last flush, each once.
    @usableFromInline var changed: ContiguousArray<UInt32> = []

    /// An empty table of this name, held in memory until it is given a source.
    @inlinable public init(_ name: String) {
        self.name = name
    }

    /// The row of a key, or nil where there is none.
    @inlinable public func row(_ key: Key) throws -> Row? {
        let slot = slots.slot(of: key)
        if slot >= 0 {
            rows.touch(slot)
            return rows.pointer(to: slot).pointee
        }
        guard source != nil else { return nil }
        return rows.pointer(to: try load(key)).pointee
    }

    /// Calls `body` with the row of a key where there is one, without a copy of it.
    @inlinable public func withRow(
        _ key: Key, _ body: (borrowing Row) throws -> Void
    ) throws {
        var slot = slots.slot(of: key)
        if slot >= 0 {
            rows.touch(slot)
        } else {
            guard source != nil else { return }
            slot = try load(key)
        }
        if rows.pointer(to: slot).pointee != nil {
            try body(rows.pointer(to: slot).pointee.unsafelyUnwrapped)
        }
    }

    /// Puts a row in the place of what the key had; nil removes it.
    @inlinable public func set(_ key: Key, to row: Row?) {
        var slot = slots.slot(of: key)
        if slot < 0 { slot = add(key, nil) }
        rows.pointer(to: slot).pointee = row
        markChanged(slot)
    }

    /// Changes the row of a key in place; `change` gets nil where there is none yet.
    @inlinable public func update<Result>(
        _ key: Key, _ change: (inout Row?) throws -> Result
    ) throws -> Result {
        var slot = slots.slot(of: key)
        if slot < 0 { slot = source == nil ? add(key, nil) : try load(key) }
        markChanged(slot)
        return try change(&rows.pointer(to: slot).pointee)
    }

    @inlinable func add(_ key: Key, _ row: Row?) -> Int {
        let slot = slots.add(key)
        rows.append(row)
        return slot
    }

    @inlinable func markChanged(_ slot: Int) {
        if rows.markChanged(slot) { changed.append(UInt32(slot)) }
    }

    @usableFromInline func load(_ key: Key) throws -> Int {
        var writer = RowWriter(capacity: 64)
        key.encode(into: &writer)
        let row = try source?.row(at: writer.bytes) { reader in try Row(decoding: &reader) }
        return add(key, row)
    }
}

// MARK: - Going through all rows

extension KeyedTable {
    /// Calls `body` with every row, in key order.
    ///
    /// - Complexity: O(m log m) for the m rows in memory, and O(n) for those of the source.
    package func forEach(_ body: (Key, Row) throws -> Void) throws {
        let order = slots.order()
        var index = 0
        func visit(_ slot: Int) throws {
            if let row = rows.pointer(to: slot).pointee { try body(slots.keys[slot], row) }
        }
        if let source {
            try source.scan { keyBytes, value in
                var keyReader = RowReader(keyBytes)
                let key = try Key(decoding: &keyReader)
                while index < order.count, slots.keys[order[index]] < key {
                    try visit(order[index])
                    index += 1
                }
                if index < order.count, slots.keys[order[index]] == key {
                    try visit(order[index])
                    index += 1
                } else {
                    var reader = RowReader(value)
                    try body(key, try Row(decoding: &reader))
                }
            }
        }
        while index < order.count {
            try visit(order[index])
            index += 1
        }
    }
}

extension KeySlots where Key: TableKey {
    /// All slots in the order of their keys.
    fileprivate func order() -> [Int] {
        var slots = ContiguousArray(keys.indices.map(UInt32.init))
        sort(&slots)
        return slots.map { Int($0) }
    }

    /// Puts slots into the order of their keys. Compares the keys' first bytes, and the keys
    /// themselves only where those are equal: most are told apart without a look at their texts.
    fileprivate func sort(_ slots: inout ContiguousArray<UInt32>) {
        var places = ContiguousArray<(prefix: UInt64, slot: UInt32)>()
        places.reserveCapacity(slots.count)
        for slot in slots { places.append((keys[Int(slot)].sortPrefix, slot)) }
        places.sort { one, other in
            one.prefix == other.prefix
                ? keys[Int(one.slot)] < keys[Int(other.slot)] : one.prefix < other.prefix
        }
        for index in slots.indices { slots[index] = places[index].slot }
    }
}

// MARK: - ModelTable

extension KeyedTable {
    @usableFromInline package var hasChanges: Bool { !changed.isEmpty }

    @usableFromInline package func flush(into sink: inout TableSink) throws {
        slots.sort(&changed)
        for slot in changed {
            let slot = Int(slot)
            rows.markUnchanged(slot)
            let row = rows.pointer(to: slot)
            if row.pointee != nil {
                try sink.put { writer in
                    slots.keys[slot].encode(into: &writer)
                } row: { writer in
                    row.pointee.unsafelyUnwrapped.encode(into: &writer)
                }
            } else {
                try sink.delete { writer in slots.keys[slot].encode(into: &writer) }
            }
        }
        changed.removeAll(keepingCapacity: true)
    }

    @usableFromInline package func letGo() {
        guard source != nil else { return }
        changed.removeAll(keepingCapacity: true)
        rows.letGo { slot, moved, isChanged in
            slots.move(slot, to: moved)
            if isChanged { changed.append(UInt32(moved)) }
        }
        slots.truncate(to: rows.count)
    }

    @usableFromInline package func discard() {
        slots.removeAll()
        rows = SlotRows()
        changed.removeAll()
    }

    @usableFromInline package func digest(into digest: inout ModelDigest) throws {
        digest.begin(table: name)
        if let source, slots.count == 0 { return try digest.add(source) }
        try forEach { key, row in
            digest.add { writer in
                key.encode(into: &writer)
            } row: { writer in
                row.encode(into: &writer)
            }
        }
    }
}
