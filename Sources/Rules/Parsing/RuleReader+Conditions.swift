import Accounting

extension RuleReader {
    /// `when`: every key a clause.
    mutating func readCondition(_ entry: YAMLEntry, _ form: StatedForm?) -> Condition? {
        let keys = ConditionKey.allCases.map(\.rawValue)
        guard let map = map(entry, keys: keys, sample: "{ payee.standing: active }") else {
            return nil
        }
        var isOverrideOfCommission = false
        if case .override(let rules) = form?.form {
            isOverrideOfCommission = rules.of == .commission
        }
        var clauses: [ConditionClause] = []
        for item in map.entries {
            guard let key = ConditionKey(rawValue: item.key) else { continue }
            if isOverrideOfCommission, !key.isKnownOfDocuments {
                find(
                    item.keyAt, "an override of commission cannot ask for `\(item.key)`",
                    "it is a share of a whole document, which has no such thing")
            }
            if let test = readTest(item, key) {
                clauses.append(ConditionClause(key: key, test: test, at: item.keyAt))
            }
        }
        return clauses.count == map.entries.count ? Condition(clauses) : nil
    }

    private mutating func readTest(_ entry: YAMLEntry, _ key: ConditionKey) -> ConditionTest? {
        switch key {
        case .payeeStanding: facts(entry, .standing, PayeeStanding.self)
        case .payeeTier: readTierTest(entry)
        case .payeeKind: facts(entry, .payeeKind, PayeeKind.self)
        case .payeeCountry: readCountries(entry)
        case .dealProtected:
            values(entry) { $0.flag($1, entry.key) }.map {
                .facts(mask(.protected, $0.map { $0 ? 1 : 0 }))
            }
        case .dealExclusivity: facts(entry, .exclusivity, DealExclusivity.self)
        case .dealKind: facts(entry, .dealKind, DealKind.self)
        case .dealSourcing: facts(entry, .sourcing, DealSourcing.self)
        case .shareRole: facts(entry, .role, ShareRole.self)
        case .lineSku: readTexts(entry).map { .skus($0) }
        case .lineProductLine: readTexts(entry).map { .productLines($0) }
        case .lineNet:
            readNumbers(entry) { $0.amount($1, entry.key, from: .min) }.map { .net($0) }
        case .invoiceDate:
            readNumbers(entry) { reader, node in
                reader.date(node, entry.key).map { Int64($0.daysSince1970) }
            }.map { .date($0) }
        }
    }

    /// The scalar, or each of a list that is neither empty nor has one twice.
    private mutating func values<Value: Hashable>(
        _ entry: YAMLEntry, _ read: (inout RuleReader, YAMLNode) -> Value?
    ) -> [Value]? {
        guard case .list = entry.value.content else { return read(&self, entry.value).map { [$0] } }
        guard let items = list(entry, sample: "[ … ]") else { return nil }
        let values = items.map { read(&self, $0) }
        refuseRepeated(values, of: items, entry.key)
        let sound = values.compactMap { $0 }
        return sound.count == items.count ? sound : nil
    }

    private mutating func facts<Fact: LineFact & Hashable>(
        _ entry: YAMLEntry, _ group: FactGroup, _: Fact.Type
    ) -> ConditionTest? {
        values(entry) { $0.fact($1, entry.key, Fact.self) }.map {
            .facts(mask(group, $0.map(\.rawValue)))
        }
    }

    /// Every bit but those of the group's other values.
    private func mask(_ group: FactGroup, _ values: [UInt8]) -> UInt64 {
        values.reduce(~group.mask) { $0 | group.bit($1) }
    }
}

// MARK: - Tiers, countries, texts

extension RuleReader {
    private mutating func readTierTest(_ entry: YAMLEntry) -> ConditionTest? {
        let names: [String]
        switch ladder {
        case .broken: return nil
        case .absent:
            find(
                entry.keyAt, "`payee.tier` asks for a tier, and there are no `tiers`", "add `tiers`"
            )
            return nil
        case .present(let ladder): names = ladder.names
        }
        let chosen = values(entry) { reader, node in
            reader.word(node, entry.key, names).flatMap { names.firstIndex(of: $0) }
        }
        return chosen.map { .tiers($0.reduce(0) { $0 | 1 << UInt64($1) }) }
    }

    private mutating func readCountries(_ entry: YAMLEntry) -> ConditionTest? {
        let codes = values(entry) { reader, node -> CountryCode? in
            guard let text = reader.scalar(node, entry.key, "US")?.text else { return nil }
            guard let code = CountryCode(text) else {
                reader.find(
                    node.at, "`\(Self.shown(text))` is not a country of ISO 3166",
                    "two capital letters, such as `US`")
                return nil
            }
            return code
        }
        return codes.map { .countries($0) }
    }

    private mutating func readTexts(_ entry: YAMLEntry) -> [ConditionText]? {
        values(entry) { reader, node -> ConditionText? in
            guard let text = reader.scalar(node, entry.key, "suite")?.text else { return nil }
            guard !text.isEmpty else {
                reader.find(node.at, "`\(entry.key)` is an empty text", "such as `suite`")
                return nil
            }
            return ConditionText(text)
        }
    }
}

// MARK: - Numbers

extension RuleReader {
    private mutating func readNumbers(
        _ entry: YAMLEntry, _ read: (inout RuleReader, YAMLNode) -> Int64?
    ) -> NumberTest? {
        guard case .map = entry.value.content else {
            return values(entry, read).map { .oneOf($0) }
        }
        guard
            let map = map(
                entry, keys: ["ge", "gt", "le", "lt"], sample: "{ ge: …, lt: … }")
        else { return nil }
        guard !map.entries.isEmpty else {
            if case .map(let all) = entry.value.content, all.isEmpty {
                find(entry.value.at, "`\(entry.key)` has no bound", "add `ge`, `gt`, `le` or `lt`")
            }
            return nil
        }
        let lower = bound(map, "ge", "gt", read).map { $0.isOpen ? $0.value + 1 : $0.value }
        let upper = bound(map, "le", "lt", read).map { $0.isOpen ? $0.value - 1 : $0.value }
        let least = lower ?? .min
        let most = upper ?? .max
        guard least <= most else {
            find(
                entry.value.at, "nothing lies within the bounds of `\(entry.key)`",
                "the lower bound lies below the upper one")
            return nil
        }
        return .within(least...most)
    }

    /// One of two bounds on the same side, and whether it excludes its own value.
    private mutating func bound(
        _ map: RuleMap, _ closed: String, _ open: String,
        _ read: (inout RuleReader, YAMLNode) -> Int64?
    ) -> (value: Int64, isOpen: Bool)? {
        let stated = map.entries.filter { $0.key == closed || $0.key == open }
        let values = stated.map { read(&self, $0.value) }
        for second in stated.dropFirst() {
            find(
                second.keyAt, "`\(second.key)` is a second bound on the same side",
                "keep `\(closed)` or `\(open)`")
        }
        guard let first = stated.first, let value = values.first.flatMap({ $0 }) else { return nil }
        let isOpen = first.key == open
        // The outermost values of 64 bits are no amounts that a line could have.
        return (value, isOpen && value != .max && value != .min)
    }
}
