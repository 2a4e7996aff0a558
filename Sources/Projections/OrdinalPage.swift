/// 256 rows of an `OrdinalTable`, with a bit each for *fetched from the source* and *changed*.
///
/// No object but a place in memory that the table gives back: a row is reached without a reference
/// being counted.
public struct OrdinalPage<Row> {
    @usableFromInline let slots: UnsafeMutablePointer<Row?>
    @usableFromInline let marks: UnsafeMutablePointer<Marks>

    @usableFromInline struct Marks {
        @usableFromInline var loaded: SIMD4<UInt64>
        @usableFromInline var dirty = SIMD4<UInt64>()
        /// Whether any row was asked for since the table last let go.
        @usableFromInline var isTouched = true

        @inlinable init(loaded: SIMD4<UInt64>) {
            self.loaded = loaded
        }
    }

    @inlinable init(allLoaded: Bool) {
        slots = .allocate(capacity: 256)
        slots.initialize(repeating: nil, count: 256)
        marks = .allocate(capacity: 1)
        marks.initialize(to: Marks(loaded: allLoaded ? SIMD4(repeating: .max) : SIMD4()))
    }

    /// Gives the memory back.
    @inlinable func free() {
        slots.deinitialize(count: 256)
        slots.deallocate()
        marks.deallocate()
    }

    @inlinable func isLoaded(_ slot: Int) -> Bool {
        marks.pointee.loaded[slot >> 6] & (1 << UInt64(slot & 63)) != 0
    }

    @inlinable func markLoaded(_ slot: Int) {
        marks.pointee.loaded[slot >> 6] |= 1 << UInt64(slot & 63)
    }

    @inlinable var isDirty: Bool {
        marks.pointee.dirty != SIMD4()
    }

    @inlinable func isDirty(_ slot: Int) -> Bool {
        marks.pointee.dirty[slot >> 6] & (1 << UInt64(slot & 63)) != 0
    }

    @inlinable func markDirty(_ slot: Int) {
        marks.pointee.dirty[slot >> 6] |= 1 << UInt64(slot & 63)
    }

    func clearDirty() {
        marks.pointee.dirty = SIMD4()
    }
}
