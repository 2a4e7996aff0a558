import CLMDB

/// One unchanging state of an environment. Ends when it is let go.
@usableFromInline
package struct ReadTransaction: ~Copyable, Transaction {
    @usableFromInline package let environment: Environment
    @usableFromInline package let handle: OpaquePointer
    private var isOpen = true

    init(_ handle: OpaquePointer, in environment: Environment) {
        self.handle = handle
        self.environment = environment
    }

    deinit {
        if isOpen { mdb_txn_abort(handle) }
        environment.readerEnded()
    }

    /// Ends the transaction and keeps the tables open that were opened in it.
    consuming func keepTables() {
        isOpen = false
        mdb_txn_commit(handle)
    }

    /// Lets go of the state, and keeps the reader slot for ``renew()``. Until then nothing can be
    /// read: attempts throw `badTable`, as LMDB has forgotten the tables too.
    ///
    /// Spans and cursors of the transaction are dead by then; the compiler sees to it.
    package mutating func reset() {
        mdb_txn_reset(handle)
    }

    /// Takes the transaction up again, at the last commit.
    ///
    /// - Precondition: it has been reset.
    package mutating func renew() throws(LMDBError) {
        let status = mdb_txn_renew(handle)
        if status != MDB_SUCCESS {
            throw LMDBError(status: status, operation: "renew a reader", path: environment.path)
        }
    }
}
