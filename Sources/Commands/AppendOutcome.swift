/// What became of one event that was handed to the book.
package enum AppendOutcome: Hashable, Sendable {
    /// Recorded at this position; what the book itself appended with it follows.
    case recorded(position: UInt64)
    /// Recorded before, at this position, with the same content: nothing changes.
    case alreadyThere(position: UInt64)
    case refused(Refusal)
}

/// What became of a batch.
package struct AppendSummary: Equatable, Sendable {
    package var recorded = 0
    package var alreadyThere = 0
    package var refused = 0
    /// The book's last position after it.
    package var position: UInt64 = 0

    package init() {}

    package mutating func count(_ outcomes: [AppendOutcome]) {
        for outcome in outcomes {
            switch outcome {
            case .recorded: recorded += 1
            case .alreadyThere: alreadyThere += 1
            case .refused: refused += 1
            }
        }
    }
}
