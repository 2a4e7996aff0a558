import Accounting

/// Rates by the size of a line or by the running total of a window (rules.md section 4).
package struct RateTable: Sendable {
    /// How the rows are read.
    package let mode: RateTableMode
    /// What the running total runs through; nil for the modes that look at a line alone.
    package let window: RuleWindow?
    /// The rows; the first begins at 0, the others rise strictly.
    package let rows: [RateRow]

    /// The index of the row that contains `amount` without its sign; a row contains its `from`
    /// and excludes the next one's.
    /// - Complexity: O(*n*) in the number of rows.
    @inlinable
    package func rowIndex(of amount: Int64) -> Int {
        let size = amount.magnitude
        var index = 0
        while index + 1 < rows.count, size >= rows[index + 1].from.magnitude { index += 1 }
        return index
    }
}

/// A row of a rate table.
package struct RateRow: Sendable {
    /// Where the row begins, in minor units.
    package let from: Int64
    /// The row's rate.
    package let rate: Rate
    /// Where the row stands in the file.
    package let at: SourcePosition
}

/// How the rows of a rate table are read.
package enum RateTableMode: String, CaseIterable, Sendable {
    /// The whole line at the rate of the row that it falls in.
    case flatPerLine = "flat_per_line"
    /// Each part of the line at the rate of the row that it lies in.
    case marginalPerLine = "marginal_per_line"
    /// Each part of the running total at the rate of the row that it lies in.
    case marginal
    /// Every line of the window at the rate of the row that the total falls in.
    case retroactive
}

/// Amounts that are earned in proportion: `interpolated_per_line` (rules.md section 4).
package struct AmountTable: Sendable {
    /// The rows; the first begins at 0, each ends where the next begins.
    package let rows: [AmountRow]
}

/// A row of a table of amounts.
package struct AmountRow: Sendable {
    /// Where the row begins, in minor units.
    package let from: Int64
    /// Where it ends, in minor units; above `from`.
    package let to: Int64
    /// What a line earns that fills the row, in minor units.
    package let amount: Int64
    /// Where the row stands in the file.
    package let at: SourcePosition

    /// The row's width in minor units; above zero.
    package var width: Int64 { to - from }
}

/// The stretch of time of a running total or of a cap, by the names of the file. Quarters and half
/// years are counted from the start of the fiscal year.
package enum RuleWindow: String, CaseIterable, Sendable {
    case earningPeriod = "earning_period"
    case month
    case quarter
    case halfYear = "half_year"
    case fiscalYear = "fiscal_year"
    case lifetime
}
