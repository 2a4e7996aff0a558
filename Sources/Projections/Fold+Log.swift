import EventLog
import Events

extension Fold {
    /// What of the log a fold takes in.
    package struct Range: Sendable {
        /// Position of the last event to take in; nil for the head of the log.
        package var through: UInt64?
        /// Leaves out events of a later business date, and those about a subject that did not
        /// exist by then; nil for none.
        package var effectiveThrough: Int32?

        package init(through: UInt64? = nil, effectiveThrough: Int32? = nil) {
            self.through = through
            self.effectiveThrough = effectiveThrough
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
        let latest = range.effectiveThrough ?? .max
        guard position < last else { return }
        var untilProgress = interval
        var unborn = UnbornSubjects()
        try log.forEach(from: position + 1, through: last) { event in
            if !unborn.leavesOut(event, after: latest) { try apply(event) }
            untilProgress -= 1
            if untilProgress == 0 {
                untilProgress = interval
                try progress(event.position)
            }
            return true
        }
    }
}

/// The subjects that did not exist by a business date, as far as the log has been read: whose
/// first event is effective later.
private struct UnbornSubjects {
    private var subjects: Set<UInt64> = []

    /// Whether an event is of a later date than `latest`, or about a subject that is unborn.
    mutating func leavesOut(_ event: borrowing EventView, after latest: Int32) -> Bool {
        let isLater = event.effectiveOn.daysSince1970 > latest
        guard isLater || !subjects.isEmpty else { return false }
        let subject = key(event.streamKind, event.number)
        guard isLater || subjects.contains(subject) || names(event) else { return false }
        if event.version == 1 { subjects.insert(subject) }
        return true
    }

    private func names(_ event: borrowing EventView) -> Bool {
        for slot in 0..<event.referenceCount {
            guard let kind = event.type.referenceKind(inSlot: slot) else { continue }
            if subjects.contains(key(kind, event.reference(slot))) { return true }
        }
        return false
    }

    private func key(_ kind: StreamKind, _ ordinal: UInt32) -> UInt64 {
        UInt64(kind.rawValue) << 32 | UInt64(ordinal)
    }
}
