import Accounting
import Events
import LMDB

/// Where a log has come to: what its last record left behind.
@usableFromInline
package struct LogHead: Equatable, Sendable {
    /// The position of the last record, which is also how many there are; 0 in an empty log.
    @usableFromInline package internal(set) var position: Position

    /// When the last record was recorded; `nil` in an empty log.
    package internal(set) var recordedAt: Instant?

    /// The latest business date of any record; `nil` in an empty log.
    package internal(set) var greatestEffectiveOn: BusinessDate?

    /// The root of the Merkle tree over all records.
    package internal(set) var root: MerkleHash

    /// How many streams there are of each kind, by its raw value.
    var streamCounts: StreamCounts

    /// The head of a log without records.
    static let empty = LogHead(
        position: 0, recordedAt: nil, greatestEffectiveOn: nil, root: .empty,
        streamCounts: StreamCounts())

    /// How many streams of `kind` have an event: the ordinal of the last that began.
    package func streamCount(of kind: StreamKind) -> UInt32 {
        streamCounts[kind]
    }
}

/// How many streams there are of each kind.
struct StreamCounts: Equatable, Sendable {
    /// By the kind's raw value; a kind beyond the end has none.
    private(set) var counts: [UInt32] = []

    init() {}

    init(counts: [UInt32]) {
        self.counts = counts
    }

    subscript(kind: StreamKind) -> UInt32 {
        get { Int(kind.rawValue) < counts.count ? counts[Int(kind.rawValue)] : 0 }
        set {
            while counts.count <= Int(kind.rawValue) { counts.append(0) }
            counts[Int(kind.rawValue)] = newValue
        }
    }

    static func == (left: Self, right: Self) -> Bool {
        StreamKind.allCases.allSatisfy { left[$0] == right[$0] }
    }
}

// MARK: - Stored form

extension LogHead {
    // 0   position                8
    // 8   recorded at             8  microseconds since 1970; 0 in an empty log
    // 16  greatest effective on   4  days since 1970; 0 in an empty log
    // 20  number of counts        4
    // 24  root                   32
    // 56  counts of streams       4 each, by the raw value of their kind from 0 on

    private static let fixedByteCount = 56

    /// The head in the row; `nil` if it has not the form of one.
    init?(row: RawSpan) {
        guard row.byteCount >= Self.fixedByteCount else { return nil }
        let kinds = Int(row.littleEndian(UInt32.self, at: 20))
        guard row.byteCount == Self.fixedByteCount + 4 * kinds else { return nil }
        position = row.littleEndian(at: 0)
        root = MerkleHash(row, at: 24)
        var counts: [UInt32] = []
        for kind in 0..<kinds {
            counts.append(row.littleEndian(at: Self.fixedByteCount + 4 * kind))
        }
        streamCounts = StreamCounts(counts: counts)
        guard position > 0 else { return }
        recordedAt = Instant(microsecondsSince1970: row.littleEndian(at: 8))
        greatestEffectiveOn = BusinessDate(daysSince1970: row.littleEndian(at: 16))
    }

    /// The row.
    var row: [UInt8] {
        var row: [UInt8] = []
        row.appendLittleEndian(position)
        row.appendLittleEndian(recordedAt?.microsecondsSince1970 ?? 0)
        row.appendLittleEndian(greatestEffectiveOn?.daysSince1970 ?? 0)
        row.appendLittleEndian(UInt32(streamCounts.counts.count))
        row.append(contentsOf: root.bytes)
        for count in streamCounts.counts { row.appendLittleEndian(count) }
        return row
    }
}

extension [UInt8] {
    /// Appends the bytes of `value`, the lowest first.
    mutating func appendLittleEndian(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }

    /// Appends the bytes of `value`, the highest first.
    mutating func appendBigEndian(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }
}
