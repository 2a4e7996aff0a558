/// A map of a rule file with its keys looked up: unknown and repeated ones have been found already.
struct RuleMap {
    /// What the map is, for a sentence: "`deals`", "a component".
    let name: String
    /// Where what is missing in it is pointed at.
    let at: SourcePosition
    /// The entries with legal keys, in file order, each key once.
    let entries: [YAMLEntry]

    /// The entry with this key.
    subscript(_ key: String) -> YAMLEntry? {
        entries.first { $0.key == key }
    }
}

extension RuleReader {
    /// The node as a map that has only `keys`.
    ///
    /// - Parameters:
    ///   - node: what should be a map.
    ///   - name: what it is, for a sentence.
    ///   - at: where its missing keys are pointed at; the node's own place where nil.
    ///   - keys: the legal keys.
    ///   - noun: what a key is, for a sentence: "a key of `deals`" where nil.
    ///   - sample: what it could look like, for who writes something else.
    /// - Returns: the map; nil where the node is none.
    mutating func map(
        _ node: YAMLNode, _ name: String, at: SourcePosition? = nil, keys: [String],
        noun: String? = nil, sample: String
    ) -> RuleMap? {
        guard case .map(let all) = node.content else {
            find(node.at, "\(name) must be a map, not \(node.noun)", "such as \(sample)")
            return nil
        }
        let legal = Set(keys)
        var lines: [String: Int32] = [:]
        var entries: [YAMLEntry] = []
        for entry in all {
            if let line = lines[entry.key] {
                find(
                    entry.keyAt,
                    "`\(Self.shown(entry.key))` is given twice, first on line \(line)",
                    "keep one of them")
                continue
            }
            lines[entry.key] = entry.keyAt.line
            if legal.contains(entry.key) {
                entries.append(entry)
            } else {
                find(
                    entry.keyAt,
                    "`\(Self.shown(entry.key))` is not \(noun ?? "a key of \(name)")",
                    Self.nearest(entry.key, in: keys, "key"))
            }
        }
        return RuleMap(name: name, at: at ?? node.at, entries: entries)
    }

    /// A map under a key, as `map` reads it; its missing keys are pointed at its key.
    mutating func map(_ entry: YAMLEntry, keys: [String], sample: String) -> RuleMap? {
        map(entry.value, "`\(entry.key)`", at: entry.keyAt, keys: keys, sample: "`\(sample)`")
    }

    /// The entry with `key`, which must be there; `sample` is a value that it could have.
    mutating func required(_ map: RuleMap, _ key: String, _ sample: String) -> YAMLEntry? {
        if let entry = map[key] { return entry }
        find(map.at, "\(map.name) lacks `\(key)`", "add it, such as `\(key): \(sample)`")
        return nil
    }

    /// The items of a list; `sample` is what it could look like.
    mutating func list(_ entry: YAMLEntry, sample: String, mayBeEmpty: Bool = false) -> [YAMLNode]?
    {
        guard case .list(let items) = entry.value.content else {
            find(
                entry.value.at, "`\(entry.key)` must be a list, not \(entry.value.noun)",
                "such as `\(sample)`")
            return nil
        }
        guard mayBeEmpty || !items.isEmpty else {
            find(entry.value.at, "`\(entry.key)` is empty", "such as `\(sample)`")
            return nil
        }
        return items
    }

    /// Finds the items that stand in a list more than once; nil stands for a broken item.
    mutating func refuseRepeated<Item: Hashable>(
        _ values: [Item?], of items: [YAMLNode], _ name: String
    ) {
        var seen: Set<Item> = []
        for (value, item) in zip(values, items) {
            guard let value, !seen.insert(value).inserted else { continue }
            var shown = ""
            if case .text(let text, _) = item.content { shown = Self.shown(text) }
            find(item.at, "`\(shown)` is listed twice in `\(name)`", "keep one of them")
        }
    }

    /// The most words that a sentence lists.
    private static let listLimit = 32

    /// A text of the file for a sentence: without control characters and not too long.
    static func shown(_ text: String) -> String {
        SourceText.printable(text, limit: 60)
    }

    /// The sentence that names the nearest legal word, and all of them.
    static func nearest(_ word: String, in legal: [String], _ noun: String) -> String {
        guard let nearest = NearestWord.nearest(to: word, in: legal.prefix(1_000)) else {
            return "no \(noun) is legal here, take it out"
        }
        var all = legal.prefix(listLimit).map { "`\(shown($0))`" }.joined(separator: ", ")
        if legal.count > listLimit { all += ", …" }
        return "nearest legal \(noun): `\(shown(nearest))`; legal: \(all)"
    }
}
