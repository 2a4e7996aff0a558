/// Walks two rule files side by side and says what differs.
struct RuleComparison {
    private(set) var differences: [RuleDifference] = []

    /// Compares what stands at a place in both; nil: it is left out.
    mutating func compare(_ old: RuleItem?, _ new: RuleItem?, _ place: RulePlace) {
        var (old, new) = (old, new)
        if place.mayBeEmpty {
            old = old ?? new.flatMap(RuleItem.init(emptyAs:))
            new = new ?? old.flatMap(RuleItem.init(emptyAs:))
        }
        guard let old, let new else {
            let only = old ?? new
            if let standard = place.standard, only?.text == standard { return }
            add(old, new, place)
            return
        }
        if place.pattern == "components.*.when.*" {
            compareChoices(old, new, place)
            return
        }
        switch (old.node.content, new.node.content) {
        case (.map, .map): compareMaps(old, new, place)
        case (.list, .list): compareLists(old, new, place)
        default: compareWhole(old, new, place)
        }
    }

    private mutating func compareWhole(_ old: RuleItem, _ new: RuleItem, _ place: RulePlace) {
        if old.meaning(at: place) != new.meaning(at: place) { add(old, new, place) }
    }

    /// One value is a list of one, and the order of a list does not count.
    private mutating func compareChoices(_ old: RuleItem, _ new: RuleItem, _ place: RulePlace) {
        func choices(_ item: RuleItem) -> Set<String> {
            guard case .list = item.node.content else { return [item.meaning(at: place)] }
            return Set(item.items.map { $0.meaning(at: place) })
        }
        if choices(old) != choices(new) { add(old, new, place) }
    }

    private mutating func add(_ old: RuleItem?, _ new: RuleItem?, _ place: RulePlace) {
        let (was, now) = (old.map { shown($0, place) }, new.map { shown($0, place) })
        let label = RuleWords.label(place)
        let change: RuleDifference.Change
        var words: String
        if let was, let now {
            change = .changed
            words = "\(label): \(was) becomes \(now)"
        } else if let now {
            change = .added
            words = "\(label) is new" + (now.isEmpty ? "" : ": \(now)")
        } else {
            change = .removed
            words = "\(label) is gone" + (was.map { $0.isEmpty ? "" : ", it was \($0)" } ?? "")
        }
        if let standard = place.standard, old == nil || new == nil {
            words += "; left out, it is \(standard)"
        }
        differences.append(
            RuleDifference(
                change: change, path: place.path.joined(separator: "."), old: was, new: now,
                oldAt: old?.at, newAt: new?.at, words: words))
    }

    /// A component or a row is shown without what names it already.
    private func shown(_ item: RuleItem, _ place: RulePlace) -> String {
        switch place.pattern {
        case "components.*": RuleWords.shown(item.without(["id"]), place)
        case "components.*.table.rows.*": RuleWords.shown(item.without(["from"]), place)
        default: RuleWords.shown(item, place)
        }
    }
}

// MARK: - Maps

extension RuleComparison {
    private mutating func compareMaps(_ old: RuleItem, _ new: RuleItem, _ place: RulePlace) {
        var (old, new) = (old, new)
        if place.pattern == "components.*" { (old, new) = compareForms(old, new, place) }
        compareKeyed(old.entries, new.entries, place)
    }

    /// The form of a component as a whole, where it is another one; what is left to compare.
    private mutating func compareForms(
        _ old: RuleItem, _ new: RuleItem, _ place: RulePlace
    ) -> (RuleItem, RuleItem) {
        func form(_ item: RuleItem) -> String {
            RuleReader.forms.first { item[$0] != nil } ?? ""
        }
        let (was, now) = (form(old), form(new))
        guard was != now else { return (old, new) }
        func only(_ key: String, _ item: RuleItem) -> RuleItem {
            RuleItem(
                item.without(item.entries.map(\.key).filter { $0 != key }).node,
                item[key]?.at ?? item.at)
        }
        add(only(was, old), only(now, new), place.child("form"))
        return (old.without([was]), new.without([now]))
    }

