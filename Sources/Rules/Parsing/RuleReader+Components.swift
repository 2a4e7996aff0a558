import Accounting

extension RuleReader {
    /// Ids that other entries of the journal have.
    static let reservedIDs = ["adjustment", "draw", "fund"]
    /// The keys that say how a component earns.
    static let forms = ["flat", "by_tier", "per_unit", "table", "override"]

    /// `components`, in file order.
    mutating func readComponents(_ entry: YAMLEntry) -> [Component] {
        let sample = "[ { id: base, class: contract_cost, flat: \"10%\" } ]"
        guard let items = list(entry, sample: sample, mayBeEmpty: true) else { return [] }
        var lines: [String: SourcePosition] = [:]
        return items.compactMap { readComponent($0, &lines) }
    }

    private mutating func readComponent(
        _ node: YAMLNode, _ lines: inout [String: SourcePosition]
    ) -> Component? {
        let keys = ["id", "class", "when"] + Self.forms + ["gate", "cap", "floor_per_invoice"]
        let sample = "`{ id: base, class: contract_cost, flat: \"10%\" }`"
        guard let map = map(node, "a component", keys: keys, sample: sample) else {
            componentIDs.append(nil)
            return nil
        }
        let id = required(map, "id", "base").flatMap { readComponentID($0, &lines) }
        componentIDs.append(id)
        let stated = required(map, "class", "contract_cost")
        let costClass = stated.flatMap { word($0.value, "class", CostClass.self) }
        let form = readForm(map)
        let condition = map["when"].map { readCondition($0, form) } ?? .always
        let gate = map["gate"].flatMap { readGate($0, form) }
        let cap = map["cap"].flatMap { readCap($0) }
        let floor = map["floor_per_invoice"].flatMap { readFloor($0, form) }
        guard let id, let stated, let costClass, let form, let condition else { return nil }
        return Component(
            id: id, costClass: costClass, condition: condition, form: form.form, gate: gate,
            cap: cap, floorPerInvoice: floor, at: node.at, classAt: stated.keyAt,
            formAt: form.at, floorAt: map["floor_per_invoice"]?.keyAt)
    }

    private mutating func readComponentID(
        _ entry: YAMLEntry, _ lines: inout [String: SourcePosition]
    ) -> String? {
        guard let id = identifier(entry.value, "id", "base") else { return nil }
        let at = entry.value.at
        if Self.reservedIDs.contains(id) {
            find(
                at, "`\(id)` is reserved: the journal has entries of its own by that name",
                "choose another id")
            return nil
        }
        if id.contains(":") {
            find(
                at, "`\(Self.shown(id))` has a colon, which separates the parts of an account",
                "choose an id without")
            return nil
        }
        if let first = lines[id] {
            find(
                at, "the component `\(Self.shown(id))` is already on line \(first.line)",
                "choose another id")
            return id
        }
        lines[id] = at
        return id
    }
}

// MARK: - Forms

extension RuleReader {
    /// A form and where it is stated.
    struct StatedForm {
        let form: ComponentForm
        let key: String
        let at: SourcePosition
    }

    /// The one form of a component. All that are there are read, so that each is checked.
    private mutating func readForm(_ map: RuleMap) -> StatedForm? {
        let stated = map.entries.filter { Self.forms.contains($0.key) }
        let forms = stated.map { entry in
            readForm(entry).map { StatedForm(form: $0, key: entry.key, at: entry.keyAt) }
        }
        let all = Self.forms.map { "`\($0)`" }.joined(separator: ", ")
        guard let first = stated.first else {
            find(map.at, "a component lacks its form", "add one of \(all)")
            return nil
        }
        for second in stated.dropFirst() {
            find(
                second.keyAt,
                "`\(second.key)` is a second form; line \(first.keyAt.line) has `\(first.key)`",
                "a component has one of \(all)")
        }
        return forms.first.flatMap { $0 }
    }

    private mutating func readForm(_ entry: YAMLEntry) -> ComponentForm? {
        switch entry.key {
        case "flat": percentage(entry.value, "flat").map { .flat($0) }
        case "by_tier":
            byTier(entry, sample: "{ bronze: \"8%\", silver: \"10%\" }") { reader, item in
                reader.percentage(item.value, item.key)
            }.map { .byTier($0) }
        case "per_unit": amount(entry.value, "per_unit").map { .perUnit($0) }
        case "table": readTable(entry)
        default: readOverride(entry)
        }
    }

    private mutating func readOverride(_ entry: YAMLEntry) -> ComponentForm? {
        let keys = ["along", "of", "levels"]
        let sample = "{ along: distributes_to, of: sale, levels: [\"3%\"] }"
        guard let map = map(entry, keys: keys, sample: sample) else { return nil }
        let along = required(map, "along", "distributes_to").flatMap {
            word($0.value, "along", PartnerRelation.self)
        }
        let base = required(map, "of", "sale").flatMap {
            word($0.value, "of", OverrideBase.self)
        }
        let levels = required(map, "levels", "[\"3%\"]").flatMap { entry -> [Rate]? in
            guard let items = list(entry, sample: "[\"3%\"]") else { return nil }
            let rates = items.compactMap { percentage($0, "levels") }
            return rates.count == items.count ? rates : nil
        }
        guard let along, let base, let levels else { return nil }
        return .override(OverrideRules(along: along, of: base, levels: levels))
    }
}
