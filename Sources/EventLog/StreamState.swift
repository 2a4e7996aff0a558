import LMDB

/// How far a stream has come.
package struct StreamState: Equatable, Sendable {
    /// Which stream of its kind it is, from 1, in the order of their first events. 0 for a stream
    /// that has no event.
    package var ordinal: UInt32

    /// How many events it has: the version of the last one.
    package var version: UInt32

    /// The position of its last event, 0 if it has none.
    package var lastPosition: Position

    /// The state of a stream that has no event.
    package static let absent = StreamState(ordinal: 0, version: 0, lastPosition: 0)

    /// Whether the stream has an event.
    package var exists: Bool { version > 0 }

    /// A state of these values.
    package init(ordinal: UInt32, version: UInt32, lastPosition: Position) {
        self.ordinal = ordinal
        self.version = version
        self.lastPosition = lastPosition
    }
}

// MARK: - Stored form

extension StreamState {
    // 0  ordinal        4
    // 4  version        4
    // 8  last position  8

    /// Bytes of a row.
    static let byteCount = 16

    /// The state in a row of the table of streams; `nil` if it has another size.
    init?(row: RawSpan) {
        guard row.byteCount == Self.byteCount else { return nil }
        self.init(
            ordinal: row.littleEndian(at: 0), version: row.littleEndian(at: 4),
            lastPosition: row.littleEndian(at: 8))
    }

    /// Appends the row in the table of streams.
    func appendRow(to bytes: inout [UInt8]) {
        bytes.appendLittleEndian(ordinal)
        bytes.appendLittleEndian(version)
        bytes.appendLittleEndian(lastPosition)
    }
}
