/// Why one row cannot be used. The rows after it are read as if it were not there.
package struct RowProblem: Error, Equatable {
    /// Column in characters from 1, within the line on which the trouble is; 0 for the whole row.
    package let column: Int
    /// What is wrong, and what would be right, in one sentence without its full stop.
    package let reason: String

    package init(column: Int = 0, _ reason: String) {
        self.column = column
        self.reason = reason
    }
}
