/// Walks the fields of one message in place, in the order of their numbers.
///
/// Every read is checked against the end of the bytes, so that no input can trap. Nothing is
/// copied and nothing allocated.
struct WireCursor: ~Escapable {
    /// The wire types that the schemas use.
    enum WireType: UInt8 {
        case varint = 0
        case fixed64 = 1
        case bytes = 2
        case fixed32 = 5
    }

    let bytes: RawSpan
    private(set) var at = 0
    /// The number of the field read last.
    private var last: UInt8 = 0

    @_lifetime(copy bytes)
    init(_ bytes: RawSpan) { self.bytes = bytes }

    var isAtEnd: Bool { at == bytes.byteCount }

    /// Whether the next field is this one; if so its tag is read.
    mutating func take(_ number: UInt8, _ type: WireType) -> Bool {
        guard at < bytes.byteCount, byte(at) == number << 3 | type.rawValue else { return false }
        at += 1
        last = number
        return true
    }

    /// Whether these two bytes come next, the tag of a field from 16 up; if so they are read.
    mutating func takeTag(_ first: UInt8, _ second: UInt8) -> Bool {
        guard bytes.byteCount - at >= 2, byte(at) == first, byte(at + 1) == second else {
            return false
        }
        at += 2
        return true
    }

    /// A number of up to 64 bits, seven a byte, the lowest first.
    mutating func varint() throws(WireError) -> UInt64 {
        guard at < bytes.byteCount else { throw .truncated }
        let first = byte(at)
        guard first >= 0x80 else {
            at += 1
            return UInt64(first)
        }
        return try longVarint()
    }

    private mutating func longVarint() throws(WireError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while at < bytes.byteCount {
            let next = byte(at)
            at += 1
            guard shift < 63 || next <= 1 else { throw .notCanonical }
            value |= UInt64(next & 0x7F) << shift
            guard next >= 0x80 else {
                guard next != 0 else { throw .notCanonical }
                return value
            }
            shift += 7
        }
        throw .truncated
    }

    /// The bytes of a field that begins with its length.
    @_lifetime(copy self)
    mutating func blob() throws(WireError) -> RawSpan {
        let length = try varint()
        guard length <= UInt64(bytes.byteCount - at) else { throw .truncated }
        let start = at
        at += Int(length)
        return bytes.extracting(unchecked: start..<at)
    }

    /// A value of fixed width, little-endian.
    mutating func fixed<Value: FixedWidthInteger & BitwiseCopyable>(
        _ type: Value.Type
    ) throws(WireError) -> Value {
        guard bytes.byteCount - at >= MemoryLayout<Value>.size else { throw .truncated }
        defer { at += MemoryLayout<Value>.size }
        return Value(
            littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: type))
    }

    private func byte(_ offset: Int) -> UInt8 {
        bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt8.self)
    }

    // MARK: - Refusing

    /// Makes sure that nothing is left. `known` has a bit for the number of each field of the
    /// message, to say what is wrong with the field that is left.
    mutating func end(known: UInt16) throws(WireError) {
        if !isAtEnd { throw try leftover(known: known) }
    }

    /// What is wrong when a field that must come next does not.
    mutating func missing(_ number: UInt8) -> WireError {
        guard !isAtEnd, let next = try? peekNumber() else { return .missingField(Int(number)) }
        if next == Int(number) { return .wrongWireType(field: next) }
        return .missingField(Int(number))
    }

    private mutating func leftover(known: UInt16) throws(WireError) -> WireError {
        let number = try peekNumber()
        guard number > 0, number < 16, known & (1 << number) != 0 else {
            return .unknownField(number)
        }
        if number == Int(last) { return .repeatedField(number) }
        return number < Int(last) ? .fieldOutOfOrder(number) : .wrongWireType(field: number)
    }

    private mutating func peekNumber() throws(WireError) -> Int {
        let start = at
        defer { at = start }
        return Int(try varint() >> 3)
    }
}
