/// Reads the bytes that a `RowWriter` wrote, in the same order.
///
/// Running past the end throws `RowError`: a row that is shorter than its coder expects was
/// written by another revision or is damaged, and nothing is guessed from it.
public struct RowReader {
    @usableFromInline let bytes: UnsafeRawBufferPointer
    @usableFromInline var offset = 0

    /// - Parameter bytes: stay valid for as long as the reader is used.
    @inlinable public init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Whether everything has been read.
    @inlinable public var isAtEnd: Bool { offset == bytes.count }

    /// Reads an integer that was written least significant byte first.
    @inlinable public mutating func integer<Value: FixedWidthInteger>(
        _ type: Value.Type = Value.self
    ) throws(RowError) -> Value {
        try Value(littleEndian: raw(Value.self))
    }

    /// Reads an integer of a key, written most significant byte first.
    @inlinable public mutating func key<Value: FixedWidthInteger & UnsignedInteger>(
        _ type: Value.Type = Value.self
    ) throws(RowError) -> Value {
        try Value(bigEndian: raw(Value.self))
    }

    /// Reads a byte that says yes or no.
    @inlinable public mutating func flag() throws(RowError) -> Bool {
        try integer(UInt8.self) != 0
    }

    /// Reads a text with its 16-bit length.
    package mutating func text() throws(RowError) -> String {
        let length = Int(try integer(UInt16.self))
        let slice = try take(length)
        return String(decoding: slice, as: UTF8.self)
    }

    /// Reads what is left as UTF-8.
    package mutating func rest() throws(RowError) -> String {
        String(decoding: try take(bytes.count - offset), as: UTF8.self)
    }

    /// Reads a list with its 32-bit count.
    @inlinable public mutating func list<Element: TableRow>(
        of type: Element.Type = Element.self
    ) throws(RowError) -> [Element] {
        let count = Int(try integer(UInt32.self))
        guard count <= bytes.count - offset else { throw RowError(offset: offset) }
        var list: [Element] = []
        list.reserveCapacity(count)
        for _ in 0..<count {
            list.append(try Element(decoding: &self))
        }
        return list
    }

    /// Reads a list of integers with its 32-bit count.
    @inlinable public mutating func integers<Value: FixedWidthInteger>(
        of type: Value.Type = Value.self
    ) throws(RowError) -> [Value] {
        let count = Int(try integer(UInt32.self))
        guard count <= bytes.count - offset else { throw RowError(offset: offset) }
        var list: [Value] = []
        list.reserveCapacity(count)
        for _ in 0..<count {
            list.append(try integer())
        }
        return list
    }

    @inlinable mutating func raw<Value: FixedWidthInteger>(
        _ type: Value.Type
    ) throws(RowError) -> Value {
        let size = MemoryLayout<Value>.size
        guard size <= bytes.count - offset else { throw RowError(offset: offset) }
        defer { offset += size }
        return bytes.loadUnaligned(fromByteOffset: offset, as: Value.self)
    }

    mutating func take(_ length: Int) throws(RowError) -> UnsafeRawBufferPointer {
        guard length <= bytes.count - offset else { throw RowError(offset: offset) }
        defer { offset += length }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + length)])
    }
}
