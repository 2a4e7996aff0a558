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

    /// Whether there is less than nothing in any place.
    package var isBelowZero: Bool {
        [allocated, available, reserved, approvedNotPaid, reimbursed, expired].contains { $0 < 0 }
    }
}

extension FundFigures: CustomStringConvertible {
    /// The figures in minor units.
    package var description: String {
        "allocated \(allocated), available \(available), reserved \(reserved), "
            + "approved and not paid \(approvedNotPaid), reimbursed \(reimbursed), "
            + "expired \(expired)"
    }
}
