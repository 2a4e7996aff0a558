import Accounting

extension RuleReader {
    /// `deals`: protection, extensions, conflicts.
    mutating func readDeals(_ entry: YAMLEntry) -> DealRules? {
        let keys = ["protection_days", "extension", "open_limit", "appeal_days", "conflict"]
        guard let map = map(entry, keys: keys, sample: "{ protection_days: 90 }") else {
            return nil
        }
        let protection = required(map, "protection_days", "90").flatMap { readProtection($0) }
        let extensions = map["extension"].flatMap { readExtension($0) }
        let openLimit = map["open_limit"].flatMap { count($0) }
        let appealDays = map["appeal_days"].flatMap { count($0) }
        let conflict = map["conflict"].flatMap { readConflict($0) }
        guard let protection else { return nil }
        return DealRules(
            protection: protection, extensions: extensions, openLimit: openLimit,
            appealDays: appealDays, conflict: conflict, at: entry.keyAt)
    }

    private mutating func readProtection(_ entry: YAMLEntry) -> ProtectionDays? {
        if case .map = entry.value.content {
            return byTier(entry, sample: "{ bronze: 60, silver: 90 }") { reader, item in
                reader.count(item)
            }.map { .byTier($0) }
        }
        return count(entry).map { .same($0) }
    }

    private mutating func readExtension(_ entry: YAMLEntry) -> ExtensionRules? {
        guard let map = map(entry, keys: ["max", "days"], sample: "{ max: 1, days: 30 }") else {
            return nil
        }
        let most = required(map, "max", "1").flatMap { count($0) }
        let days = required(map, "days", "30").flatMap { count($0) }
        guard let most, let days else { return nil }
        return ExtensionRules(max: most, days: days, at: entry.keyAt)
    }

    private mutating func readConflict(_ entry: YAMLEntry) -> ConflictRules? {
        let keys = ["match", "fuzzy_from", "lookback_days"]
        let sample = "{ match: [duns, tax_id, domain, name], lookback_days: 180 }"
        guard let map = map(entry, keys: keys, sample: sample) else { return nil }
        let match = required(map, "match", "[duns, tax_id, domain, name]").flatMap {
            readMatch($0)
        }
        let fuzzy = map["fuzzy_from"].flatMap {
            percentage($0.value, $0.key, most: .whole, aboveZero: true)
        }
        let lookback = map["lookback_days"].flatMap { count($0) }
        guard let match else { return nil }
        return ConflictRules(
            match: match, fuzzyFrom: fuzzy, lookbackDays: lookback ?? 0, at: entry.keyAt)
    }

    /// Strongest first, whatever the order in the file: rules.md section 8 ranks them.
    private mutating func readMatch(_ entry: YAMLEntry) -> [ConflictMatch]? {
        guard let items = list(entry, sample: "[duns, tax_id, domain, name]") else { return nil }
        let words = items.map { word($0, entry.key, ConflictMatch.self) }
        refuseRepeated(words, of: items, entry.key)
        return ConflictMatch.allCases.filter { words.contains($0) }
    }

    /// `leads`: time limits.
    mutating func readLeads(_ entry: YAMLEntry) -> LeadRules? {
        let keys = ["respond_hours", "cool_off_days"]
        guard let map = map(entry, keys: keys, sample: "{ respond_hours: 336 }") else {
            return nil
        }
        return LeadRules(
            respondHours: map["respond_hours"].flatMap { count($0, from: 1) },
            coolOffDays: map["cool_off_days"].flatMap { count($0) }, at: entry.keyAt)
    }
}
