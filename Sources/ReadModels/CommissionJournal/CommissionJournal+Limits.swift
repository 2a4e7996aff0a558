import Accounting
import Projections
import Rules

// Floors of an invoice, caps of a line, and overrides of commission: rules.md section 6.

extension CommissionJournal {
    /// `floor_per_invoice`: where the invoice's sum is above 0 and below the floor, the difference
    /// is added to the last line that the component applies to and that has a basis above zero.
    func liftToFloors(_ plan: VersionPlan) throws {
        for amount in valuation.amounts {
            guard let floor = plan.version.rules.components[amount.component].floorPerInvoice
            else { continue }
            let places = valuation.earnings.indices.filter {
                valuation.earnings[$0].component == amount.component
                    && valuation.earnings[$0].earner == amount.earner
            }
            var sum: Int128 = 0
            for place in places { try sum.add(valuation.earnings[place].form) }
            let least = ExactAmount(minorUnits: floor).millionths
            guard sum > 0, sum < least else { continue }
            // A quantity may earn where the basis is rounded to nothing: then it is the last line.
            let last =
                places.last { valuation.earnings[$0].basis > 0 } ?? places[places.count - 1]
            valuation.earnings[last].floored += least - sum
            valuation.earnings[last].capped = valuation.earnings[last].floored
        }
    }

    /// `stack_cap`, line by line.
    func cutToStackCap(
        _ cap: StackCap, _ document: ValuedDocument, _ plan: VersionPlan
    ) throws {
        var first = 0
        for line in document.lines.indices {
            // Earnings stand in the order of their lines.
            let start = first
            while first < valuation.earnings.count, valuation.earnings[first].line == line {
                first += 1
            }
            guard valuation.primary[line] > 0 else { continue }
            var sum: Int128 = 0
            for place in start..<first
            where cap.order.contains(valuation.earnings[place].component) {
                try sum.add(valuation.earnings[place].floored)
            }
            let most = ExactAmount(basis: valuation.primary[line], rate: cap.max).millionths
            guard sum > most else { continue }
            try reduce(start..<first, by: sum - most, in: cap.order)
        }
    }

    /// Takes what is too much from the earnings of a line.
    private func reduce(_ earnings: Range<Int>, by excess: Int128, in order: [Int]) throws {
        var excess = excess
        for component in order where excess > 0 {
            let places = earnings.filter { valuation.earnings[$0].component == component }
            let weights = places.map { Swift.max(0, valuation.earnings[$0].floored) }
            var whole: Int128 = 0
            for weight in weights { try whole.add(weight) }
            let cut = Swift.min(excess, whole)
            guard cut > 0 else { continue }
            let ids = try places.map { try partners.id(of: valuation.earnings[$0].earner) }
            var parts: [Int128] = []
            try Allocation.allocate(cut, over: weights, into: &parts) { one, other in
                Allocation.bytewisePrecedes(ids[one], ids[other])
            }
            for (place, part) in zip(places, parts) { valuation.earnings[place].capped -= part }
            excess -= cut
        }
    }

    /// Adds what those above the payees earn on the commissions below them, on amounts that are
    /// rounded and not yet capped. Level one earns on the payee's amounts of all components that are
    /// no overrides, level two on what level one earns through that payee, and so on.
    func addOverridesOfCommission(
        _ document: ValuedDocument, _ account: DocumentAccount, _ plan: VersionPlan
    ) throws {
        let rules = plan.version.rules
        var payees: [UInt32] = []
        for share in document.crediting.shares where !payees.contains(share.payee) {
            payees.append(share.payee)
        }
        let commissions = try payees.map { payee in
            try valuation.amounts.reduce(Int64(0)) { sum, amount in
                if case .override = rules.components[amount.component].form { return sum }
                return amount.earner == payee ? try sum.adding(amount.beforeCaps()) : sum
            }
        }
        for component in rules.components.indices {
            guard case .override(let override) = rules.components[component].form,
                override.of == .commission
            else { continue }
            for (payee, commission) in zip(payees, commissions) {
                try climb(
                    from: payee, commission, component, override, document, account, plan)
            }
        }
    }

    private func climb(
        from payee: UInt32, _ commission: Int64, _ component: Int, _ override: OverrideRules,
        _ document: ValuedDocument, _ account: DocumentAccount, _ plan: VersionPlan
    ) throws {
        let rules = plan.version.rules
        guard let below = account.facts.first(where: { $0.payee == payee }) else { return }
        var commission = commission
        var level = 0
        for ancestor in account.ancestors
        where ancestor.payee == payee && ancestor.relation == UInt8(override.along.number) {
            guard level < override.levels.count else { return }
            let rate = override.levels[level]
            level += 1
            let place = account.facts.firstIndex { $0.payee == ancestor.ancestor }
            guard let place else { return }
            let facts = account.facts[place]
            let seen = LineFacts(
                word: below.word.with(role: nil).earned(by: facts.word),
                tier: valuation.tiers[place], country: facts.country, net: 0, date: document.date)
            let earns =
                valuation.isEligible[place]
                && rules.components[component].condition.holds(
                    for: seen, sku: "".utf8.span.bytes, productLine: "".utf8.span.bytes)
            // A level that is paid nothing leaves the one above a commission of nothing.
            let base = commission
            commission = earns ? try rules.head.rounding.scale(base, by: rate) : 0
            valuation.climbs.append(
                Climb(
                    component: component, payee: payee, level: level, earner: facts.payee,
                    facts: seen, rate: rate, base: base, commission: commission))
            guard commission != 0 else { continue }
            let amount = valuation.index(component: component, earner: facts.payee).place
            valuation.amounts[amount].isRounded = true
            valuation.amounts[amount].formCents = try valuation.amounts[amount].formCents.adding(
                commission)
            try valuation.amounts[amount].add(EntrySlice(rate: rate, basis: base))
        }
    }
}
