/// Appends messages in their canonical form to a buffer that grows.
///
/// Use one writer for many records and `removeAll()` between them, so that the buffer is made
/// once.
package struct WireWriter: Sendable {
    /// What has been written.
    package private(set) var bytes: [UInt8] = []

    /// A writer with nothing written.
    package init() {}

    /// Forgets what was written and keeps the buffer.
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// The number of bytes written.
    package var count: Int { bytes.count }
}

// MARK: - Wire types

extension WireWriter {
    mutating func tag(_ number: UInt32, _ type: WireCursor.WireType) {
        varint(UInt64(number << 3 | UInt32(type.rawValue)))
    }

    mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func fixed(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func blob(_ number: UInt32, _ content: some Collection<UInt8>) {
        tag(number, .bytes)
        varint(UInt64(content.count))
        bytes.append(contentsOf: content)
    }

    /// Writes a message: its length goes in front once it is known.
    mutating func message(_ number: UInt32, _ write: (inout WireWriter) -> Void) {
        let start = beginMessage(number)
        write(&self)
        endMessage(start)
    }

    static func zigzag(_ value: Int64) -> UInt64 {
        UInt64(bitPattern: value << 1 ^ value >> 63)
    }
}

// MARK: - Messages put together out of order

extension WireWriter {
    /// Begins a message whose length is not known yet; `endMessage` takes the result.
    mutating func beginMessage(_ number: UInt32) -> Int {
        tag(number, .bytes)
        bytes.append(0)
        return bytes.count
    }

    /// Writes the length of the message that began at `start` in front of it.
    mutating func endMessage(_ start: Int) {
        var length = bytes.count - start
        if length < 0x80 {
            bytes[start - 1] = UInt8(length)
            return
        }
        // Rare: a long message moves up to make room for the rest of its length.
        bytes[start - 1] = UInt8(length & 0x7F) | 0x80
        length >>= 7
        var rest: [UInt8] = []
        while length >= 0x80 {
            rest.append(UInt8(length & 0x7F) | 0x80)
            length >>= 7
        }
        rest.append(UInt8(length))
        bytes.insert(contentsOf: rest, at: start)
    }

    /// Puts the bytes from `start` on into the order of `places`, which cover them.
    mutating func reorder(from start: Int, _ places: InlineArray<16, Range<Int>>) {
        var ordered: [UInt8] = []
        ordered.reserveCapacity(bytes.count - start)
        for index in places.indices { ordered += bytes[places[index]] }
        bytes.replaceSubrange(start..., with: ordered)
    }
}
