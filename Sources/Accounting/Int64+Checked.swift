// Sums of amounts that have no currency beside them: never a trap, never wrapped around.

extension Int64 {
    /// The sum; throws `overflow`.
    package func adding(_ other: Int64) throws(AccountingError) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        guard !overflow else { throw .overflow(operation: "\(self) + \(other) minor units") }
        return sum
    }

    /// The difference; throws `overflow`.
    package func subtracting(_ other: Int64) throws(AccountingError) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        guard !overflow else { throw .overflow(operation: "\(self) - \(other) minor units") }
        return difference
    }

    /// Adds to it; throws `overflow`.
    package mutating func add(_ other: Int64) throws(AccountingError) {
        self = try adding(other)
    }

    /// Takes from it; throws `overflow`.
    package mutating func subtract(_ other: Int64) throws(AccountingError) {
        self = try subtracting(other)
    }

    /// The sum, or the largest or smallest number where it does not fit: for what is only compared
    /// with a threshold.
    package func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        guard overflow else { return sum }
        return other < 0 ? .min : .max
    }
}
