import Accounting

/// A part of what is earned on sales (rules.md section 4).
package struct Component: Sendable {
    /// Its id, unique in the file; it names the component's accounts.
    package let id: String
    /// Which account bears the cost.
    package let costClass: CostClass
    /// What must hold for a line to count; always true where the file has no `when`.
    package let condition: Condition
    /// How the amount is found.
    package let form: ComponentForm
    /// A measure that must reach its target before the rows above the first count.
    package let gate: Gate?
    /// The most that a payee earns in a window.
    package let cap: ComponentCap?
    /// The least that an invoice brings, in minor units; above zero.
    package let floorPerInvoice: Int64?
    /// Where the component begins.
    package let at: SourcePosition
    /// Where its class is stated.
    package let classAt: SourcePosition
    /// Where its form is stated.
    package let formAt: SourcePosition
    /// Where its floor is stated; nil where there is none.
    package let floorAt: SourcePosition?
}

/// The class of a component's cost, by the names of the file.
package enum CostClass: String, CaseIterable, Sendable {
    /// `expense:commission:<component>`
    case contractCost = "contract_cost"
    /// `revenue:rebate:<component>`
    case reductionOfRevenue = "reduction_of_revenue"
    /// `expense:marketing:<component>`
    case marketingExpense = "marketing_expense"
}

/// How a component's amount on a line is found.
package enum ComponentForm: Sendable {
    /// Basis × rate.
    case flat(Rate)
    /// Basis × the rate of the payee's tier, by tier index; without a tier nothing.
    case byTier([Rate])
    /// Minor units for each unit sold.
    case perUnit(Int64)
    /// Rates by size or by running total.
    case table(RateTable)
    /// Amounts earned in proportion to the part of a row that a line fills.
    case interpolated(AmountTable)
    /// A share of the sale or of the commission below, for the payee's ancestors.
    case override(OverrideRules)
}

extension Component {
    /// Whether its figures on one document depend on other documents through a running total.
    package var runsThroughWindow: Bool {
        if case .table(let table) = form { return table.window != nil }
        return false
    }

    /// Whether it is an override of commission, which is worked out after the rounding.
    package var isOverrideOfCommission: Bool {
        if case .override(let rules) = form { return rules.of == .commission }
        return false
    }
}
