import CLMDB

/// The one writer of an environment. Aborted when it is let go without ``commit()``.
///
/// Reads see what it has written so far. Everything that writes takes the transaction `inout`:
/// LMDB promises a value only until the next write, and so a span that is still in use then is an
/// error of compilation.
@usableFromInline
package struct WriteTransaction: ~Copyable, Transaction {
    @usableFromInline package let environment: Environment
    @usableFromInline package let handle: OpaquePointer
    private var isOpen = true

    init(_ handle: OpaquePointer, in environment: Environment) {
        self.handle = handle
        self.environment = environment
    }

    deinit {
        if isOpen {
            environment.writerEnds()
            mdb_txn_abort(handle)
        }
    }

    /// Makes everything written permanent, all at once.
    ///
    /// - Throws: ``LMDBError``; then nothing was committed. If its `isFatal` says so, as for a
    ///   full disk, close the environment, open it again and look what is there.
    package consuming func commit() throws(LMDBError) {
        isOpen = false
        environment.writerEnds()
        let status = mdb_txn_commit(handle)
        if status != MDB_SUCCESS {
            throw LMDBError(status: status, operation: "commit", path: environment.path)
        }
    }

    /// Takes back everything written.
    package consuming func abort() {
        // Letting it go is all there is to do.
    }
}
