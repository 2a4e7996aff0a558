import EventLog
import Events

extension Fold {
    /// What of the log a fold takes in.
    package struct Range: Sendable {
        /// Position of the last event to take in; nil for the head of the log.
        package var through: UInt64?

        package init(through: UInt64? = nil) {
            self.through = through
        }
    }

    /// Takes in the events of a log after the last one that the fold has.
    ///
    /// `progress` gets the position reached, every `interval` events; what it throws ends the work
    /// there.
    ///
    /// - Complexity: O(events); the log is read in short transactions.
    package func catchUp(
        with log: EventLog, _ range: Range = Range(), every interval: UInt64 = 65_536,
        progress: (UInt64) throws -> Void = { _ in }
    ) throws {
        let last = range.through ?? .max
        guard position < last else { return }
        var untilProgress = interval
        try log.forEach(from: position + 1, through: last) { event in
            try apply(event)
            untilProgress -= 1
            if untilProgress == 0 {
                untilProgress = interval
                try progress(event.position)
            }
            return true
        }
    }
}
