import Accounting

/// How far a payee's sales have come to its target at a line.
package struct GateAttainment: Sendable {
    package let target: PayeeTarget
    /// The date of the line at which the gate is asked.
    package let on: BusinessDate
    /// The payee's sales of the target's period through that line, in minor units.
    package let reached: Int64
    /// The least that opens the gate.
    package let threshold: Int64

    package var isOpen: Bool { reached >= threshold }
}
