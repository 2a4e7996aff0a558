import CLMDB

extension MDB_val {
    /// LMDB's view of `bytes`. LMDB does not write through the pointer.
    @inlinable
    package init(_ bytes: UnsafeRawBufferPointer) {
        self.init(
            mv_size: bytes.count,
            mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
    }

    /// The bytes it points to; LMDB leaves the pointer empty for no bytes at times.
    @inlinable
    package var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: mv_data, count: mv_data == nil ? 0 : mv_size)
    }
}
