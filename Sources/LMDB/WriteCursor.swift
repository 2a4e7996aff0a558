import CLMDB

/// A place in a table that is being written: the cheap way for many writes in the order of their
/// keys, as each finds its page near the last one's.
///
/// Has the transaction to itself as long as it is in use. Its spans are good until the cursor next
/// moves or writes.
@usableFromInline
package struct WriteCursor: ~Copyable, ~Escapable {
    @usableFromInline var place: CursorPlace

    @usableFromInline
    @_lifetime(&transaction)
    init(_ table: Table, in transaction: inout WriteTransaction) throws(LMDBError) {
        place = try CursorPlace(table, in: transaction.handle)
    }

    deinit { mdb_cursor_close(place.handle) }

    /// Whether the cursor is on a pair.
    @inlinable
    package var isOnPair: Bool { place.isOnPair }

    /// The key of the pair that the cursor is on; no bytes if it is on none.
    @inlinable
    package var key: RawSpan {
        @_lifetime(borrow self)
        get {
            let bytes = isOnPair ? place.key.bytes : UnsafeRawBufferPointer(start: nil, count: 0)
            return unsafe _overrideLifetime(RawSpan(_unsafeBytes: bytes), borrowing: self)
        }
    }

    /// The value of the pair that the cursor is on; no bytes if it is on none.
    @inlinable
    package var value: RawSpan {
        @_lifetime(borrow self)
        get {
            let bytes = isOnPair ? place.value.bytes : UnsafeRawBufferPointer(start: nil, count: 0)
            return unsafe _overrideLifetime(RawSpan(_unsafeBytes: bytes), borrowing: self)
        }
    }
}

extension Table {
    /// A cursor that writes, on no pair yet.
    @inlinable
    @_lifetime(&transaction)
    package func writeCursor(
        in transaction: inout WriteTransaction
    ) throws(LMDBError) -> WriteCursor {
        try WriteCursor(self, in: &transaction)
    }
}

// MARK: - Moving

extension WriteCursor {
    /// Moves to the first pair.
    ///
    /// - Returns: whether there is one.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func first() throws(LMDBError) -> Bool {
        try place.move(MDB_FIRST)
    }

    /// Moves to the next pair; to the first one if the cursor has not moved yet. After a delete,
    /// to the pair behind the deleted one.
    ///
    /// - Returns: whether there is one.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func next() throws(LMDBError) -> Bool {
        try place.move(MDB_NEXT)
    }

    /// Moves to the first pair whose key is `key` or above it.
    ///
    /// - Returns: whether there is one.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func seek(_ key: RawSpan) throws(LMDBError) -> Bool {
        try place.seek(key)
    }
}

// MARK: - Writing

extension WriteCursor {
    /// Sets the value of `key`; in a table of duplicates, adds the pair. Leaves the cursor on no
    /// pair that can be read.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func put(_ key: RawSpan, _ value: RawSpan) throws(LMDBError) {
        try put(key, value, flags: 0)
    }

    /// Adds a pair whose key is above all others.
    ///
    /// - Throws: ``LMDBError`` `keyExists` if the key is not above the last one.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func append(_ key: RawSpan, _ value: RawSpan) throws(LMDBError) {
        try put(key, value, flags: CUnsignedInt(MDB_APPEND))
    }

    /// Makes room for a value of `byteCount` bytes under `key` and has `fill` write it in place,
    /// which saves one copy. The bytes are not cleared before: fill all of them.
    ///
    /// - Precondition: the table is ``Table/Kind/unique``.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func reserve(
        _ key: RawSpan, byteCount: Int, appending: Bool = false,
        _ fill: (inout MutableRawSpan) throws -> Void
    ) throws {
        var bytes = MDB_val(mv_size: byteCount, mv_data: nil)
        let flags = CUnsignedInt(MDB_RESERVE) | (appending ? CUnsignedInt(MDB_APPEND) : 0)
        let handle = place.handle
        let status = key.withUnsafeBytes { keyBytes in
            var key = MDB_val(keyBytes)
            return mdb_cursor_put(handle, &key, &bytes, flags)
        }
        place.isOnPair = false
        if status != MDB_SUCCESS { throw place.failure(status, "reserve room for a value") }
        var room = MutableRawSpan(
            _unsafeBytes: UnsafeMutableRawBufferPointer(start: bytes.mv_data, count: byteCount))
        try fill(&room)
    }

    @inlinable
    @_lifetime(self: copy self)
    mutating func put(
        _ key: RawSpan, _ value: RawSpan, flags: CUnsignedInt
    ) throws(LMDBError) {
        let handle = place.handle
        let status = key.withUnsafeBytes { keyBytes in
            value.withUnsafeBytes { valueBytes in
                var key = MDB_val(keyBytes)
                var value = MDB_val(valueBytes)
                return mdb_cursor_put(handle, &key, &value, flags)
            }
        }
        place.isOnPair = false
        if status != MDB_SUCCESS { throw place.failure(status, "write a value") }
    }

    /// Removes `key` and its value, or its first value in a table of duplicates.
    ///
    /// - Returns: whether there was one.
    @inlinable
    @discardableResult
    @_lifetime(self: copy self)
    package mutating func delete(_ key: RawSpan) throws(LMDBError) -> Bool {
        guard try place.seek(key), place.isKey(key) else { return false }
        try deleteCurrent()
        return true
    }

    /// Removes the pair that the cursor is on; ``next()`` then moves to the one behind it.
    ///
    /// - Precondition: the cursor is on a pair.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func deleteCurrent() throws(LMDBError) {
        precondition(isOnPair, "A cursor that is on no pair has nothing to delete.")
        let status = mdb_cursor_del(place.handle, 0)
        place.isOnPair = false
        if status != MDB_SUCCESS { throw place.failure(status, "delete a value") }
    }
}
