/// Writes the bytes of keys and rows.
///
/// Rows are little-endian, keys big-endian (so that LMDB's byte order is the numeric one). A
/// writer is reused: `removeAll()` keeps its storage, so that encoding a batch of rows allocates
/// only while the largest row so far grows.
public struct RowWriter: ~Copyable {
    @usableFromInline package var base: UnsafeMutableRawPointer
    @usableFromInline package var capacity: Int
    /// Bytes written since the last `removeAll()`.
    @usableFromInline package internal(set) var count: Int

    package init(capacity: Int = 512) {
        base = .allocate(byteCount: capacity, alignment: 16)
        self.capacity = capacity
        count = 0
    }

    deinit {
        base.deallocate()
    }

    /// The bytes written so far; valid until the next write.
    @inlinable public var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base, count: count)
    }

    /// Forgets what was written and keeps the storage.
    @inlinable public mutating func removeAll() {
        count = 0
    }

    /// Appends an integer, least significant byte first.
    @inlinable public mutating func put<Value: FixedWidthInteger>(_ value: Value) {
        let size = MemoryLayout<Value>.size
        reserve(size)
        base.storeBytes(of: value.littleEndian, toByteOffset: count, as: Value.self)
        count += size
    }

    /// Forgets the first bytes and keeps the storage.
    mutating func removeFirst(_ size: Int) {
        base.copyMemory(from: base + size, byteCount: count - size)
        count -= size
    }

    /// Writes an integer over what was written before, least significant byte first.
    mutating func set<Value: FixedWidthInteger>(_ value: Value, at offset: Int) {
        base.storeBytes(of: value.littleEndian, toByteOffset: offset, as: Value.self)
    }

    /// Appends an integer, most significant byte first. Only for unsigned values: byte order and
    /// numeric order of signed ones differ.
    @inlinable public mutating func putKey<Value: FixedWidthInteger & UnsignedInteger>(
        _ value: Value
    ) {
        let size = MemoryLayout<Value>.size
        reserve(size)
        base.storeBytes(of: value.bigEndian, toByteOffset: count, as: Value.self)
        count += size
    }

    /// Appends a byte that says yes or no.
    @inlinable public mutating func put(_ flag: Bool) {
        put(flag ? UInt8(1) : 0)
    }

    /// Appends the length as 16 bits, then the UTF-8 bytes.
    ///
    /// - Precondition: at most 65,535 bytes; what a row stores as text has a limit far below.
    package mutating func put(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            precondition(utf8.count <= Int(UInt16.max), "a text in a row is at most 65,535 bytes")
            put(UInt16(utf8.count))
            put(UnsafeRawBufferPointer(utf8))
        }
    }

    /// Appends raw bytes without a length.
    package mutating func put(_ raw: UnsafeRawBufferPointer) {
        reserve(raw.count)
        if let source = raw.baseAddress {
            (base + count).copyMemory(from: source, byteCount: raw.count)
        }
        count += raw.count
    }

    /// Appends the number of elements as 32 bits, then each element.
    @inlinable public mutating func put<Element: TableRow>(_ list: [Element]) {
        put(UInt32(list.count))
        for element in list {
            element.encode(into: &self)
        }
    }

    /// Appends the number of integers as 32 bits, then each.
    @inlinable public mutating func put<Value: FixedWidthInteger>(_ list: [Value]) {
        put(UInt32(list.count))
        for value in list {
            put(value)
        }
    }

    @inlinable mutating func reserve(_ size: Int) {
        if count + size > capacity { grow(to: count + size) }
    }

    @usableFromInline mutating func grow(to needed: Int) {
        let larger = Swift.max(needed, capacity * 2)
        let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        moved.copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = moved
        capacity = larger
    }
}
