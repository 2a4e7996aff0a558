/// The tree taking in the records of a commit: on a thread of its own if they are many, beside the
/// puts into the tables.
struct TreeGrowth {
    private enum Way {
        case done(TileEdge)
        case beside(BackgroundWork<TileEdge>)
    }

    /// From this many records on a thread is worth its start, some 20 µs.
    private static let leastForThread = 256

    private let way: Way

    /// Begins to hash.
    init(of edge: TileEdge, by records: PendingRecords) {
        // Both are values: what the writer does with its own meanwhile is of no concern here.
        let grow: @Sendable () -> TileEdge = {
            var grown = edge
            records.appendLeaves(to: &grown)
            return grown
        }
        way =
            records.count < Self.leastForThread ? .done(grow()) : .beside(BackgroundWork(grow))
    }

    /// The edge with all records. Waits until they are hashed.
    func finish() -> TileEdge {
        switch way {
        case .done(let edge): edge
        case .beside(let work): work.finish()
        }
    }
}
