import CLMDB
import Glibc

extension Environment {
    /// Runs `body` on one unchanging state of the environment: the last commit.
    ///
    /// Spans that are read cannot leave the closure. Keep it short: as long as it runs, no page
    /// that it can see is used again. For a loop over many short stretches, see
    /// ``beginRead()``.
    ///
    /// - Throws: ``LMDBError`` if no transaction can be begun, and what `body` throws.
    @available(*, noasync)
    package func read<Result: ~Copyable>(
        _ body: (borrowing ReadTransaction) throws -> Result
    ) throws -> Result {
        let transaction = try beginRead()
        return try body(transaction)
    }

    /// Runs `body` as the only writer, and commits what it wrote when it returns. When it throws,
    /// nothing has happened.
    ///
    /// Waits for the writer before, of this or another process. No input or output, no logging and
    /// no callbacks in `body`; times and identifiers are taken before.
    ///
    /// - Precondition: this thread is not in a write transaction of this environment.
    /// - Throws: ``LMDBError`` if the transaction cannot be begun or committed, and what `body`
    ///   throws.
    @available(*, noasync)
    @discardableResult
    package func write<Result: ~Copyable>(
        _ body: (inout WriteTransaction) throws -> Result
    ) throws -> Result {
        var transaction = try beginWrite()
        let result = try body(&transaction)
        try transaction.commit()
        return result
    }

    /// Begins a read transaction that ends when it is let go.
    ///
    /// For callers that read in many short stretches: ``ReadTransaction/reset()`` between them
    /// frees the pages, ``ReadTransaction/renew()`` takes the reader up again at the last commit.
    @available(*, noasync)
    package func beginRead() throws(LMDBError) -> ReadTransaction {
        let isClosed = state.withLock { state in
            if !state.isClosed { state.readers += 1 }
            return state.isClosed
        }
        if isClosed { throw LMDBError(.closed, operation: "begin to read", path: path) }
        var begun: OpaquePointer?
        let status = mdb_txn_begin(handle, nil, CUnsignedInt(MDB_RDONLY), &begun)
        guard status == MDB_SUCCESS, let begun else {
            readerEnded()
            throw LMDBError(status: status, operation: "begin to read", path: path)
        }
        return ReadTransaction(begun, in: self)
    }

    /// Begins a write transaction, which must be committed; let go without that, it is aborted.
    ///
    /// Waits for the writer before. The thread that begins it must end it.
    ///
    /// - Precondition: this thread is not in a write transaction of this environment.
    @available(*, noasync)
    package func beginWrite() throws(LMDBError) -> WriteTransaction {
        let isClosed = state.withLock { state in
            if let writer = state.writer, pthread_equal(writer, pthread_self()) != 0 {
                misuse("A write was begun inside a write of the same environment: it would hang.")
            }
            return state.isClosed
        }
        if isClosed { throw LMDBError(.closed, operation: "begin to write", path: path) }
        var begun: OpaquePointer?
        let status = mdb_txn_begin(handle, nil, 0, &begun)
        guard status == MDB_SUCCESS, let begun else {
            throw LMDBError(status: status, operation: "begin to write", path: path)
        }
        state.withLock { $0.writer = pthread_self() }
        return WriteTransaction(begun, in: self)
    }

    /// A read transaction has ended.
    func readerEnded() {
        state.withLock { $0.readers -= 1 }
    }

    /// The write transaction is about to end. Before, not after: the next writer may enter
    /// itself as soon as LMDB lets go of its lock.
    func writerEnds() {
        state.withLock { $0.writer = nil }
    }
}
