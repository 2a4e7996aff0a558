// Section 6: overrides of commission, document by document, on amounts that are rounded already and
// not yet capped.

extension Recomputation {
    /// Adds what ancestors earn on the commissions below them. Level one earns on the payee's
    /// amounts of all components that are no overrides, level two on what level one earns through
    /// that payee, and so on.
    func addOverridesOfCommission(to amounts: inout [AmountKey: SteppedAmount]) {
        let commissions = amounts
        for index in known.documents.indices {
            let document = known.documents[index]
            guard let rules = known.version(of: document) else { continue }
            let overrides = rules.components.filter { $0.override?.isOfCommission == true }
            let payees = Set(known.shares(of: document).map(\.payee))
            for component in overrides {
                for payee in payees {
                    let commission = rules.components.filter { $0.override == nil }.reduce(
                        Int128(0)
                    ) {
                        let key = AmountKey(component: $1.id, payee: payee, document: index)
                        return $0 + (commissions[key]?.total ?? 0)
                    }
                    climb(from: payee, commission, component, index, rules, &amounts)
                }
            }
        }
    }

    private func climb(
        from payee: String, _ commission: Int128, _ component: Component, _ index: Int,
        _ rules: RuleFile, _ amounts: inout [AmountKey: SteppedAmount]
    ) {
        guard let override = component.override else { return }
        let document = known.documents[index]
        var below = commission
        let ancestors = ancestors(of: payee, along: override.along, document)
        for (ancestor, rate) in zip(ancestors, override.levels) {
            let subject = subject(payee: payee, earner: ancestor, document, rules)
            let earns =
                isEligible(ancestor, on: document.date, under: rules)
                && component.conditions.allSatisfy { $0.holds(for: subject) }
            // A level that is paid nothing leaves the one above a commission of nothing.
            below = earns ? rounded(rate * below, over: million, rules.rounding) : 0
            let key = AmountKey(component: component.id, payee: ancestor, document: index)
            amounts[key, default: SteppedAmount(form: 0)].form += below
        }
    }
}
