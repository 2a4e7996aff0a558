/// What has become of the money given to a fund by the end of a day, in minor units of the fund's
/// currency.
package struct FundFigures: Equatable, Sendable {
    package var allocated: Int64 = 0
    package var available: Int64 = 0
    /// Approved and not claimed yet.
    package var reserved: Int64 = 0
    /// Claimed, and not decided yet.
    package var approvedNotPaid: Int64 = 0
    package var reimbursed: Int64 = 0
    package var expired: Int64 = 0

    package init() {}

    /// Whether every minor unit is in one place (rules.md section 9, "Funds").
    package var isBalanced: Bool {
        allocated == available + reserved + approvedNotPaid + reimbursed + expired
    }
}
