import CLMDB

extension Table {
    /// Sets the value of `key`. In a table of duplicates, adds the pair; adding it again changes
    /// nothing.
    ///
    /// - Complexity: O(log *n*), 250 ns to several µs: cheap when the keys of a batch are sorted,
    ///   dear when each lands on another page.
    @inlinable
    package func put(
        _ key: RawSpan, _ value: RawSpan, in transaction: inout WriteTransaction
    ) throws(LMDBError) {
        try put(key, value, flags: 0, "write a value", in: transaction)
    }

    /// Sets the value of `key` unless there is one.
    ///
    /// - Returns: false if there is a value already, which is left alone.
    package func insert(
        _ key: RawSpan, _ value: RawSpan, in transaction: inout WriteTransaction
    ) throws(LMDBError) -> Bool {
        do {
            try put(
                key, value, flags: CUnsignedInt(MDB_NOOVERWRITE), "insert a value", in: transaction)
            return true
        } catch  where error.code == .keyExists {
            return false
        }
    }

    /// Adds a pair whose key is above all others: pages are filled to the brim and no place is
    /// looked for.
    ///
    /// - Throws: ``LMDBError`` `keyExists` if the key is not above the last one.
    @inlinable
    package func append(
        _ key: RawSpan, _ value: RawSpan, in transaction: inout WriteTransaction
    ) throws(LMDBError) {
        try put(key, value, flags: CUnsignedInt(MDB_APPEND), "append a value", in: transaction)
    }

    /// Adds a value above all others of its key, to a table of duplicates.
    ///
    /// - Throws: ``LMDBError`` `keyExists` if the value is not above the last one of the key.
    @inlinable
    package func appendDuplicate(
        _ key: RawSpan, _ value: RawSpan, in transaction: inout WriteTransaction
    ) throws(LMDBError) {
        try put(key, value, flags: CUnsignedInt(MDB_APPENDDUP), "append a value", in: transaction)
    }

    @usableFromInline
    func put(
        _ key: RawSpan, _ value: RawSpan, flags: CUnsignedInt, _ operation: StaticString,
        in transaction: borrowing WriteTransaction
    ) throws(LMDBError) {
        check(transaction.handle)
        let status = key.withUnsafeBytes { keyBytes in
            value.withUnsafeBytes { valueBytes in
                var key = MDB_val(keyBytes)
                var value = MDB_val(valueBytes)
                return mdb_put(transaction.handle, index, &key, &value, flags)
            }
        }
        try succeed(status, operation, transaction)
    }

    /// Makes room for a value of `byteCount` bytes under `key` and has `fill` write it in place,
    /// which saves one copy. The bytes are not cleared before: fill all of them.
    ///
    /// - Precondition: the table is ``Kind/unique``.
    @inlinable
    package func reserve(
        _ key: RawSpan, byteCount: Int, in transaction: inout WriteTransaction,
        appending: Bool = false, _ fill: (inout MutableRawSpan) throws -> Void
    ) throws {
        var room = try reserve(key, byteCount, appending, in: &transaction)
        try fill(&room)
    }

    /// Removes `key` with all its values.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    package func delete(
        _ key: RawSpan, in transaction: inout WriteTransaction
    ) throws(LMDBError) -> Bool {
        check(transaction.handle)
        let status = key.withUnsafeBytes { bytes in
            var key = MDB_val(bytes)
            return mdb_del(transaction.handle, index, &key, nil)
        }
        if status == MDB_NOTFOUND { return false }
        try succeed(status, "delete a value", transaction)
        return true
    }

    /// Removes the pair of `key` and `value` from a table of duplicates.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    package func delete(
        _ key: RawSpan, _ value: RawSpan, in transaction: inout WriteTransaction
    ) throws(LMDBError) -> Bool {
        check(transaction.handle)
        let status = key.withUnsafeBytes { keyBytes in
            value.withUnsafeBytes { valueBytes in
                var key = MDB_val(keyBytes)
                var value = MDB_val(valueBytes)
                return mdb_del(transaction.handle, index, &key, &value)
            }
        }
        if status == MDB_NOTFOUND { return false }
        try succeed(status, "delete a value", transaction)
        return true
    }

    /// Removes all pairs and keeps the table.
    package func clear(in transaction: inout WriteTransaction) throws(LMDBError) {
        check(transaction.handle)
        try succeed(mdb_drop(transaction.handle, index, 0), "clear a table", transaction)
    }

    /// Removes the table itself and closes it, whether or not the transaction commits. Nothing may
    /// be using it, in any thread.
    package consuming func drop(in transaction: inout WriteTransaction) throws(LMDBError) {
        check(transaction.handle)
        try succeed(mdb_drop(transaction.handle, index, 1), "drop a table", transaction)
    }
}

// MARK: - Help

extension Table {
    @usableFromInline
    @_lifetime(&transaction)
    func reserve(
        _ key: RawSpan, _ byteCount: Int, _ appending: Bool,
        in transaction: inout WriteTransaction
    ) throws(LMDBError) -> MutableRawSpan {
        check(transaction.handle)
        guard kind == .unique else {
            misuse(
                "Room was reserved in a table of duplicates: LMDB cannot order what is not there.")
        }
        var room = MDB_val(mv_size: byteCount, mv_data: nil)
        let flags = CUnsignedInt(MDB_RESERVE) | (appending ? CUnsignedInt(MDB_APPEND) : 0)
        let status = key.withUnsafeBytes { bytes in
            var key = MDB_val(bytes)
            return mdb_put(transaction.handle, index, &key, &room, flags)
        }
        try succeed(status, "reserve room for a value", transaction)
        let bytes = UnsafeMutableRawBufferPointer(start: room.mv_data, count: byteCount)
        return unsafe _overrideLifetime(MutableRawSpan(_unsafeBytes: bytes), mutating: &transaction)
    }

    @usableFromInline
    func succeed(
        _ status: CInt, _ operation: StaticString, _ transaction: borrowing WriteTransaction
    ) throws(LMDBError) {
        if status != MDB_SUCCESS {
            throw LMDBError(
                status: status, tableCall: operation,
                environment: mdb_txn_env(transaction.handle))
        }
    }
}
