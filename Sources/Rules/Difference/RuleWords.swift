/// How places and values of a rule file are called in a sentence.
enum RuleWords {
    /// The longest text that a sentence holds; an id has at most 128 bytes.
    private static let textLimit = 200

    /// What stands at a place: "component base, tier gold".
    static func label(_ place: RulePlace) -> String {
        guard var label = labels[place.pattern] else {
            return place.path.map(spaced).joined(separator: ", ")
        }
        // From the last on, so that a name that looks like a mark is left alone.
        for (index, name) in place.names.enumerated().reversed() {
            if let range = label.firstRange(of: "$\(index + 1)") {
                label.replaceSubrange(range, with: name)
            }
        }
        return label
    }

    private static func spaced(_ key: String) -> String {
        String(key.map { $0 == "_" ? " " : $0 })
    }

    /// A value, on one line.
    static func shown(_ item: RuleItem, _ place: RulePlace) -> String {
        if place.pattern == "components.*.when.*" { return choices(item, place) }
        switch item.node.content {
        case .text(let text, _): return SourceText.printable(text, limit: textLimit)
        case .nothing: return ""
        case .list:
            guard !item.items.isEmpty else { return "none" }
            let isFlat = item.items.allSatisfy { $0.text != nil }
            return item.items.map { shown($0, place.child("")) }
                .joined(separator: isFlat ? ", " : "; ")
        case .map:
            return item.entries.map { key, value in
                let inner = shown(value, place.child(key))
                return value.text == nil && place.pattern != "components.*.when"
                    ? "\(spaced(key)) (\(inner))" : "\(spaced(key)) \(inner)"
            }.joined(separator: ", ")
        }
    }

    /// What a condition allows: "gold or platinum", "at least 100.00 and below 500.00".
    private static func choices(_ item: RuleItem, _ place: RulePlace) -> String {
        let bounds = ["ge": "at least", "gt": "above", "le": "at most", "lt": "below"]
        switch item.node.content {
        case .list: return item.items.map(text).joined(separator: " or ")
        case .map:
            return item.entries.map { "\(bounds[$0.key] ?? $0.key) \(text($0.item))" }
                .joined(separator: " and ")
        case .text, .nothing: return text(item)
        }
    }

    private static func text(_ item: RuleItem) -> String {
        SourceText.printable(item.text ?? "", limit: textLimit)
    }
}
