import LMDB

extension EventLog {
    /// Runs `body` as the only writer, and commits what it appended when it returns: all of it, in
    /// one step, and on disk. When it throws, nothing has happened.
    ///
    /// Waits for the writer before, of this or another process. No input or output and no clock in
    /// `body`; times are taken before.
    ///
    /// - Precondition: this thread is not in a write of this log.
    /// - Throws: what `body` throws; ``EventLogError`` `readOnly`; ``LMDBError`` if the commit
    ///   fails: if that `isFatal`, as for a full disk, the log writes no more until it has been
    ///   opened again.
    @available(*, noasync)
    package func write<Result>(
        _ body: (inout LogWriter) throws -> Result
    ) throws -> Result {
        if isReadOnly { throw EventLogError.readOnly(path: path) }
        let transaction = try environment.beginWrite()
        let state = try takeWriterState(in: transaction)
        var writer = LogWriter(self, transaction, state)
        let result = try body(&writer)
        let next = try commit(writer)
        writerState.withLock { $0 = .ready(next) }
        return result
    }

    private func commit(_ writer: consuming LogWriter) throws -> WriterState {
        do {
            return try writer.commit()
        } catch let error as LMDBError where error.isFatal {
            writerState.withLock { $0 = .failed(error) }
            throw error
        }
    }

    /// The state that the last writer has left, unless another process has written since.
    private func takeWriterState(in transaction: borrowing WriteTransaction) throws -> WriterState {
        let left = writerState.withLock { slot in
            let left = slot
            if case .ready = left { slot = .none }
            return left
        }
        let head = try tables.head(in: transaction, path: path)
        switch left {
        case .ready(let state) where state.head == head: return state
        case .failed(let error): throw error
        default: return try loadWriterState(head, in: transaction)
        }
    }

    private func loadWriterState(
        _ head: LogHead, in transaction: borrowing WriteTransaction
    ) throws -> WriterState {
        let edge = try TileEdge(size: head.position) { level, range in
            try tables.tileHashes(level: level, range: range, in: transaction, path: path)
        }
        guard edge.root == head.root else {
            throw EventLogError.damaged(
                path: path, position: head.position,
                reason: "the head's root is not that of the tree")
        }
        return WriterState(
            head: head, edge: edge, sourceCount: try tables.sourceCount(in: transaction))
    }
}

/// What is left of the last write in this process.
enum WriterSlot: Sendable {
    /// Nothing: none has run, one runs, or the last one threw.
    case none
    /// What the next one can go on with, if no other process writes in between.
    case ready(WriterState)
    /// Its commit failed, and it is not known what has reached the disk.
    case failed(LMDBError)
}
