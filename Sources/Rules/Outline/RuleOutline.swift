/// Walks a rule file and picks out its clauses.
struct RuleOutline {
    private(set) var clauses: [RuleClause] = []

    /// The places that are clauses, by their patterns.
    static let patterns: Set<String> = [
        "fx", "earning_starts",
        "tiers", "tiers.require.*", "tiers.promote_on", "tiers.demote_on", "tiers.grace_days.*",
        "deals.protection_days", "deals.extension", "deals.open_limit", "deals.appeal_days",
        "deals.conflict",
        "leads.respond_hours", "leads.cool_off_days",
        "components.*", "components.*.when.*", "components.*.flat", "components.*.by_tier",
        "components.*.by_tier.*", "components.*.per_unit", "components.*.table",
        "components.*.table.rows.*", "components.*.override", "components.*.override.levels.*",
        "components.*.gate", "components.*.floor_per_invoice", "components.*.cap",
        "stack_cap", "draw", "draw.recoverable",
        "holds.customer_unpaid", "holds.customer_unpaid.lapse_days",
        "holds.customer_unpaid.reinstate_until_day", "holds.refund_window",
        "clawback.cancellation",
        "payout", "payout.threshold", "payout.withholding.*", "controls.dispute_days",
    ]

    /// The keys of the file that hold no clauses.
    static let passedOver: Set<String> = [
        "schema", "programme", "version", "effective", "author", "approver", "currency",
        "fiscal_year_starts", "earning_period", "rounding", "measures",
    ]

    mutating func visit(_ item: RuleItem, _ place: RulePlace, index: Int) {
        if Self.patterns.contains(place.pattern) {
            clauses.append(
                RuleClause(
                    path: place.path, pattern: place.pattern, names: place.names, at: item.at,
                    says: says(item, place), index: index))
        }
        guard place.path.isEmpty || Self.holdsClauses(place.pattern) else { return }
        for (index, child) in children(of: item, place).enumerated() {
            let isPassedOver = place.path.isEmpty && Self.passedOver.contains(child.key)
            if !isPassedOver { visit(child.item, place.child(child.key), index: index) }
        }
    }

    /// Whether there are clauses below a place.
    private static func holdsClauses(_ pattern: String) -> Bool {
        patterns.contains { $0.hasPrefix("\(pattern).") }
    }

    /// What stands below an item, by the name under which it is reached.
    private func children(
        of item: RuleItem, _ place: RulePlace
    ) -> [(key: String, item: RuleItem)] {
        switch place.pattern {
        case "components": item.items.map { ($0["id"]?.text ?? "", $0) }
        case "components.*.table.rows": item.items.map { ($0["from"]?.text ?? "", $0) }
        case "components.*.override.levels":
            item.items.enumerated().map { ("\($0.offset + 1)", $0.element) }
        default: item.entries
        }
    }

    /// What a clause says by itself. What names it, and what is a clause of its own, is left out.
    private func says(_ item: RuleItem, _ place: RulePlace) -> String {
        var item = item
        let own = item.entries.map(\.key).filter { key in
            let pattern = place.child(key).pattern
            return Self.patterns.contains(pattern) || Self.holdsClauses(pattern)
        }
        item = item.without(own)
        switch place.pattern {
        case "components.*": item = item.without(["id"])
        case "components.*.table.rows.*": item = item.without(["from"])
        default: break
        }
        if case .map(let entries) = item.node.content, entries.isEmpty { return "" }
        return RuleWords.shown(item, place)
    }
}
