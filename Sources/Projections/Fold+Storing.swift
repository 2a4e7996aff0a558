import EventLog

extension Fold {
    /// Events after which the changed rows of a fold are stored and those that nobody needs are let
    /// go. Memory holds what two such stretches of the log touch, however long the log is.
    package static let storingInterval: UInt64 = 262_144

    /// Takes in the events of a log after the last one that the fold has, as ``catchUp(with:_:every:progress:)``
    /// does, while what it changes is stored in a generation that is being built.
    ///
    /// - Complexity: O(events); memory for the rows that two storing intervals touch.
    package func catchUp(
        with log: EventLog, _ range: Range = Range(), storing next: NextGeneration,
        in store: ModelStore, progress: (UInt64) throws -> Void = { _ in }
    ) throws {
        var stored = position
        try catchUp(with: log, range) { position in
            if position - stored >= Self.storingInterval {
                stored = position
                try store.flushBeside(self, into: next)
            }
            try progress(position)
        }
    }
}
