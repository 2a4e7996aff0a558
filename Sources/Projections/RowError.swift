/// A stored row ends before its coder does, or holds a value that no coder writes.
public struct RowError: Error, CustomStringConvertible {
    /// Byte of the row at which reading failed.
    public let offset: Int

    /// A failure at this byte of the row.
    @inlinable public init(offset: Int) {
        self.offset = offset
    }

    /// What is wrong, and what mends it.
    public var description: String {
        "a stored row is damaged or of another revision (byte \(offset)); rebuild the model"
    }
}
