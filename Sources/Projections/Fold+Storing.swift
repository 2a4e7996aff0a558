import EventLog

/// When a fold that builds a generation stores what it has changed.
///
/// Rows that are only added are stored every `interval` events. Any other row is stored once, at the
/// end, in the order of its key, as long as memory suffices: a row that is stored again and again
/// costs its page each time. Where the process holds more than `budget`, all changed rows are
/// stored and those that nobody has asked for lately are let go.
private struct StoringPace {
    private static let interval: UInt64 = 262_144
    private static let budget = 2_200 << 20

    private var stored: UInt64
    private var relieved: UInt64

    init(from position: UInt64) {
        stored = position
        relieved = position
    }

    /// Whether added rows are to be stored now, or all.
    mutating func due(at position: UInt64) -> (added: Bool, all: Bool) {
        guard position - stored >= Self.interval else { return (false, false) }
        stored = position
        // What is stored now is let go only with the next turn.
        guard position - relieved >= 2 * Self.interval, ProcessMemory.own() > Self.budget else {
            return (true, false)
        }
        relieved = position
        return (true, true)
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
        in store: ModelStore, progress: (UInt64) throws -> Void = { _ in }
    ) throws {
        var pace = StoringPace(from: position)
        try catchUp(with: log, range) { position in
            let due = pace.due(at: position)
            if due.added { try store.flushBeside(self, into: next, onlyAdded: !due.all) }
            try progress(position)
        }
    }
}
