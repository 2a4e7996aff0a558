import LMDB

/// Rows by the dense ordinal of their subject: the third partner, the seventieth invoice.
///
/// In memory the rows lie in pages of 256 that are reached by index, without hashing; with a
/// source, a row is fetched from LMDB when it is first asked for. Changed rows are written by
/// `flush`, in key order. The key is the ordinal, 4 bytes big-endian.
///
/// - Complexity: O(1) for a row in memory, O(log n) for one that must be fetched.
public final class OrdinalTable<Row: TableRow>: ModelTable {
    @usableFromInline package let name: String
    @usableFromInline package var source: TableSource?
    @usableFromInline package var pages: ContiguousArray<OrdinalPage<Row>?> = []
    @usableFromInline package var dirtyPages: [UInt32] = []

    /// An empty table of this name, held in memory until it is given a source.
    @inlinable public init(_ name: String) {
        self.name = name
    }

    deinit {
        for page in pages { page?.free() }
    }

    /// The row of an ordinal, or nil where there is none.
    ///
    /// - Throws: `LMDBError` or `RowError` where the row must be fetched and cannot be.
    @inlinable public func row(_ ordinal: UInt32) throws -> Row? {
        let page = page(of: ordinal)
        let slot = Int(ordinal & 255)
        if !page.isLoaded(slot) { try load(ordinal, into: page) }
        return page.slots[slot]
    }

    /// Puts a row in the place of what the ordinal had.
    @inlinable public func set(_ ordinal: UInt32, to row: Row) {
        let page = page(of: ordinal)
        let slot = Int(ordinal & 255)
        page.slots[slot] = row
        page.markLoaded(slot)
        markDirty(slot, of: page, ordinal: ordinal)
    }

    /// Changes the row of an ordinal in place; `change` gets nil where there is none yet.
    @inlinable public func update<Result>(
        _ ordinal: UInt32, _ change: (inout Row?) throws -> Result
    ) throws -> Result {
        let page = page(of: ordinal)
        let slot = Int(ordinal & 255)
        if !page.isLoaded(slot) { try load(ordinal, into: page) }
        markDirty(slot, of: page, ordinal: ordinal)
        return try change(&page.slots[slot])
    }

    @inlinable func page(of ordinal: UInt32) -> OrdinalPage<Row> {
        let index = Int(ordinal >> 8)
        if index < pages.count, let page = pages[index] {
            page.marks.pointee.isTouched = true
            return page
        }
        return addPage(index)
    }

    @inlinable func addPage(_ index: Int) -> OrdinalPage<Row> {
        while pages.count <= index { pages.append(nil) }
        let page = OrdinalPage<Row>(allLoaded: source == nil)
        pages[index] = page
        return page
    }

    /// Calls `body` with the row of an ordinal where there is one, without a copy of it.
    @inlinable public func withRow(
        _ ordinal: UInt32, _ body: (borrowing Row) throws -> Void
    ) throws {
        let page = page(of: ordinal)
        let slot = Int(ordinal & 255)
        if !page.isLoaded(slot) { try load(ordinal, into: page) }
        if page.slots[slot] != nil { try body(page.slots[slot].unsafelyUnwrapped) }
    }

    @inlinable func markDirty(_ slot: Int, of page: OrdinalPage<Row>, ordinal: UInt32) {
        if !page.isDirty { dirtyPages.append(ordinal >> 8) }
        page.markDirty(slot)
    }

    @usableFromInline func load(_ ordinal: UInt32, into page: OrdinalPage<Row>) throws {
        let slot = Int(ordinal & 255)
        if let source {
            var key = ordinal.bigEndian
            page.slots[slot] = try withUnsafeBytes(of: &key) { key in
                try source.row(at: key) { reader in try Row(decoding: &reader) }
            }
        }
        page.markLoaded(slot)
    }
}

// MARK: - Going through all rows

extension OrdinalTable {
    /// Calls `body` with every row, in order of the ordinal: those in memory and those that are
    /// only in the source.
    package func forEach(_ body: (UInt32, Row) throws -> Void) throws {
        guard let source else {
            try forEachInMemory(body)
            return
        }
        var next: UInt32 = 0
        try source.scan { key, value in
            var keyReader = RowReader(key)
            let ordinal = try keyReader.key(UInt32.self)
            try visitOverlay(from: next, before: ordinal, body)
            if let known = inMemory(ordinal) {
                try body(ordinal, known)
            } else {
                var reader = RowReader(value)
                try body(ordinal, try Row(decoding: &reader))
            }
            next = ordinal + 1
        }
        try visitOverlay(from: next, before: UInt32(pages.count) << 8, body)
    }

    private func forEachInMemory(_ body: (UInt32, Row) throws -> Void) throws {
        try visitOverlay(from: 0, before: UInt32(pages.count) << 8, body)
    }

    /// The rows in memory with `from <= ordinal < before`.
    private func visitOverlay(
        from: UInt32, before: UInt32, _ body: (UInt32, Row) throws -> Void
    ) throws {
        var ordinal = from
        while ordinal < before {
            let index = Int(ordinal >> 8)
            guard index < pages.count else { return }
            guard let page = pages[index] else {
                ordinal = UInt32(index + 1) << 8
                continue
            }
            if let row = page.slots[Int(ordinal & 255)] { try body(ordinal, row) }
            ordinal += 1
        }
    }

    private func inMemory(_ ordinal: UInt32) -> Row? {
        let index = Int(ordinal >> 8)
        guard index < pages.count, let page = pages[index] else { return nil }
        return page.slots[Int(ordinal & 255)]
    }
}

// MARK: - ModelTable

extension OrdinalTable {
    @usableFromInline package var hasChanges: Bool { !dirtyPages.isEmpty }

    @usableFromInline package func flush(into sink: inout TableSink) throws {
        dirtyPages.sort()
        for index in dirtyPages {
            guard let page = pages[Int(index)] else { continue }
            for slot in 0..<256 where page.isDirty(slot) {
                guard page.slots[slot] != nil else { continue }
                try sink.put { key in
                    key.putKey(index << 8 | UInt32(slot))
                } row: { value in
                    page.slots[slot].unsafelyUnwrapped.encode(into: &value)
                }
            }
            page.clearDirty()
        }
        dirtyPages.removeAll(keepingCapacity: true)
    }

    @usableFromInline package func letGo() {
        guard source != nil else { return }
        for index in pages.indices {
            guard let page = pages[index] else { continue }
            if page.marks.pointee.isTouched || page.isDirty {
                page.marks.pointee.isTouched = false
            } else {
                page.free()
                pages[index] = nil
            }
        }
    }

    @usableFromInline package func discard() {
        for page in pages { page?.free() }
        pages.removeAll()
        dirtyPages.removeAll()
    }

    @usableFromInline package func digest(into digest: inout ModelDigest) throws {
        digest.begin(table: name)
        if let source, pages.isEmpty { return try digest.add(source) }
        try forEach { ordinal, row in
            digest.add { key in
                key.putKey(ordinal)
            } row: { value in
                row.encode(into: &value)
            }
        }
    }
}
