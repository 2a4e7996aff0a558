import CLMDB

/// A place in a table, which moves from pair to pair in the order of the keys.
///
/// ```swift
/// var cursor = try table.cursor(in: transaction)
/// var isOnPair = try cursor.seek(from.bytes)
/// while isOnPair {
///     use(cursor.key, cursor.value)
///     isOnPair = try cursor.next()
/// }
/// ```
///
/// Key and value are LMDB's own bytes, good until the transaction ends: they do not depend on the
/// cursor, which may move on while they are used. As long as a cursor or a span of it is in use,
/// the transaction cannot write; for that there is ``WriteCursor``.
///
/// For loops over many pairs see `scan`.
@usableFromInline
package struct Cursor: ~Copyable, ~Escapable {
    @usableFromInline var place: CursorPlace

    @usableFromInline
    @_lifetime(borrow transaction)
    init<T: Transaction & ~Copyable>(
        _ table: Table, in transaction: borrowing T
    ) throws(LMDBError) {
        place = try CursorPlace(table, in: transaction.handle)
    }

    deinit { mdb_cursor_close(place.handle) }

    /// Whether the cursor is on a pair: not before the first move, nor after one that found none.
    @inlinable
    package var isOnPair: Bool { place.isOnPair }

    /// The key of the pair that the cursor is on; no bytes if it is on none.
    @inlinable
    package var key: RawSpan {
        @_lifetime(copy self)
        get {
            let bytes = isOnPair ? place.key.bytes : UnsafeRawBufferPointer(start: nil, count: 0)
            return unsafe _overrideLifetime(RawSpan(_unsafeBytes: bytes), copying: self)
        }
    }

    /// The value of the pair that the cursor is on; no bytes if it is on none.
    @inlinable
    package var value: RawSpan {
        @_lifetime(copy self)
        get {
            let bytes = isOnPair ? place.value.bytes : UnsafeRawBufferPointer(start: nil, count: 0)
            return unsafe _overrideLifetime(RawSpan(_unsafeBytes: bytes), copying: self)
        }
    }
}

extension Table {
    /// A cursor on no pair yet.
    @inlinable
    @_lifetime(borrow transaction)
    package func cursor<T: Transaction & ~Copyable>(
        in transaction: borrowing T
    ) throws(LMDBError) -> Cursor {
        try Cursor(self, in: transaction)
    }
}

// MARK: - Moving

extension Cursor {
    /// Moves to the first pair.
    ///
    /// - Returns: whether there is one.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func first() throws(LMDBError) -> Bool {
        try place.move(MDB_FIRST)
    }

    /// Moves to the last pair.
    ///
    /// - Returns: whether there is one.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func last() throws(LMDBError) -> Bool {
        try place.move(MDB_LAST)
    }

    /// Moves to the next pair; to the first one if the cursor has not moved yet.
    ///
    /// - Returns: whether there is one.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func next() throws(LMDBError) -> Bool {
        try place.move(MDB_NEXT)
    }

    /// Moves to the pair before; to the last one if the cursor has not moved yet.
    ///
    /// - Returns: whether there is one.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func previous() throws(LMDBError) -> Bool {
        try place.move(MDB_PREV)
    }

    /// Moves to the first pair whose key is `key` or above it.
    ///
    /// - Returns: whether there is one.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func seek(_ key: RawSpan) throws(LMDBError) -> Bool {
        try place.seek(key)
    }

    /// Moves to the first pair of exactly `key` whose value is `value` or above it, in a table of
    /// duplicates.
    ///
    /// - Returns: whether there is one.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func seek(_ key: RawSpan, _ value: RawSpan) throws(LMDBError) -> Bool {
        try place.seek(key, value)
    }

    /// Moves to the next value of the same key, in a table of duplicates.
    ///
    /// - Returns: whether there is one.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func nextDuplicate() throws(LMDBError) -> Bool {
        try place.move(MDB_NEXT_DUP)
    }

    /// Moves to the first value of the next key.
    ///
    /// - Returns: whether there is one.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func nextKey() throws(LMDBError) -> Bool {
        try place.move(MDB_NEXT_NODUP)
    }

    /// Moves to the last pair whose key is below `key`.
    ///
    /// - Returns: whether there is one.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func seek(below key: RawSpan) throws(LMDBError) -> Bool {
        try place.seek(below: key)
    }
}
