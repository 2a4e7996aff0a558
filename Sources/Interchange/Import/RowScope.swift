/// What templates are evaluated on: a row, and what goes with it.
///
/// It lives no longer than the row, whose buffer the reader uses again.
struct RowScope {
    let row: Row
    /// Where the columns that the plan names stand in the row, by the plan's index of them.
    let slots: [Int]
    /// The rows of the group, where rows are gathered; `row` is the first of them.
    var group: [Row] = []
    /// The row of the joined table, where there is one.
    var joined: Joined?

    /// One of the rows that a join has found.
    struct Joined {
        /// Index into the plan's tables.
        let table: Int
        /// All rows with the key.
        let rows: [Int32]
        /// Which of `rows` it is.
        var index: Int
    }

    /// Appends the bytes of a column of the row itself.
    @inline(__always)
    func append(_ column: Int, to output: inout [UInt8]) {
        row.append(slots[column], to: &output)
    }

    /// The same with another row of the group.
    func with(_ row: Row) -> RowScope {
        RowScope(row: row, slots: slots, group: [], joined: joined)
    }
}
