import Accounting
import LMDB

/// How far an intake had been decided when something of it was last recorded. An intake is events
/// that are handed to the book in a fixed order, a part at a time, such as those of an import plan.
package struct IntakeMark: Equatable, Sendable {
    /// How many of its events, from the first, had been decided.
    package var decided: UInt64

    /// The position of the log's last record then. As long as it is the last, nothing else has
    /// been recorded since.
    package var position: Position

    /// When they were decided; the earliest of the times where there were several.
    package var at: Instant

    package init(decided: UInt64, position: Position, at: Instant) {
        self.decided = decided
        self.position = position
        self.at = at
    }
}

extension LogWriter {
    /// The mark of the intake with a fingerprint; `nil` where none was set.
    package func mark(ofIntake fingerprint: [UInt8]) throws -> IntakeMark? {
        guard let row = try log.tables.meta.get(MetaKey.intake(fingerprint), in: transaction)
        else { return nil }
        return IntakeMark(row: row)
    }

    /// Sets the mark of an intake, in one commit with what is appended.
    package mutating func setMark(_ mark: IntakeMark, ofIntake fingerprint: [UInt8]) throws {
        try log.tables.meta.put(MetaKey.intake(fingerprint), mark.row, in: &transaction)
    }
}

// MARK: - Stored form

extension IntakeMark {
    // 0   decided    8
    // 8   position   8
    // 16  at         8  microseconds since 1970

    fileprivate init?(row: RawSpan) {
        guard row.byteCount == 24 else { return nil }
        decided = row.littleEndian(at: 0)
        position = row.littleEndian(at: 8)
        at = Instant(microsecondsSince1970: row.littleEndian(at: 16))
    }

    fileprivate var row: [UInt8] {
        var row: [UInt8] = []
        row.appendLittleEndian(decided)
        row.appendLittleEndian(position)
        row.appendLittleEndian(at.microsecondsSince1970)
        return row
    }
}
