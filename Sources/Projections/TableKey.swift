/// A key of a `KeyedTable`: bytes whose order is the order in which the rows are kept, digested
/// and listed.
public protocol TableKey: Hashable, Comparable, Sendable {
    /// Appends the key's bytes; `a < b` exactly if `a`'s bytes sort before `b`'s.
    func encode(into writer: inout RowWriter)
    init(decoding reader: inout RowReader) throws(RowError)
}

/// A key of one 32-bit number, for example the storage form of a period.
@usableFromInline
package struct NumberKey: TableKey {
    package let number: UInt32

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
    package let second: UInt32

    package init(_ first: UInt32, _ second: UInt32) {
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
    package let text: String

    package init(_ text: String) {
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
        one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
    }

    @usableFromInline package static func == (one: TextKey, other: TextKey) -> Bool {
        one.text.utf8.elementsEqual(other.text.utf8)
    }

    @usableFromInline package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
