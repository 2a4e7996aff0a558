/// Rows by slot, each with marks that say whether it was touched and changed lately.
///
/// They lie in pages that never move, so that a row is read and changed where it lies, without a
/// copy and without a look at whether somebody else holds it.
@usableFromInline
final class SlotRows<Row> {
    @usableFromInline static var pageSize: Int { 256 }

    @usableFromInline var pages: ContiguousArray<UnsafeMutablePointer<Row>> = []
    @usableFromInline var marks: ContiguousArray<UInt8> = []

    /// What a row's marks say.
    @usableFromInline enum Mark {
        @inlinable static var touched: UInt8 { 1 }
        @inlinable static var changed: UInt8 { 2 }
    }

    @inlinable init() {}

    @inlinable deinit {
        var left = marks.count
        for page in pages {
            page.deinitialize(count: Swift.min(left, Self.pageSize))
            page.deallocate()
            left -= Self.pageSize
        }
    }

    /// Where a row lies, for as long as the rows live.
    @inlinable func pointer(to slot: Int) -> UnsafeMutablePointer<Row> {
        pages[slot >> 8] + (slot & 255)
    }

    /// Adds a row, which counts as touched.
    @inlinable func append(_ row: Row) {
        let slot = marks.count
        if slot & 255 == 0 { pages.append(.allocate(capacity: Self.pageSize)) }
        pointer(to: slot).initialize(to: row)
        marks.append(Mark.touched)
    }

    @inlinable func touch(_ slot: Int) {
        marks[slot] |= Mark.touched
    }

    /// Marks a row as touched and changed; true where it had not been changed.
    @inlinable func markChanged(_ slot: Int) -> Bool {
        let before = marks[slot]
        marks[slot] = Mark.touched | Mark.changed
        return before & Mark.changed == 0
    }

    @inlinable func markUnchanged(_ slot: Int) {
        marks[slot] &= ~Mark.changed
    }

    @inlinable func isChanged(_ slot: Int) -> Bool {
        marks[slot] & Mark.changed != 0
    }

    /// How many rows there are.
    @inlinable var count: Int { marks.count }

    /// Lets go of the unchanged rows that were not touched since this was called last; the others
    /// close up. `body` gets each row that stays: its slot before and after, and whether it is
    /// changed.
    @inlinable func letGo(_ body: (_ slot: Int, _ moved: Int, _ isChanged: Bool) -> Void) {
        var kept = 0
        for slot in marks.indices {
            let mark = marks[slot]
            if mark == 0 {
                pointer(to: slot).deinitialize(count: 1)
                continue
            }
            if kept != slot {
                pointer(to: kept).moveInitialize(from: pointer(to: slot), count: 1)
            }
            marks[kept] = mark & Mark.changed
            body(slot, kept, mark & Mark.changed != 0)
            kept += 1
        }
        marks.removeLast(marks.count - kept)
        while pages.count * Self.pageSize >= kept + Self.pageSize, let page = pages.popLast() {
            page.deallocate()
        }
    }
}
