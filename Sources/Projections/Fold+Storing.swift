import EventLog

/// When a fold that builds a generation stores what it has changed.
///
/// Rows that are only added are stored every `interval` events. Any other row is stored once, at the
/// end, in the order of its key, as long as memory suffices: a row that is stored again and again
/// costs its page each time. Where the process holds more than its budget, all changed rows are
/// stored and those that nobody has asked for lately are let go.
package struct StoringPace: Sendable {
    /// Events between two steps.
    package let interval: UInt64
    /// Bytes that the process may hold for itself.
    package let budget: Int

    package init(interval: UInt64 = 262_144, budget: Int = ProcessMemory.budget) {
        self.interval = interval
        self.budget = budget
    }
}

extension Fold {
    /// Takes in the events of a log after the last one that the fold has, as
    /// ``catchUp(with:_:every:progress:)`` does, while what it changes is stored in a generation
    /// that is being built.
    ///
    /// - Complexity: O(events); memory for the rows that are in use, and for others up to a budget.
    package func catchUp(
        with log: EventLog, _ range: Range = Range(), storing next: NextGeneration,
        in store: ModelStore, pace: StoringPace = StoringPace(),
        progress: (UInt64) throws -> Void = { _ in }
    ) throws {
        var stored = position
        var ceiling = pace.budget
        try catchUp(with: log, range, every: min(pace.interval, 65_536)) { position in
            if position - stored >= pace.interval {
                stored = position
                if ProcessMemory.own() > ceiling {
                    try store.relieve(self, into: next)
                    // The allocator may keep what it got back; what counts is growth from there.
                    ceiling = max(pace.budget, ProcessMemory.own() / 5 * (pace.budget == 0 ? 0 : 6))
                } else {
                    try store.storeAdded(self, into: next)
                }
            }
            try progress(position)
        }
    }
}
