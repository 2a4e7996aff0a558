import LMDB

/// An element of a `ListTable`: a row whose encoding always has the same length.
public protocol ListElement: TableRow {
    /// Bytes of every encoded element.
    static var encodedSize: Int { get }
}

/// A growing list per owner: the postings of a payee, the invoices of a deal, the events of an
/// actor. Elements are only added, at the end.
///
/// On disk a list is a run of chunks of up to 1,900 bytes (so that none needs an overflow page),
/// keyed by owner (8 bytes big-endian) and chunk number (4 bytes big-endian). A full chunk is
/// written once and never touched again: a posting costs a fraction of an LMDB write, and a list
/// of a hundred thousand is read in two thousand steps.
public final class ListTable<Element: ListElement>: ModelTable {
    @usableFromInline package let name: String
    @usableFromInline package var source: TableSource?
    @usableFromInline var slots = KeySlots<UInt64>()
    @usableFromInline var lists = SlotRows<OwnerList>()
    /// Slots of the lists that were added to since the last flush, each once.
    @usableFromInline var changed: ContiguousArray<UInt32> = []
    @usableFromInline package var scratch = RowWriter(capacity: 64)

    /// What is in memory of one owner's list.
    @usableFromInline package struct OwnerList {
        /// Chunks before this one are only in the source.
        @usableFromInline package var firstChunk: UInt32 = 0
        /// The elements from `firstChunk` on.
        @usableFromInline package var bytes: [UInt8] = []
        /// Bytes of `bytes` that are in the source as they stand.
        @usableFromInline package var flushed = 0

        @usableFromInline package init() {}
    }

    /// An empty table of this name, held in memory until it is given a source.
    @inlinable public init(_ name: String) {
        self.name = name
    }

    static var elementsPerChunk: Int { Swift.max(1, 1_900 / Element.encodedSize) }
    static var chunkSize: Int { elementsPerChunk * Element.encodedSize }

    /// Adds an element at the end of the owner's list.
    ///
    /// - Complexity: O(1); the first touch of a stored list fetches its last chunk.
    @inlinable public func append(_ element: Element, to owner: UInt64) throws {
        var slot = slots.slot(of: owner)
        if slot < 0 { slot = try begin(owner) }
        scratch.removeAll()
        element.encode(into: &scratch)
        lists.pointer(to: slot).pointee.bytes.append(contentsOf: scratch.bytes)
        if lists.markChanged(slot) { changed.append(UInt32(slot)) }
    }

    /// Calls `body` with the owner's elements, oldest first, until it returns false.
    ///
    /// - Complexity: O(n) for the n elements of that owner.
    package func forEach(of owner: UInt64, _ body: (Element) throws -> Bool) throws {
        let slot = slots.slot(of: owner)
        let list = slot < 0 ? nil : lists.pointer(to: slot).pointee
        if slot >= 0 { lists.touch(slot) }
        var goOn = true
        if let source {
            var first = RowWriter(capacity: 16)
            first.putKey(owner)
            try source.scan(from: first.bytes) { key, value in
                var keyReader = RowReader(key)
                guard try keyReader.key(UInt64.self) == owner else { return false }
                if let list, try keyReader.key(UInt32.self) >= list.firstChunk { return false }
                goOn = try visit(value, body)
                return goOn
            }
        }
        guard goOn, let list else { return }
        _ = try list.bytes.withUnsafeBytes { try visit($0, body) }
    }

    /// All elements of an owner.
    package func elements(of owner: UInt64) throws -> [Element] {
        var all: [Element] = []
        try forEach(of: owner) {
            all.append($0)
            return true
        }
        return all
    }

    private func visit(
        _ bytes: UnsafeRawBufferPointer, _ body: (Element) throws -> Bool
    ) throws -> Bool {
        var reader = RowReader(bytes)
        while !reader.isAtEnd {
            guard try body(try Element(decoding: &reader)) else { return false }
        }
        return true
    }

