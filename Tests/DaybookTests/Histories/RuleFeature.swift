import Rules

/// What a rule file can ask of the program, beyond its head: what made-up ones are made of.
enum RuleFeature: String, CaseIterable, Sendable {
    case fx
    case earningStarts = "earning_starts"
    case tiers
    case grace = "grace_days"
    case deals
    case leads
    case flat
    case byTier = "by_tier"
    case perUnit = "per_unit"
    case flatPerLine = "table flat_per_line"
    case marginalPerLine = "table marginal_per_line"
    case interpolatedPerLine = "table interpolated_per_line"
    case marginal = "table marginal"
    case retroactive = "table retroactive"
    case overrideOfSale = "override of sale"
    case overrideOfCommission = "override of commission"
    case condition = "when"
    case gate
    case capForfeit = "cap forfeit"
    case capCarry = "cap carry"
    case floor = "floor_per_invoice"
    case stackCap = "stack_cap"
    case draw
    case holdCustomerUnpaid = "customer_unpaid"
    case holdRefundWindow = "refund_window"
    case clawbackByTerm = "clawback by term"
    case payout
    case withholding
    case controls
}

extension ComponentForm {
    /// What the form asks for.
    var feature: RuleFeature {
        switch self {
        case .flat: .flat
        case .byTier: .byTier
        case .perUnit: .perUnit
        case .interpolated: .interpolatedPerLine
        case .override(let rules): rules.of == .sale ? .overrideOfSale : .overrideOfCommission
        case .table(let table):
            switch table.mode {
            case .flatPerLine: .flatPerLine
            case .marginalPerLine: .marginalPerLine
            case .marginal: .marginal
            case .retroactive: .retroactive
            }
        }
    }
}
