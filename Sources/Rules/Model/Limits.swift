import Accounting

/// A target that must be reached before a table's rows above the first count (rules.md section 6).
package struct Gate: Sendable {
    /// The index of the measure, one of sales.
    package let measure: Int
    /// The `measure` of the `target.set` events that state the target.
    package let target: String
    /// The share of the target that opens the gate.
    package let atLeast: Rate
    /// Where it is stated.
    package let at: SourcePosition
}

/// The most that a component brings a payee in a window (rules.md section 6).
package struct ComponentCap: Sendable {
    /// The window, by the document's date.
    package let window: RuleWindow
    /// The cap in minor units.
    package let amount: Int64
    /// What becomes of the rest.
    package let excess: CapExcess
    /// Where it is stated.
    package let at: SourcePosition

    /// Whether what is above it comes under the cap of the next window. Nothing is carried past
    /// `lifetime`, and under a cap of nothing a carried amount would never come to rest.
    package var carries: Bool { excess == .carry && window != .lifetime && amount > 0 }
}

/// What becomes of earnings above a cap, by the names of the file.
package enum CapExcess: String, CaseIterable, Sendable {
    /// They are lost.
    case forfeit
    /// They go to the next window.
    case carry
}

/// The most that all components and payees together earn on a line (rules.md section 6).
package struct StackCap: Sendable {
    /// The most, as a share of the line's primary credited basis.
    package let max: Rate
    /// The indexes of the components to cut, in order: those that the file names first, then the
    /// rest from last to first. Without those that the cap leaves alone: the tables with a running
    /// total and the overrides of commission.
    package let order: [Int]
    /// Where it is stated.
    package let at: SourcePosition
}

/// An advance on a period's earnings (rules.md section 6).
package struct DrawRules: Sendable {
    /// Who gets it, in file order.
    package let payees: [String]
    /// The amount of each earning period, in minor units; above zero.
    package let amount: Int64
    /// Whether later earnings pay it back.
    package let recoverable: Bool
    /// The number of the payee's settled period from which on it is paid back, from 1.
    package let recoveryStarts: Int
    /// Where it is stated.
    package let at: SourcePosition
}
