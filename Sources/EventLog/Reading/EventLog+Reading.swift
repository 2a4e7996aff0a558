import Accounting
import Events
import LMDB

// Reading at any length: in transactions of a few thousand events each, since a long one would keep
// the writer from using old pages again.

extension EventLog {
    /// How many events are read in one transaction.
    @usableFromInline static let stretch = 4_096

    /// Where the log has come to.
    @available(*, noasync)
    package func head() throws -> LogHead {
        try read { try $0.head() }
    }

    /// The root of the Merkle tree as it was when `position` was the last record.
    ///
    /// - Precondition: the log has come to `position`.
    @available(*, noasync)
    package func root(at position: Position) throws -> MerkleHash {
        try read { try $0.root(at: position) }
    }

    /// The last position whose event had been recorded at `instant`; 0 if none had.
    ///
    /// - Complexity: a look-up for each bit of the number of events.
    @available(*, noasync)
    package func positionKnown(at instant: Instant) throws -> Position {
        try read { try $0.positionKnown(at: instant) }
    }

    /// Visits the events from one position through another, in order, as long as `body` returns
    /// true. Without bounds, all that are there when it is called.
    ///
    /// `body` may write to other environments; to write to this log meanwhile is possible and is
    /// not seen.
    ///
    /// - Throws: ``EventLogError`` `damaged` where a position is missing or holds no record, and
    ///   what `body` throws.
    /// - Complexity: a few nanoseconds an event more than a bare cursor.
    @available(*, noasync)
    @inlinable
    package func forEach(
        from first: Position = 1, through last: Position = .max,
        _ body: (EventView) throws -> Bool
    ) throws {
        var reader = try LogReader(self)
        let last = min(last, try reader.head().position)
        var next: Position? = max(first, 1)
        while let position = next {
            next = try reader.forEach(
                from: position, through: last, limit: Self.stretch, body)
            if next != nil { try reader.refresh() }
        }
    }

    /// Visits the events from one position down to another as long as `body` returns true. Without
    /// bounds, all that are there, the last one first.
    @available(*, noasync)
    package func forEachBackwards(
        from last: Position = .max, downTo first: Position = 1,
        _ body: (EventView) throws -> Bool
    ) throws {
        var reader = try LogReader(self)
        var next: Position? = min(last, try reader.head().position)
        while let position = next {
            next = try reader.forEachBackwards(
                from: position, downTo: first, limit: Self.stretch, body)
            if next != nil { try reader.refresh() }
        }
    }

    /// Visits the events of these types, in order, as long as `body` returns true. Looks at every
    /// event in between.
    @available(*, noasync)
    package func forEach(
        ofTypes types: Set<EventType>, from first: Position = 1, through last: Position = .max,
        _ body: (EventView) throws -> Bool
    ) throws {
        try forEach(from: first, through: last) { event in
            try !types.contains(event.type) || body(event)
        }
    }

    /// Visits the events of this correlation, in order, as long as `body` returns true. Looks at
    /// every event in between.
    @available(*, noasync)
    package func forEach(
        ofCorrelation correlation: String, from first: Position = 1,
        through last: Position = .max, _ body: (EventView) throws -> Bool
    ) throws {
        try forEach(from: first, through: last) { event in
            guard let found = try event.envelope().correlation, found == correlation else {
                return true
            }
            return try body(event)
        }
    }
}
