import CLMDB
import Glibc

/// What every cursor is made of: LMDB's handle and the pair that it is on.
///
/// Plain data without an owner, so that ``Cursor`` and ``WriteCursor`` can share it: they open and
/// close the handle and say how long the bytes are good.
@usableFromInline
struct CursorPlace {
    @usableFromInline let handle: OpaquePointer
    @usableFromInline var key = MDB_val()
    @usableFromInline var value = MDB_val()
    @usableFromInline var isOnPair = false

    /// Opens a cursor on no pair.
    @usableFromInline
    init(_ table: Table, in transaction: OpaquePointer) throws(LMDBError) {
        table.check(transaction)
        var opened: OpaquePointer?
        let status = mdb_cursor_open(transaction, table.index, &opened)
        guard status == MDB_SUCCESS, let opened else {
            throw LMDBError(
                status: status, tableCall: "open a cursor", environment: mdb_txn_env(transaction))
        }
        handle = opened
    }

    /// Moves as `operation` says; `key` and `value` are input to some operations.
    @inlinable
    mutating func move(_ operation: MDB_cursor_op) throws(LMDBError) -> Bool {
        let status = mdb_cursor_get(handle, &key, &value, operation)
        isOnPair = status == MDB_SUCCESS
        if isOnPair || status == MDB_NOTFOUND { return isOnPair }
        throw failure(status, "move a cursor")
    }

    /// Moves to the first pair whose key is `wanted` or above.
    @inlinable
    mutating func seek(_ wanted: RawSpan) throws(LMDBError) -> Bool {
        // LMDB refuses a key of no bytes, and every key is above that.
        if wanted.isEmpty { return try move(MDB_FIRST) }
        let status = wanted.withUnsafeBytes { bytes in
            key = MDB_val(bytes)
            return mdb_cursor_get(handle, &key, &value, MDB_SET_RANGE)
        }
        isOnPair = status == MDB_SUCCESS
        if isOnPair || status == MDB_NOTFOUND { return isOnPair }
        throw failure(status, "move a cursor")
    }

    /// Moves to the last pair whose key is below `bound`.
    @inlinable
    mutating func seek(below bound: RawSpan) throws(LMDBError) -> Bool {
        try seek(bound) ? move(MDB_PREV) : move(MDB_LAST)
    }

    /// The order of the current key and `bound`, as LMDB sees it: negative, zero or positive.
    @inlinable
    func compareKey(with bound: RawSpan) -> Int {
        bound.withUnsafeBytes { bytes in
            let mine = key.bytes
            let common = min(mine.count, bytes.count)
            if common > 0, let mine = mine.baseAddress, let other = bytes.baseAddress {
                let order = memcmp(mine, other, common)
                if order != 0 { return Int(order) }
            }
            return mine.count - bytes.count
        }
    }

    @usableFromInline
    @inline(never)
    func failure(_ status: CInt, _ operation: StaticString) -> LMDBError {
        LMDBError(
            status: status, tableCall: operation,
            environment: mdb_txn_env(mdb_cursor_txn(handle)))
    }
}
