import Yams

/// Makes nodes of a rule file's text, or findings of what is not YAML in it.
enum YAMLReader {
    /// A rule file goes into one event; a longer one is a mistake.
    static let sizeLimit = 256 << 10
    /// Keys given twice are found one at a time, each by parsing the text once more.
    private static let repeatedLimit = 50

    /// The outermost node, or findings.
    static func read(_ utf8: [UInt8], _ source: SourceText) -> (YAMLNode?, [RuleFinding]) {
        guard utf8.count <= sizeLimit else {
            return (
                nil,
                [source.finding(.start, "the file has more than 256 KiB", "no rules need as much")]
            )
        }
        if let (at, byte) = SourceText.firstInvalidByte(in: utf8) {
            let digits = String(byte, radix: 16, uppercase: true)
            let message = "the byte 0x\(digits) is not UTF-8"
            return (nil, [source.finding(at, message, "save the file as UTF-8")])
        }
        let screen = YAMLScreen(source)
        guard screen.findings.isEmpty else { return (nil, screen.findings) }
        return compose(source)
    }

    private static func compose(_ source: SourceText) -> (YAMLNode?, [RuleFinding]) {
        var keys = RepeatedKeys(source.text)
        for _ in 0..<repeatedLimit {
            do {
                let parser = try Parser(yaml: keys.text, resolver: .basic, encoding: .utf8)
                guard let root = try parser.singleRoot() else { return (nil, [empty(source)]) }
                var conversion = YAMLConversion(source: source, keys: keys)
                let node = conversion.node(root)
                if case .nothing = node.content { return (nil, [empty(source)]) }
                return (node, conversion.findings)
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                let at = SourcePosition(line: context.mark.line, column: context.mark.column)
                guard keys.hide(at) else {
                    let name = names.first.map { SourceText.printable($0, limit: 60) } ?? ""
                    return (
                        nil,
                        [source.finding(at, "the key `\(name)` is given twice", "keep one of them")]
                    )
                }
            } catch {
                return (nil, [YAMLFault.finding(for: error, in: source)])
            }
        }
        return (nil, [source.finding(.start, "too many keys are given twice", "keep one of each")])
    }

    private static func empty(_ source: SourceText) -> RuleFinding {
        source.finding(.start, "the file is empty", "begin with `schema: daybook-rules/1`")
    }
}

/// Turns the parser's nodes into ours.
private struct YAMLConversion {
    let source: SourceText
    let keys: RepeatedKeys
    var findings: [RuleFinding] = []
    /// Nodes still to be made. No text within the size limit has as many; what an alias that the
    /// screen did not see multiplies has more.
    var budget = YAMLReader.sizeLimit

    mutating func node(_ node: Node) -> YAMLNode {
        let at = position(node.mark)
        budget -= 1
        guard budget > 0 else {
            if budget == 0 {
                findings.append(source.finding(at, "too many values", "no rules need as many"))
            }
            return YAMLNode(content: .nothing, at: at)
        }
        switch node {
        case .scalar(let scalar):
            let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
            if !isQuoted, ["", "~", "null", "Null", "NULL"].contains(scalar.string) {
                return YAMLNode(content: .nothing, at: at)
            }
            return YAMLNode(content: .text(scalar.string, isQuoted: isQuoted), at: at)
        case .sequence(let sequence):
            return YAMLNode(content: .list(sequence.map { self.node($0) }), at: at)
        case .mapping(let mapping):
            return YAMLNode(content: .map(mapping.compactMap { entry($0.key, $0.value) }), at: at)
        case .alias: return YAMLNode(content: .nothing, at: at)
        }
    }

    private mutating func entry(_ key: Node, _ value: Node) -> YAMLEntry? {
        let at = position(key.mark)
        guard case .scalar(let scalar) = key else {
            findings.append(source.finding(at, "a key must be a word", "write `key: value`"))
            return nil
        }
        return YAMLEntry(
            key: keys.hidden[at] ?? scalar.string, keyAt: at, value: node(value))
    }

    private func position(_ mark: Mark?) -> SourcePosition {
        SourcePosition(line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
}
