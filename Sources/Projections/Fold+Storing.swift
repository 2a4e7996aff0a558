import EventLog

/// When a fold that builds a generation stores what it has changed.
///
/// Rows that are only added are stored every `interval` events. Any other row is stored once, at the
/// end, in the order of its key, as long as memory suffices: a row that is stored again and again
/// costs its page each time. Where the process holds more than its budget, all changed rows are
/// stored and those that nobody has asked for lately are let go.
private struct StoringPace {
    private static let interval: UInt64 = 262_144

    private var stored: UInt64

    init(from position: UInt64) {
        stored = position
    }

    enum Step {
        case none
        case storeAdded
        case relieve
    }

    mutating func step(at position: UInt64) -> Step {
        guard position - stored >= Self.interval else { return .none }
        stored = position
        return ProcessMemory.isShort ? .relieve : .storeAdded
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
            switch pace.step(at: position) {
            case .none: break
            case .storeAdded: try store.storeAdded(self, into: next)
            case .relieve: try store.relieve(self, into: next)
            }
            try progress(position)
        }
    }
}
