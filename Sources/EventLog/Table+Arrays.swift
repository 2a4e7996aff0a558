import LMDB

// Keys and values that are there as arrays, where speed does not count.

extension Table {
    /// The value of `key`; `nil` if there is none.
    @_lifetime(borrow transaction)
    func get<T: Transaction & ~Copyable>(
        _ key: [UInt8], in transaction: borrowing T
    ) throws(LMDBError) -> RawSpan? {
        try get(key.span.bytes, in: transaction)
    }

    /// Sets the value of `key`.
    func put(
        _ key: [UInt8], _ value: [UInt8], in transaction: inout WriteTransaction
    ) throws(LMDBError) {
        try put(key.span.bytes, value.span.bytes, in: &transaction)
    }
}
