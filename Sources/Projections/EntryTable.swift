import LMDB

/// Rows that are only ever added, in the order of the log: by the position of the event that
/// caused them, then by their number under it. A journal. Those of an event whose work was put off
/// come later and take their place among the rest before anything is read.
///
/// A row is encoded when it is appended and lies in one growing buffer until it is flushed, so
/// that a fold pays for a copy and nothing else. The key is the position (8 bytes big-endian)
/// and the number (4 bytes big-endian).
@usableFromInline
package final class EntryTable<Row: TableRow>: ModelTable {
    @usableFromInline package let name: String
    @usableFromInline package var source: TableSource?
    @usableFromInline var bytes = RowWriter(capacity: 4_096)
    @usableFromInline var slots: [Slot] = []
    /// Whether `slots` are in the order of their keys.
    @usableFromInline var isInOrder = true
    /// Position of the last row that was flushed since the table was empty.
    @usableFromInline var flushedThrough: UInt64 = 0
    /// How many of `slots`, and bytes of them, have been flushed and are let go once they can be
    /// fetched.
    private var flushed = (slots: 0, bytes: 0)

    @usableFromInline
    struct Slot {
        @usableFromInline let position: UInt64
        @usableFromInline let number: UInt32
        @usableFromInline let length: UInt32
        @usableFromInline let start: Int

        @inlinable init(position: UInt64, number: UInt32, length: UInt32, start: Int) {
            self.position = position
            self.number = number
            self.length = length
            self.start = start
        }
    }

    @inlinable package init(_ name: String) {
        self.name = name
    }

    /// Adds a row.
    ///
    /// - Precondition: `(position, number)` is above that of every row that was flushed, and of
    ///   every one of the same position.
    @inlinable package func append(position: UInt64, number: UInt32, _ row: Row) {
        if position < slots.last?.position ?? flushedThrough {
            precondition(position > flushedThrough, "an entry comes after later ones were stored")
            isInOrder = false
        }
        let start = bytes.count
        row.encode(into: &bytes)
        slots.append(
            Slot(
                position: position, number: number, length: UInt32(bytes.count - start),
                start: start))
    }

    /// The row of a key, or nil where there is none.
    ///
    /// - Complexity: O(log n).
    package func row(position: UInt64, number: UInt32) throws -> Row? {
        let index = firstSlot(notBefore: position, number)
        if index < slots.count, slots[index].position == position, slots[index].number == number {
            return try decode(slots[index])
        }
        guard let source else { return nil }
        var key = RowWriter(capacity: 16)
        key.putKey(position)
        key.putKey(number)
        return try source.row(at: key.bytes) { reader in try Row(decoding: &reader) }
    }

    /// Calls `body` with the rows of the events `from...through`, in order.
    package func forEach(
        from: UInt64 = 0, through: UInt64 = .max,
        _ body: (_ position: UInt64, _ number: UInt32, Row) throws -> Void
    ) throws {
        try forEachBytes(from: from, through: through) { position, number, value in
            var reader = RowReader(value)
            try body(position, number, try Row(decoding: &reader))
        }
    }

    private func forEachBytes(
        from: UInt64, through: UInt64,
        _ body: (UInt64, UInt32, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        order()
        let firstInMemory = slots.first.map { ($0.position, $0.number) } ?? (.max, .max)
        if let source {
            var first = from.bigEndian
            try withUnsafeBytes(of: &first) { first in
                try source.scan(from: first) { key, value in
                    var keyReader = RowReader(key)
                    let position = try keyReader.key(UInt64.self)
                    let number = try keyReader.key(UInt32.self)
                    guard position <= through, (position, number) < firstInMemory else {
                        return false
                    }
                    try body(position, number, value)
                    return true
                }
            }
        }
        var index = firstSlot(notBefore: from, 0)
        while index < slots.count, slots[index].position <= through {
            let slot = slots[index]
            try body(slot.position, slot.number, range(of: slot))
            index += 1
        }
    }

    private func range(of slot: Slot) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            rebasing: bytes.bytes[slot.start..<(slot.start + Int(slot.length))])
    }

    private func decode(_ slot: Slot) throws -> Row {
        var reader = RowReader(range(of: slot))
        return try Row(decoding: &reader)
    }

    /// Puts `slots` into the order of their keys; where the bytes of one lie does not matter.
    private func order() {
        if isInOrder { return }
        slots[flushed.slots...].sort { ($0.position, $0.number) < ($1.position, $1.number) }
        isInOrder = true
    }

    private func firstSlot(notBefore position: UInt64, _ number: UInt32) -> Int {
        order()
        var low = 0
        var high = slots.count
        while low < high {
            let middle = (low + high) / 2
            let slot = slots[middle]
            if (slot.position, slot.number) < (position, number) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}

// MARK: - ModelTable

extension EntryTable {
    @usableFromInline package var isAppendOnly: Bool { true }

    @usableFromInline package var hasChanges: Bool { slots.count > flushed.slots }

    @usableFromInline package func flush(into sink: inout TableSink) throws {
        order()
        var key = RowWriter(capacity: 16)
        for slot in slots[flushed.slots...] {
            key.removeAll()
            key.putKey(slot.position)
            key.putKey(slot.number)
            try sink.put(key: key.bytes, row: range(of: slot))
        }
        flushed = (slots.count, bytes.count)
        if let last = slots.last { flushedThrough = last.position }
    }

    @usableFromInline package func letGo() {
        guard source != nil, flushed.slots > 0 else { return }
        let rest = slots[flushed.slots...].map { slot in
            Slot(
                position: slot.position, number: slot.number, length: slot.length,
                start: slot.start - flushed.bytes)
        }
        bytes.removeFirst(flushed.bytes)
        slots.replaceSubrange(0..., with: rest)
        flushed = (0, 0)
    }

    @usableFromInline package func discard() {
        slots.removeAll(keepingCapacity: true)
        bytes.removeAll()
        isInOrder = true
        flushedThrough = 0
        flushed = (0, 0)
    }

    @usableFromInline package func digest(into digest: inout ModelDigest) throws {
        digest.begin(table: name)
        var keyWriter = RowWriter(capacity: 16)
        try forEachBytes(from: 0, through: .max) { position, number, value in
            keyWriter.removeAll()
            keyWriter.putKey(position)
            keyWriter.putKey(number)
            digest.add(key: keyWriter.bytes, row: value)
        }
    }
}
