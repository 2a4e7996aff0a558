/// A place in a rule file: the keys that lead to it.
///
/// Keys that are names (of a component, a tier, a measure, or a row by its `from`) are `*` in the
/// pattern by which the place is known.
struct RulePlace {
    private(set) var path: [String] = []
    private(set) var pattern = ""
    private(set) var names: [String] = []

    /// The places whose keys are names.
    private static let named: Set<String> = [
        "measures", "tiers.require", "tiers.grace_days", "deals.protection_days", "components",
        "components.*.by_tier", "components.*.when", "components.*.table.rows",
        "components.*.override.levels", "payout.withholding", "tiers.require.*",
        "tiers.require.*.*",
    ]

    func child(_ key: String) -> RulePlace {
        var child = self
        let isName = Self.named.contains(pattern)
        child.path.append(key)
        if isName { child.names.append(key) }
        child.pattern += (pattern.isEmpty ? "" : ".") + (isName ? "*" : key)
        return child
    }

    /// Whether a text here is a name, of which `1.0` and `1.00` are two.
    var holdsNames: Bool {
        let last = path.last ?? ""
        return [
            "programme", "author", "approver", "rate_set", "certifications", "payees", "id",
            "line.sku", "line.product_line", "payee.tier", "ladder", "reduce_first", "measure",
            "target",
        ].contains(last)
    }

    /// Whether leaving it out is the same as leaving it empty.
    var mayBeEmpty: Bool {
        [
            "measures", "tiers.require", "tiers.grace_days", "tiers.promote_on",
            "tiers.demote_on", "components", "components.*.when", "leads", "holds", "clawback",
            "payout.holidays", "payout.withholding", "stack_cap.reduce_first", "controls",
        ].contains(pattern)
    }

    /// What leaving it out means; nil where that is nothing at all.
    var standard: String? {
        switch pattern {
        case "clawback.cancellation": "credit_lines"
        case "components.*.table.window": "earning_period"
        case "draw.recovery_starts": "1"
        case "deals.conflict.lookback_days": "0"
        default: nil
        }
    }
}
