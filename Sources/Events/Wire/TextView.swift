/// A text where its bytes lie. Whether they are UTF-8 is checked when a `String` is made of them.
package struct TextView: ~Escapable, BitwiseCopyable {
    /// The bytes.
    package let bytes: RawSpan

    /// The text of these bytes.
    @inlinable
    @_lifetime(copy bytes)
    package init(_ bytes: RawSpan) { self.bytes = bytes }

    /// The number of bytes.
    @inlinable
    package var count: Int { bytes.byteCount }

    /// A copy as a `String`. Allocates when it has more than 15 bytes.
    package func string() throws(WireError) -> String {
        // `String(validating:as:)` takes a generic way that costs several times as much.
        do {
            return String(copying: try UTF8Span(validating: bytes._unsafeView(as: UInt8.self)))
        } catch {
            throw .badText
        }
    }

    /// Whether both have the same bytes.
    package static func == (left: borrowing TextView, right: borrowing TextView) -> Bool {
        left.bytes.hasSameBytes(as: right.bytes)
    }

    /// Whether the text has the bytes of `right`. Does not allocate.
    package static func == (left: borrowing TextView, right: String) -> Bool {
        left == TextView(right.utf8.span.bytes)
    }
}
