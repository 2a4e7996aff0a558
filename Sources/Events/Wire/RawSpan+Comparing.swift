// Bytes compared eight at a time: what tables and folds do with every key that is a text.

extension RawSpan {
    /// Whether both have the same bytes.
    @inlinable
    package func hasSameBytes(as other: RawSpan) -> Bool {
        guard byteCount == other.byteCount else { return false }
        var offset = 0
        while offset + 8 <= byteCount {
            guard
                unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
                    == other.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
            else { return false }
            offset += 8
        }
        while offset < byteCount {
            guard
                unsafeLoad(fromByteOffset: offset, as: UInt8.self)
                    == other.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
            else { return false }
            offset += 1
        }
        return true
    }

    /// Whether the bytes come before those of another text; a text comes before those that it
    /// begins.
    @inlinable
    package func bytesPrecede(_ other: RawSpan) -> Bool {
        let common = Swift.min(byteCount, other.byteCount)
        var offset = 0
        while offset + 8 <= common {
            let mine = unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let others = other.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if mine != others { return mine.bigEndian < others.bigEndian }
            offset += 8
        }
        while offset < common {
            let mine = unsafeLoad(fromByteOffset: offset, as: UInt8.self)
            let others = other.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
            if mine != others { return mine < others }
            offset += 1
        }
        return byteCount < other.byteCount
    }
}
