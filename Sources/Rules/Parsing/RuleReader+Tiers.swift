import Accounting

extension RuleReader {
    /// `tiers`: the ladder, what its tiers require and when partners move.
    mutating func readTiers(_ entry: YAMLEntry) -> TierRules? {
        ladder = .broken
        let keys = ["ladder", "require", "promote_on", "demote_on", "grace_days"]
        guard let map = map(entry, keys: keys, sample: "{ ladder: [bronze, silver] }") else {
            return nil
        }
        let read = required(map, "ladder", "[bronze, silver]").flatMap { readLadder($0) }
        if let read { ladder = .present(read) }
        let requirements = readRequirements(map["require"], read)
        let promote = map["promote_on"].map { readDays($0) } ?? []
        let demote = map["demote_on"].map { readDays($0) } ?? []
        let grace = map["grace_days"].map { readGrace($0) } ?? []
        guard let read, let promote, let demote else { return nil }
        return TierRules(
            ladder: read, requirements: requirements, promoteOn: promote, demoteOn: demote,
            grace: grace, at: entry.keyAt)
    }

    private mutating func readLadder(_ entry: YAMLEntry) -> TierLadder? {
        guard let names = identifiers(entry, "[bronze, silver]") else { return nil }
        guard names.count <= TierLadder.limit else {
            find(
                entry.value.at, "`ladder` has more than \(TierLadder.limit) tiers",
                "take the last ones out")
            return nil
        }
        return TierLadder(names: names)
    }

    private mutating func readDays(_ entry: YAMLEntry) -> [MonthDay]? {
        guard let items = list(entry, sample: "[\"01-15\"]", mayBeEmpty: true) else { return nil }
        let days = items.map { monthDay($0, entry.key) }
        refuseRepeated(days, of: items, entry.key)
        return days.compactMap { $0 }
    }

    private mutating func readGrace(_ entry: YAMLEntry) -> [MeasureGrace] {
        var names: [String] = []
        if case .present(let outlines) = measures { names = outlines.map(\.name) }
        if case .broken = measures { return [] }
        // Without measures each name is looked up and found missing by itself.
        if names.isEmpty, case .map(let all) = entry.value.content { names = all.map(\.key) }
        let map = map(
            entry.value, "`grace_days`", at: entry.keyAt, keys: names,
            noun: "a measure of this file", sample: "`{ certified: 90 }`")
        return map?.entries.compactMap { item -> MeasureGrace? in
            guard let index = measure(item.key, at: item.keyAt), let days = count(item) else {
                return nil
            }
            return MeasureGrace(measure: index, days: days, at: item.keyAt)
        } ?? []
    }
}

// MARK: - Requirements

extension RuleReader {
    /// `require`, by tier index; empty for tiers without sets.
    private mutating func readRequirements(
        _ entry: YAMLEntry?, _ ladder: TierLadder?
    ) -> [[TierRequirementSet]] {
        var result = [[TierRequirementSet]](repeating: [], count: ladder?.names.count ?? 0)
        guard let entry, let ladder, let first = ladder.names.first,
            let map = map(
                entry.value, "`require`", at: entry.keyAt, keys: ladder.names,
                noun: "a tier of the ladder", sample: "`{ silver: [ { bookings: 100000.00 } ] }`")
        else { return result }
        for item in map.entries {
            if item.key == first {
                find(
                    item.keyAt,
                    "`\(Self.shown(first))` is where everyone starts, it requires nothing",
                    "take it out")
                continue
            }
            guard let tier = ladder.index(of: item.key),
                let sets = list(item, sample: "[ { bookings: 100000.00, certified: 2 } ]")
            else { continue }
            result[tier] = sets.compactMap { readSet($0, of: item.key) }
        }
        return result
    }

    private mutating func readSet(_ node: YAMLNode, of tier: String) -> TierRequirementSet? {
        let name = "a set of `\(Self.shown(tier))`"
        guard case .map(let all) = node.content, !all.isEmpty else {
            var isMap = false
            if case .map = node.content { isMap = true }
            find(
                node.at, isMap ? "\(name) is empty" : "\(name) must be a map, not \(node.noun)",
                "such as `{ bookings: 100000.00, certified: 2 }`")
            return nil
        }
        let keys = all.map(\.key)
        guard let map = map(node, name, keys: keys, sample: "") else { return nil }
        let requirements = map.entries.compactMap { item -> TierRequirement? in
            guard let index = measure(item.key, at: item.keyAt),
                let subject = subject(ofMeasure: index)
            else { return nil }
            let threshold =
                subject.isAmount
                ? amount(item.value, item.key)
                : whole(item.value, item.key, 0...Self.countLimit).map(Int64.init)
            return threshold.map {
                TierRequirement(measure: index, threshold: $0, at: item.keyAt)
            }
        }
        return TierRequirementSet(requirements: requirements, at: node.at)
    }
}

// MARK: - A value for each tier

extension RuleReader {
    /// A map that names every tier of the ladder and no other; the values by tier index.
    mutating func byTier<Value>(
        _ entry: YAMLEntry, sample: String, _ read: (inout RuleReader, YAMLEntry) -> Value?
    ) -> [Value]? {
        let names: [String]
        switch ladder {
        case .broken: return nil
        case .absent:
            find(
                entry.keyAt, "`\(entry.key)` goes by tier, and there are no `tiers`", "add `tiers`")
            return nil
        case .present(let ladder): names = ladder.names
        }
        guard
            let map = map(
                entry.value, "`\(entry.key)`", at: entry.keyAt, keys: names,
                noun: "a tier of the ladder", sample: "`\(sample)`")
        else { return nil }
        var values: [Value] = []
        for name in names {
            if let item = map[name] {
                if let value = read(&self, item) { values.append(value) }
            } else {
                find(
                    entry.keyAt, "`\(entry.key)` does not name the tier `\(Self.shown(name))`",
                    "it names every tier of the ladder: "
                        + names.map { "`\($0)`" }.joined(separator: ", "))
            }
        }
        return values.count == names.count ? values : nil
    }
}
