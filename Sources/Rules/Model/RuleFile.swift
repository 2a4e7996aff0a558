import Accounting

/// A rule file that has been read and checked whole (rules.md section 1).
///
/// Every value is in the form in which it is used: rates in parts per million, amounts in minor
/// units of the programme's currency, tiers and measures by their index. What a file leaves out
/// is nil or empty here and does not exist for the programme. Every clause knows its place in the
/// file, for `explain`.
package struct RuleFile: Sendable {
    /// Programme, version, dates, people, currency, calendar and rounding.
    package let head: RuleHead
    /// Which exchange rates apply; nil: only the programme's currency.
    package let fx: FxRules?
    /// From when a payee earns; nil: at once.
    package let earningStarts: EarningStart?
    /// What tiers and gates measure, in file order.
    package let measures: [Measure]
    /// The tier ladder; nil: no tiers.
    package let tiers: TierRules?
    /// Protection of registered deals; nil: no approvals.
    package let deals: DealRules?
    /// Time limits of leads.
    package let leads: LeadRules?
    /// What earns, in file order.
    package let components: [Component]
    /// The most that all components together earn on a line.
    package let stackCap: StackCap?
    /// Advances on earnings.
    package let draw: DrawRules?
    /// What keeps earnings from being payable; nil: nothing is held.
    package let holds: HoldRules?
    /// What a cancellation takes back; `credit_lines` where the file does not say.
    package let clawback: ClawbackRules
    /// Payout runs; nil: none.
    package let payout: PayoutRules?
    /// Limits on disputes.
    package let controls: ControlRules?
}

extension RuleFile {
    /// The component with this id.
    /// - Complexity: O(*n*) in the number of components.
    package func component(_ id: String) -> Component? {
        components.first { $0.id == id }
    }

    /// The index of the measure with this name.
    /// - Complexity: O(*n*) in the number of measures.
    package func measureIndex(_ name: String) -> Int? {
        measures.firstIndex { $0.name == name }
    }
}
