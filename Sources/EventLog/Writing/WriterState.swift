import Accounting
import Events

/// What a writer keeps in memory, from one transaction to the next as long as no other process
/// writes in between.
struct WriterState: Sendable {
    /// The head as it is stored.
    var head: LogHead

    /// The right edge of the stored tree.
    var edge: TileEdge

    /// The numbers of the sources that were met.
    var sources: [ByteString: UInt32] = [:]

    /// The source that was met last: most events have that of the one before.
    var lastSource: (name: ByteString, number: UInt32)?

    /// How many sources have a number.
    var sourceCount: UInt32

    var streams = StreamCache()
    var ids = PendingIDs()
    var records = PendingRecords()

    /// The running transaction's sources that had no number.
    var newSources: [String] = []

    // The head as it will be.
    var recordedAt: Instant?
    var greatestEffectiveOn: BusinessDate?
    var streamCounts: StreamCounts

    init(head: LogHead, edge: TileEdge, sourceCount: UInt32) {
        self.head = head
        self.edge = edge
        self.sourceCount = sourceCount
        recordedAt = head.recordedAt
        greatestEffectiveOn = head.greatestEffectiveOn
        streamCounts = head.streamCounts
    }

    /// The position of the last record, with those of the running transaction.
    var lastPosition: Position { head.position + UInt64(records.count) }

    /// Takes back everything after `savepoint`.
    mutating func rollBack(to savepoint: LogWriter.Savepoint) {
        recordedAt = savepoint.recordedAt
        greatestEffectiveOn = savepoint.greatestEffectiveOn
        records.truncate(to: savepoint.recordCount)
        ids.truncate(to: savepoint.recordCount)
        streams.rollBack(to: savepoint.streamChangeCount) { streamCounts[$0] -= 1 }
        lastSource = nil
        while newSources.count > savepoint.newSourceCount {
            sources[ByteString(newSources.removeLast())] = nil
        }
    }

    /// The head is now that of the running transaction; `edge` has taken in its leaves.
    mutating func advanceHead() {
        head = LogHead(
            position: lastPosition, recordedAt: recordedAt,
            greatestEffectiveOn: greatestEffectiveOn, root: edge.root,
            streamCounts: streamCounts)
    }

    /// The transaction has been committed, with `head` and `edge` as they stand.
    mutating func settle() {
        sourceCount += UInt32(newSources.count)
        newSources.removeAll()
        streams.settle()
        ids.settle()
        records.removeAll()
        edge.settle()
    }
}
