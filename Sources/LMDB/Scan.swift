import CLMDB

/// Whether a scan goes on after a pair.
@usableFromInline
package enum ScanStep: Sendable {
    /// On to the next pair.
    case proceed
    /// No more pairs.
    case stop
}

/// The order in which a scan visits the pairs of its range.
@usableFromInline
package enum ScanOrder: Sendable {
    /// From the lowest key to the highest.
    case ascending
    /// From the highest key to the lowest.
    case descending
}

extension Table {
    /// Visits the pairs whose keys are at or above `lower` and below `upper`, in the order of their
    /// keys, until `body` says stop. No bound is no limit.
    ///
    /// Allocates one cursor, and nothing per pair.
    ///
    /// - Complexity: O(log *n* + pairs visited), 20 to 60 ns a pair when the pages are in memory.
    @inlinable
    package func scan<T: Transaction & ~Copyable>(
        from lower: RawSpan = RawSpan(), to upper: RawSpan? = nil,
        order: ScanOrder = .ascending, in transaction: borrowing T,
        _ body: (_ key: RawSpan, _ value: RawSpan) throws -> ScanStep
    ) throws {
        var cursor = try cursor(in: transaction)
        switch order {
        case .ascending: try cursor.scanUp(from: lower, to: upper, body)
        case .descending: try cursor.scanDown(from: lower, to: upper, body)
        }
    }
}

extension Cursor {
    /// Visits the pairs from `lower` up to, but not including, `upper`.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func scanUp(
        from lower: RawSpan, to upper: RawSpan?,
        _ body: (_ key: RawSpan, _ value: RawSpan) throws -> ScanStep
    ) throws {
        var isOnPair = try seek(lower)
        while isOnPair {
            if let upper, !place.isKey(below: upper) { return }
            if try body(key, value) == .stop { return }
            isOnPair = try next()
        }
    }

    /// Visits the pairs from the last one below `upper` down to `lower`.
    @inlinable
    @_lifetime(self: copy self)
    package mutating func scanDown(
        from lower: RawSpan, to upper: RawSpan?,
        _ body: (_ key: RawSpan, _ value: RawSpan) throws -> ScanStep
    ) throws {
        var isOnPair = if let upper { try seek(below: upper) } else { try last() }
        while isOnPair {
            if place.isKey(below: lower) { return }
            if try body(key, value) == .stop { return }
            isOnPair = try previous()
        }
    }
}
