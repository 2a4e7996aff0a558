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

extension RawSpan {
    /// A copy of the bytes.
    var copied: [UInt8] {
        withUnsafeBytes { [UInt8]($0) }
    }

    /// Whether the first bytes are `prefix`.
    func begins(with prefix: [UInt8]) -> Bool {
        byteCount >= prefix.count
            && withUnsafeBytes { $0.starts(with: prefix) }
    }
}