    /// Compares by key, in the order of the new file; what it has no longer comes behind what stood
    /// before it.
    private mutating func compareKeyed(
        _ old: [(key: String, item: RuleItem)], _ new: [(key: String, item: RuleItem)],
        _ place: RulePlace
    ) {
        let olds = Dictionary(old.map { ($0.key, $0.item) }) { first, _ in first }
        let news = Dictionary(new.map { ($0.key, $0.item) }) { first, _ in first }
        var keys = new.map(\.key)
        for (index, entry) in old.enumerated() where news[entry.key] == nil {
            let before = index > 0 ? keys.firstIndex(of: old[index - 1].key) : nil
            keys.insert(entry.key, at: before.map { $0 + 1 } ?? 0)
        }
        for key in keys { compare(olds[key], news[key], place.child(key)) }
    }
}

// MARK: - Lists

extension RuleComparison {
    private mutating func compareLists(_ old: RuleItem, _ new: RuleItem, _ place: RulePlace) {
        switch place.pattern {
        case "components":
            compareOrder(old, new, place)
            compareKeyed(keyed(old, by: "id", place), keyed(new, by: "id", place), place)
        case "components.*.table.rows":
            compareKeyed(keyed(old, by: "from", place), keyed(new, by: "from", place), place)
        case "components.*.override.levels":
            compareKeyed(numbered(old), numbered(new), place)
        case "tiers.require.*": compareSets(old, new, place)
        case "tiers.ladder", "stack_cap.reduce_first": compareWhole(old, new, place)
        default: compareMembers(old, new, place)
        }
    }

    private func keyed(
        _ list: RuleItem, by key: String, _ place: RulePlace
    ) -> [(key: String, item: RuleItem)] {
        list.items.map { item in
            (item[key]?.meaning(at: place.child("").child(key)) ?? "", item)
        }
    }

    private func numbered(_ list: RuleItem) -> [(key: String, item: RuleItem)] {
        list.items.enumerated().map { ("\($0.offset + 1)", $0.element) }
    }

    /// A stack cap takes from the last component first, so that their order is a rule too.
    private mutating func compareOrder(_ old: RuleItem, _ new: RuleItem, _ place: RulePlace) {
        func ids(_ list: RuleItem) -> [String] { list.items.compactMap { $0["id"]?.text } }
        let (was, now) = (ids(old), ids(new))
        let common = Set(was).intersection(now)
        let (first, second) = (was.filter(common.contains), now.filter(common.contains))
        guard first != second else { return }
        func list(_ ids: [String], _ item: RuleItem) -> RuleItem {
            let nodes = ids.map { YAMLNode(content: .text($0, isQuoted: false), at: item.at) }
            return RuleItem(YAMLNode(content: .list(nodes), at: item.at), item.at)
        }
        add(list(first, old), list(second, new), place)
    }

    /// Lists whose order says nothing: what is new and what is gone, one by one.
    private mutating func compareMembers(_ old: RuleItem, _ new: RuleItem, _ place: RulePlace) {
        let olds = Set(old.items.map { $0.meaning(at: place) })
        let news = Set(new.items.map { $0.meaning(at: place) })
        for item in old.items where !news.contains(item.meaning(at: place)) {
            add(item, nil, place)
        }
        for item in new.items where !olds.contains(item.meaning(at: place)) {
            add(nil, item, place)
        }
    }

    /// Sets of requirements: those that stand in both are passed over, of the others those about
    /// the same measures are compared, and the rest are new or gone.
    private mutating func compareSets(_ old: RuleItem, _ new: RuleItem, _ place: RulePlace) {
        let sets = place.child("")
        var olds = numbered(old)
        var news = numbered(new)
        for set in news {
            let meaning = set.item.meaning(at: sets)
            guard let same = olds.firstIndex(where: { $0.item.meaning(at: sets) == meaning })
            else { continue }
            olds.remove(at: same)
            news.removeAll { $0.key == set.key }
        }
        for set in news {
            let keys = Set(set.item.entries.map(\.key))
            let like = olds.firstIndex { Set($0.item.entries.map(\.key)) == keys }
            let isOnly = news.count == 1 && olds.count == 1
            let other = (like ?? (isOnly ? 0 : nil)).map { olds.remove(at: $0) }
            compare(other?.item, set.item, place.child(set.key))
        }
        for set in olds { compare(set.item, nil, place.child(set.key)) }
    }
}
