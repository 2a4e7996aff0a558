import LMDB

/// Which book: 16 random bytes, drawn when it is created and never changed.
package struct BookID: Hashable, Sendable {
    /// Bytes of an id.
    static let byteCount = 16

    private let high: UInt64
    private let low: UInt64

    /// The id of these random bits; `high` are the first 8 bytes.
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The id with these bytes; `nil` unless there are 16.
    init?(bytes: RawSpan) {
        guard bytes.byteCount == Self.byteCount else { return nil }
        self.init(high: bytes.bigEndian(at: 0), low: bytes.bigEndian(at: 8))
    }

    /// The 16 bytes.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendBigEndian(high)
        bytes.appendBigEndian(low)
        return bytes
    }
}

extension BookID: CustomStringConvertible {
    /// 32 hexadecimal digits in lower case.
    package var description: String { Hexadecimal.text(bytes) }
}
