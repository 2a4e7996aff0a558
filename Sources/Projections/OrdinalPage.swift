/// 256 rows of an `OrdinalTable`, with a bit each for *fetched from the source* and *changed*.
public final class OrdinalPage<Row> {
    @usableFromInline package let slots: UnsafeMutablePointer<Row?>
    @usableFromInline package var loaded: SIMD4<UInt64>
    @usableFromInline package var dirty = SIMD4<UInt64>()

    @inlinable init(allLoaded: Bool) {
        slots = .allocate(capacity: 256)
        slots.initialize(repeating: nil, count: 256)
        loaded = allLoaded ? SIMD4(repeating: .max) : SIMD4()
    }

    @inlinable deinit {
        slots.deinitialize(count: 256)
        slots.deallocate()
    }

    @inlinable func isLoaded(_ slot: Int) -> Bool {
        loaded[slot >> 6] & (1 << UInt64(slot & 63)) != 0
    }

    @inlinable func markLoaded(_ slot: Int) {
        loaded[slot >> 6] |= 1 << UInt64(slot & 63)
    }

    @inlinable var isDirty: Bool {
        dirty != SIMD4()
    }

    @inlinable func isDirty(_ slot: Int) -> Bool {
        dirty[slot >> 6] & (1 << UInt64(slot & 63)) != 0
    }

    @inlinable func markDirty(_ slot: Int) {
        dirty[slot >> 6] |= 1 << UInt64(slot & 63)
    }

    func clearDirty() {
        dirty = SIMD4()
    }
}
