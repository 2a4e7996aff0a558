import Accounting

extension RuleReader {
    /// `gate`: only on a table of rates, on a measure of sales.
    mutating func readGate(_ entry: YAMLEntry, _ form: StatedForm?) -> Gate? {
        let keys = ["measure", "target", "at_least"]
        let sample = "{ measure: bookings, target: bookings, at_least: \"100%\" }"
        if let form, !form.isRateTable {
            find(
                entry.keyAt, "`gate` is not allowed with \(form.noun)",
                "only a table of rates has rows to keep shut")
        }
        guard let map = map(entry, keys: keys, sample: sample) else { return nil }
        let measure = required(map, "measure", "bookings").flatMap { salesMeasure($0) }
        let target = required(map, "target", "bookings").flatMap { salesMeasure($0) }
        let atLeast = required(map, "at_least", "\"100%\"").flatMap {
            percentage($0.value, $0.key, aboveZero: true)
        }
        guard let measure, let target, let atLeast else { return nil }
        return Gate(
            measure: measure.index, target: target.name, atLeast: atLeast, at: entry.keyAt)
    }

    private mutating func salesMeasure(_ entry: YAMLEntry) -> (index: Int, name: String)? {
        guard let name = identifier(entry.value, entry.key, "bookings"),
            let index = measure(name, at: entry.value.at)
        else { return nil }
        guard let subject = subject(ofMeasure: index) else { return nil }
        guard subject.isAmount else {
            find(
                entry.value.at, "`\(Self.shown(name))` measures `\(subject.rawValue)`, not sales",
                "a gate asks for sales")
            return nil
        }
        return (index, name)
    }

    /// `cap`.
    mutating func readCap(_ entry: YAMLEntry) -> ComponentCap? {
        let keys = ["per", "amount", "excess"]
        let sample = "{ per: quarter, amount: 20000.00, excess: forfeit }"
        guard let map = map(entry, keys: keys, sample: sample) else { return nil }
        let window = required(map, "per", "quarter").flatMap {
            word($0.value, "per", RuleWindow.self)
        }
        let amount = required(map, "amount", "20000.00").flatMap {
            self.amount($0.value, "amount")
        }
        let excess = required(map, "excess", "forfeit").flatMap {
            word($0.value, "excess", CapExcess.self)
        }
        guard let window, let amount, let excess else { return nil }
        return ComponentCap(window: window, amount: amount, excess: excess, at: entry.keyAt)
    }

    /// `floor_per_invoice`: not where figures run through a window, nor after the rounding.
    mutating func readFloor(_ entry: YAMLEntry, _ form: StatedForm?) -> Int64? {
        if let form, let reason = form.reasonAgainstFloor {
            find(
                entry.keyAt, "`floor_per_invoice` is not allowed with \(form.noun)", reason)
        }
        return amount(entry.value, entry.key, from: 1)
    }
}

extension RuleReader.StatedForm {
    var isRateTable: Bool {
        if case .table = form { return true }
        return false
    }

    /// What the form is, for a sentence.
    var noun: String {
        switch form {
        case .table(let table): "mode `\(table.mode.rawValue)`"
        case .interpolated: "mode `interpolated_per_line`"
        case .override(let rules): "an override of \(rules.of.rawValue)"
        default: "`\(key)`"
        }
    }

    var reasonAgainstFloor: String? {
        switch form {
        case .table(let table) where table.window != nil:
            "its figures run through a window, not through an invoice"
        case .override(let rules) where rules.of == .commission:
            "it is worked out after the floors"
        default: nil
        }
    }
}

// MARK: - Stack cap and draw

extension RuleReader {
    /// `stack_cap`: what it cuts, in order.
    mutating func readStackCap(_ entry: YAMLEntry, _ components: [Component]) -> StackCap? {
        let sample = "{ max: \"14%\", reduce_first: [registration] }"
        guard let map = map(entry, keys: ["max", "reduce_first"], sample: sample) else {
            return nil
        }
        let most = required(map, "max", "\"14%\"").flatMap { percentage($0.value, $0.key) }
        let first = map["reduce_first"].map { readReduceFirst($0, components) } ?? []
        guard let most, let first else { return nil }
        let rest = components.indices.reversed().filter {
            !first.contains($0) && components[$0].isUnderStackCap
        }
        return StackCap(max: most, order: first + rest, at: entry.keyAt)
    }

    private mutating func readReduceFirst(
        _ entry: YAMLEntry, _ components: [Component]
    ) -> [Int]? {
        let ids = componentIDs.compactMap { $0 }
        guard let items = list(entry, sample: "[\(ids.first ?? "base")]", mayBeEmpty: true) else {
            return nil
        }
        let names = items.map { item -> String? in
            guard let id = identifier(item, entry.key, ids.first ?? "base") else { return nil }
            guard ids.contains(id) || componentIDs.contains(nil) else {
                find(
                    item.at, "`\(Self.shown(id))` is not a component of this file",
                    Self.nearest(id, in: ids, "id"))
                return nil
            }
            return id
        }
        refuseRepeated(names, of: items, entry.key)
        for (name, item) in zip(names, items) {
            guard let name, let component = components.first(where: { $0.id == name }),
                !component.isUnderStackCap
            else { continue }
            find(
                item.at, "the stack cap leaves `\(Self.shown(name))` alone",
                "it cuts no `marginal` or `retroactive` table and no override of commission")
        }
        return names.compactMap { name in components.firstIndex { $0.id == name } }
    }

    /// `draw`: its period is the earning period.
    mutating func readDraw(_ entry: YAMLEntry) -> DrawRules? {
        let keys = ["payees", "amount", "per", "recoverable", "recovery_starts"]
        let sample = "{ payees: [P-1], amount: 2000.00, per: month, recoverable: true }"
        guard let map = map(entry, keys: keys, sample: sample) else { return nil }
        let payees = required(map, "payees", "[P-1]").flatMap { identifiers($0, "[P-1]") }
        let amount = required(map, "amount", "2000.00").flatMap {
            self.amount($0.value, "amount", from: 1)
        }
        let period = calendar.map { $0.earningPeriod == .month ? "month" : "quarter" }
        if let per = required(map, "per", period ?? "month"),
            let word = word(per.value, "per", ["month", "quarter"]), let period, word != period
        {
            find(
                per.value.at, "`per` is \(word), and the earning period is \(period)",
                "a draw is settled for each earning period: `per: \(period)`")
        }
        let recoverable = required(map, "recoverable", "true").flatMap {
            flag($0.value, $0.key)
        }
        let starts = map["recovery_starts"].flatMap { count($0, from: 1) }
        guard let payees, let amount, let recoverable else { return nil }
        return DrawRules(
            payees: payees, amount: amount, recoverable: recoverable, recoveryStarts: starts ?? 1,
            at: entry.keyAt)
    }
}

extension Component {
    /// Whether the stack cap counts and cuts it.
    package var isUnderStackCap: Bool { !runsThroughWindow && !isOverrideOfCommission }
}
