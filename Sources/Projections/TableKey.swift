/// A key of a `KeyedTable`: bytes whose order is the order in which the rows are kept, digested
/// and listed.
public protocol TableKey: Fingerprinted, Comparable, Sendable {
    /// The first eight of the key's bytes as a number whose order is theirs, zeros where there are
    /// fewer: what most keys are sorted by.
    var sortPrefix: UInt64 { get }
    /// Appends the key's bytes; `a < b` exactly if `a`'s bytes sort before `b`'s.
    func encode(into writer: inout RowWriter)
    init(decoding reader: inout RowReader) throws(RowError)
}

/// A key of one 32-bit number, for example the storage form of a period.
@usableFromInline
package struct NumberKey: TableKey {
    @usableFromInline package let number: UInt32

    @inlinable package var fingerprint: UInt64 { mixed(UInt64(number)) }

    @inlinable package var sortPrefix: UInt64 { UInt64(number) << 32 }

    package init(_ number: UInt32) {
        self.number = number
    }

    @usableFromInline package init(decoding reader: inout RowReader) throws(RowError) {
        number = try reader.key()
    }

    @usableFromInline package func encode(into writer: inout RowWriter) {
        writer.putKey(number)
    }

    @usableFromInline package static func < (one: NumberKey, other: NumberKey) -> Bool {
        one.number < other.number
    }
}

/// A key of two 32-bit numbers, for example (partner, month).
@usableFromInline
package struct PairKey: TableKey {
    @usableFromInline package let first: UInt32
    @usableFromInline package let second: UInt32

    @inlinable package var fingerprint: UInt64 {
        mixed(UInt64(first) << 32 | UInt64(second))
    }

    @inlinable package var sortPrefix: UInt64 { UInt64(first) << 32 | UInt64(second) }

    @inlinable package init(_ first: UInt32, _ second: UInt32) {
        self.first = first
        self.second = second
    }

    @usableFromInline package init(decoding reader: inout RowReader) throws(RowError) {
        first = try reader.key()
        second = try reader.key()
    }

    @usableFromInline package func encode(into writer: inout RowWriter) {
        writer.putKey(first)
        writer.putKey(second)
    }

    @usableFromInline package static func < (one: PairKey, other: PairKey) -> Bool {
        (one.first, one.second) < (other.first, other.second)
    }
}

/// A key of text, sorted by its UTF-8 bytes.
///
/// LMDB keys have at most 511 bytes; what is longer is refused when it is recorded.
@usableFromInline
package struct TextKey: TableKey {
    @usableFromInline package let text: String

    @inlinable package var fingerprint: UInt64 { text.bytesFingerprint }

    @inlinable package var sortPrefix: UInt64 { text.bytesPrefix }

    @inlinable package init(_ text: String) {
        self.text = text
    }

    @usableFromInline package init(decoding reader: inout RowReader) throws(RowError) {
        text = try reader.rest()
    }

    @usableFromInline package func encode(into writer: inout RowWriter) {
        var text = text
        text.withUTF8 { writer.put(UnsafeRawBufferPointer($0)) }
    }

    /// `String`'s own `<` compares normalised characters; stored order is that of the bytes.
    @usableFromInline package static func < (one: TextKey, other: TextKey) -> Bool {
        one.text.bytesPrecede(other.text)
    }

    @inlinable package static func == (one: TextKey, other: TextKey) -> Bool {
        one.text.hasSameBytes(as: other.text)
    }
}
