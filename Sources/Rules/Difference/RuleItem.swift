/// What stands at a place of a rule file, and where that is shown.
struct RuleItem {
    let node: YAMLNode
    let at: SourcePosition

    init(_ node: YAMLNode, _ at: SourcePosition) {
        self.node = node
        self.at = at
    }

    init?(root: YAMLNode?) {
        guard let root else { return nil }
        self.init(root, root.at)
    }

    /// Nothing, in the form of `other`; nil where `other` is a single value.
    init?(emptyAs other: RuleItem) {
        switch other.node.content {
        case .map: self.init(YAMLNode(content: .map([]), at: other.at), other.at)
        case .list: self.init(YAMLNode(content: .list([]), at: other.at), other.at)
        case .text, .nothing: return nil
        }
    }

    var text: String? {
        if case .text(let text, _) = node.content { text } else { nil }
    }

    /// The entries of a map, in order.
    var entries: [(key: String, item: RuleItem)] {
        guard case .map(let entries) = node.content else { return [] }
        return entries.map { ($0.key, RuleItem($0.value, $0.keyAt)) }
    }

    /// The items of a list, in order.
    var items: [RuleItem] {
        guard case .list(let nodes) = node.content else { return [] }
        return nodes.map { RuleItem($0, $0.at) }
    }

    subscript(_ key: String) -> RuleItem? {
        entries.first { $0.key == key }?.item
    }

    /// The map without some of its keys.
    func without(_ keys: [String]) -> RuleItem {
        guard case .map(let entries) = node.content else { return self }
        let rest = entries.filter { !keys.contains($0.key) }
        return RuleItem(YAMLNode(content: .map(rest), at: node.at), at)
    }
}

// MARK: - Meaning

extension RuleItem {
    /// The same text for all items that mean the same at a place.
    func meaning(at place: RulePlace) -> String {
        switch node.content {
        case .text(let text, _): place.holdsNames ? text : Self.withoutZeros(text)
        case .nothing: ""
        case .list:
            "[" + items.map { $0.meaning(at: place) }.joined(separator: ",\n") + "]"
        case .map:
            "{"
                + entries.map { "\($0.key): \($0.item.meaning(at: place.child($0.key)))" }
                .sorted().joined(separator: ",\n") + "}"
        }
    }

    /// A number without the zeros at its end; any other text as it is.
    private static func withoutZeros(_ text: String) -> String {
        let isPercentage = text.hasSuffix("%")
        let parts = text.dropLast(isPercentage ? 1 : 0).split(
            separator: ".", omittingEmptySubsequences: false)
        let isNumber =
            parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
            }
        guard isNumber else { return text }
        var decimals = parts[1]
        while decimals.last == "0" { decimals.removeLast() }
        let number = decimals.isEmpty ? String(parts[0]) : "\(parts[0]).\(decimals)"
        return isPercentage ? "\(number)%" : number
    }
}
