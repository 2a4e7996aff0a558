/// What a rule file can ask of the program, beyond its head.
package enum RuleFeature: String, CaseIterable, Sendable {
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

/// A clause of a rule file, by what it asks for and where it stands.
package struct ClauseReference: Hashable, Sendable {
    /// What it asks for.
    package let feature: RuleFeature
    /// The keys that lead to it, components by their id: `components.base.cap`.
    package let path: String
    /// Where it stands.
    package let at: SourcePosition
}

extension RuleFile {
    /// Every clause that asks for a feature, in file order.
    package var clauses: [ClauseReference] {
        var list = ClauseList()
        list.add(.fx, "fx", fx?.at)
        list.add(.earningStarts, "earning_starts", earningStarts?.at)
        list.add(.tiers, "tiers", tiers?.at)
        list.add(.grace, "tiers.grace_days", tiers?.grace.first?.at)
        list.add(.deals, "deals", deals?.at)
        list.add(.leads, "leads", leads?.at)
        for component in components { list.add(component) }
        list.add(.stackCap, "stack_cap", stackCap?.at)
        list.add(.draw, "draw", draw?.at)
        list.add(.holdCustomerUnpaid, "holds.customer_unpaid", holds?.customerUnpaid?.at)
        list.add(.holdRefundWindow, "holds.refund_window", holds?.refundWindowAt)
        if clawback.cancellation != .creditLines {
            list.add(.clawbackByTerm, "clawback.cancellation", clawback.at)
        }
        list.add(.payout, "payout", payout?.at)
        list.add(.withholding, "payout.withholding", payout?.withholding.first?.at)
        list.add(.controls, "controls", controls?.at)
        return list.references.sorted { ($0.at, $0.path) < ($1.at, $1.path) }
    }
}

private struct ClauseList {
    var references: [ClauseReference] = []

    mutating func add(_ feature: RuleFeature, _ path: String, _ at: SourcePosition?) {
        guard let at else { return }
        references.append(ClauseReference(feature: feature, path: path, at: at))
    }

    mutating func add(_ component: Component) {
        let path = "components.\(component.id)"
        let (feature, key) = component.form.feature
        add(feature, "\(path).\(key)", component.formAt)
        add(.condition, "\(path).when", component.condition.clauses.first?.at)
        add(.gate, "\(path).gate", component.gate?.at)
        if let cap = component.cap {
            add(cap.excess == .carry ? .capCarry : .capForfeit, "\(path).cap", cap.at)
        }
        add(.floor, "\(path).floor_per_invoice", component.floorAt)
    }
}

extension ComponentForm {
    /// What the form asks for, and the key that states it.
    var feature: (RuleFeature, key: String) {
        switch self {
        case .flat: (.flat, "flat")
        case .byTier: (.byTier, "by_tier")
        case .perUnit: (.perUnit, "per_unit")
        case .interpolated: (.interpolatedPerLine, "table")
        case .override(let rules):
            (rules.of == .sale ? .overrideOfSale : .overrideOfCommission, "override")
        case .table(let table):
            switch table.mode {
            case .flatPerLine: (.flatPerLine, "table")
            case .marginalPerLine: (.marginalPerLine, "table")
            case .marginal: (.marginal, "table")
            case .retroactive: (.retroactive, "table")
            }
        }
    }
}
