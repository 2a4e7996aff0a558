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

    /// Moves to the first value of `wanted` that is `bound` or above.
    @inlinable
    mutating func seek(_ wanted: RawSpan, _ bound: RawSpan) throws(LMDBError) -> Bool {
        let status = wanted.withUnsafeBytes { keyBytes in
            bound.withUnsafeBytes { valueBytes in
                key = MDB_val(keyBytes)
                value = MDB_val(valueBytes)
                return mdb_cursor_get(handle, &key, &value, MDB_GET_BOTH_RANGE)
            }
        }
        isOnPair = status == MDB_SUCCESS
        guard isOnPair else {
            if status == MDB_NOTFOUND { return false }
            throw failure(status, "move a cursor")
        }
        // LMDB fills in the value, and leaves the caller's key.
        return try move(MDB_GET_CURRENT)
    }

    /// Whether the current key is below `bound`, in LMDB's order.
    @inlinable
    func isKey(below bound: RawSpan) -> Bool {
        let mine = key.bytes
        let count = bound.byteCount
        return bound.withUnsafeBytes { bytes in
            guard let mineStart = mine.baseAddress, let start = bytes.baseAddress else {
                return mine.count < count
            }
            if mine.count == 8, count == 8 {
                return UInt64(bigEndian: mineStart.loadUnaligned(as: UInt64.self))
                    < UInt64(bigEndian: start.loadUnaligned(as: UInt64.self))
            }
            let order = memcmp(mineStart, start, min(mine.count, count))
            return order == 0 ? mine.count < count : order < 0
        }
    }

    /// Whether the current key is `other`.
    @inlinable
    func isKey(_ other: RawSpan) -> Bool {
        if key.mv_size != other.byteCount { return false }
        return other.withUnsafeBytes { bytes in
            guard let mine = key.mv_data, let start = bytes.baseAddress else { return true }
            return memcmp(mine, start, bytes.count) == 0
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
