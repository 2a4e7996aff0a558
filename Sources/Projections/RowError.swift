/// A stored row ends before its coder does, or holds a value that no coder writes.
@usableFromInline
package struct RowError: Error, CustomStringConvertible {
    /// Byte of the row at which reading failed.
    @usableFromInline package let offset: Int

    @inlinable package init(offset: Int) {
        self.offset = offset
    }

    @usableFromInline package var description: String {
        "a stored row is damaged or of another revision (byte \(offset)); rebuild the model"
    }
}
