/// What a verification of the log has found.
package struct VerificationReport: Sendable {
    /// Something that is not as it was written.
    package struct Finding: Equatable, Sendable {
        /// The first position that is concerned; 0 where it is not about one record.
        package let position: Position

        /// What is wrong there.
        package let reason: String
    }

    /// The head when the verification began; up to it everything was looked at.
    package let head: LogHead

    /// How many records were looked at.
    package let recordCount: UInt64

    /// How many bytes they have.
    package let byteCount: UInt64

    /// The first thing that is wrong; `nil` if the log is whole.
    package let finding: Finding?

    /// Whether the log is whole, as far as was looked.
    package var isWhole: Bool { finding == nil }
}

extension VerificationReport.Finding: CustomStringConvertible {
    /// One line: the position and the reason.
    package var description: String {
        position == 0 ? reason : "position \(position): \(reason)"
    }
}

/// How much of the log is verified.
package enum VerificationScope: Equatable, Sendable {
    /// Every record, every row of every table, every tile.
    case full
    /// The head, the sizes, the right edge of the tree, and this many records at the end.
    case tail(Position)
}