    /// Makes room for the list of an owner, with the last chunk of what is stored of it.
    @usableFromInline func begin(_ owner: UInt64) throws -> Int {
        var list = OwnerList()
        if let source {
            var prefix = RowWriter(capacity: 16)
            prefix.putKey(owner)
            try source.last(withPrefix: prefix.bytes) { key, value in
                var keyReader = RowReader(key)
                _ = try keyReader.key(UInt64.self)
                list.firstChunk = try keyReader.key(UInt32.self)
                list.bytes = Array(value)
                list.flushed = value.count
            }
        }
        lists.append(list)
        return slots.add(owner)
    }
}

extension ListTable.OwnerList {
    /// Lets go of the full chunks that are stored.
    fileprivate mutating func letGo(chunkSize: Int) {
        let full = flushed / chunkSize
        guard full > 0 else { return }
        firstChunk += UInt32(full)
        bytes.removeFirst(full * chunkSize)
        flushed -= full * chunkSize
    }
}

// MARK: - ModelTable

extension ListTable {
    @usableFromInline package var hasChanges: Bool { !changed.isEmpty }

    @usableFromInline package func flush(into sink: inout TableSink) throws {
        let owners = slots.keys
        changed.sort { owners[Int($0)] < owners[Int($1)] }
        for slot in changed {
            let place = lists.pointer(to: Int(slot))
            try writeChunks(of: owners[Int(slot)], place.pointee, into: &sink)
            place.pointee.flushed = place.pointee.bytes.count
            lists.markUnchanged(Int(slot))
        }
        changed.removeAll(keepingCapacity: true)
    }

    @usableFromInline package func letGo() {
        guard source != nil else { return }
        changed.removeAll(keepingCapacity: true)
        lists.letGo { slot, moved, isChanged in
            slots.move(slot, to: moved)
            if isChanged { changed.append(UInt32(moved)) }
            lists.pointer(to: moved).pointee.letGo(chunkSize: Self.chunkSize)
        }
        slots.truncate(to: lists.count)
    }

    private func writeChunks(
        of owner: UInt64, _ list: OwnerList, into sink: inout TableSink
    ) throws {
        var chunk = list.flushed / Self.chunkSize
        while chunk * Self.chunkSize < list.bytes.count {
            let start = chunk * Self.chunkSize
            let end = Swift.min(start + Self.chunkSize, list.bytes.count)
            try list.bytes.withUnsafeBytes { bytes in
                try sink.put { key in
                    key.putKey(owner)
                    key.putKey(list.firstChunk + UInt32(chunk))
                } row: { row in
                    row.put(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
                }
            }
            chunk += 1
        }
    }

    @usableFromInline package func discard() {
        slots.removeAll()
        lists = SlotRows()
        changed.removeAll()
    }

    /// Owners in ascending order, each with all its elements as one row: chunk borders are a
    /// matter of storage and are not digested.
    @usableFromInline package func digest(into digest: inout ModelDigest) throws {
        digest.begin(table: name)
        if let source, slots.count == 0 { return try digest.add(listsOf: source) }
        for owner in try owners() {
            let elements = try elements(of: owner)
            digest.add { key in
                key.putKey(owner)
            } row: { row in
                for element in elements { element.encode(into: &row) }
            }
        }
    }

    /// Every owner, ascending.
    package func owners() throws -> [UInt64] {
        var stored: [UInt64] = []
        try source?.scan { key, _ in
            var keyReader = RowReader(key)
            let owner = try keyReader.key(UInt64.self)
            if stored.last != owner { stored.append(owner) }
        }
        var inMemory: [UInt64] = []
        for (slot, owner) in slots.keys.enumerated()
        where !lists.pointer(to: slot).pointee.bytes.isEmpty {
            inMemory.append(owner)
        }
        return Set(stored).union(inMemory).sorted()
    }
}
