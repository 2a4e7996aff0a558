import CLMDB

/// A named, ordered map from keys to values within an environment. LMDB calls it a database.
///
/// Keys have 1 to 511 bytes and are ordered byte by byte, a prefix before what it begins. Values
/// have any size; past about 2,000 bytes they go to pages of their own.
///
/// A table is a handle, cheap to copy and good for every thread. Open all of them at start with
/// ``Environment/openTables(_:)``.
///
/// - Precondition: of every call: the transaction is of the table's environment.
@usableFromInline
package struct Table: Sendable, BitwiseCopyable {
    /// What a table may hold under one key. Fixed when the table is made.
    @usableFromInline
    package enum Kind: Sendable, BitwiseCopyable {
        /// One value a key.
        case unique
        /// Any number of values a key, each up to 511 bytes, ordered and different.
        case duplicates
        /// The same with values of one size, packed closer.
        case fixedSizeDuplicates
    }

    /// What it may hold under one key.
    package let kind: Kind

    @usableFromInline let index: MDB_dbi
    private let environmentBits: UInt

    init(_ kind: Kind, _ index: MDB_dbi, in environment: OpaquePointer) {
        self.kind = kind
        self.index = index
        environmentBits = UInt(bitPattern: environment)
    }

    /// Stops the caller who mixes environments: LMDB would read some other table.
    @usableFromInline
    func check(_ transaction: OpaquePointer) {
        if UInt(bitPattern: mdb_txn_env(transaction)) != environmentBits {
            misuse("A table was used in a transaction of another environment.")
        }
    }
}

// MARK: - Reading

extension Table {
    /// The value of `key`, the first one if there are several; nil if there is none.
    ///
    /// The bytes are LMDB's own page, not a copy: they are good until the transaction ends or
    /// writes.
    ///
    /// - Complexity: O(log *n*), 100 to 500 ns; one page read from the disk if it is not in memory.
    @inlinable
    @_lifetime(borrow transaction)
    package func get<T: Transaction & ~Copyable>(
        _ key: RawSpan, in transaction: borrowing T
    ) throws(LMDBError) -> RawSpan? {
        check(transaction.handle)
        var found = MDB_val()
        let status = key.withUnsafeBytes { bytes in
            var wanted = MDB_val(bytes)
            return mdb_get(transaction.handle, index, &wanted, &found)
        }
        if status == MDB_NOTFOUND { return nil }
        guard status == MDB_SUCCESS else {
            throw LMDBError(
                status: status, tableCall: "read a value",
                environment: mdb_txn_env(transaction.handle))
        }
        return unsafe _overrideLifetime(RawSpan(_unsafeBytes: found.bytes), borrowing: transaction)
    }

    /// Whether there is a value of `key`.
    @inlinable
    package func contains<T: Transaction & ~Copyable>(
        _ key: RawSpan, in transaction: borrowing T
    ) throws(LMDBError) -> Bool {
        try get(key, in: transaction) != nil
    }
}
