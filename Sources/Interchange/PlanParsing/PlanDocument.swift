import Accounting
import Events
import Yams

/// A plan's YAML with the findings about it: every reader of a part notes what is wrong there and
/// goes on, so that one run finds everything.
///
/// Scalars are taken as text. The number of nodes is limited, as a few anchors can stand for
/// billions.
final class PlanDocument {
    let file: String
    let lines: [String]
    private(set) var findings: [PlanFinding] = []
    private var nodesLeft = 100_000

    init(file: String, text: String) {
        self.file = file
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.last == "\r" ? line.dropLast() : line)
        }
    }

    /// A key and its value in a mapping.
    struct Member {
        let name: String
        let key: Node
        let value: Node
    }

    /// Reads the text as one YAML document; nil, and a finding, where it is none.
    func compose() -> Node? {
        let text = lines.joined(separator: "\n")
        do {
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            if let root = try parser.singleRoot() { return root }
            note(PlanPlace(line: 1, column: 1), "the plan is empty")
        } catch let error as YamlError {
            note(error)
        } catch {
            note(PlanPlace(line: 1, column: 1), "this is no YAML")
        }
        return nil
    }

    private func note(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            note(PlanPlace(line: mark.line, column: mark.column), "this is no YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.sorted().joined(separator: ", ")
            note(
                PlanPlace(line: context.mark.line, column: context.mark.column),
                "a key occurs twice: \(keys)")
        case .reader(let problem, _, _, _):
            note(PlanPlace(line: 1, column: 1), "this is no YAML: \(problem)")
        default:
            note(PlanPlace(line: 1, column: 1), "this is no YAML")
        }
    }

    // MARK: - Findings

    func note(_ place: PlanPlace, _ message: String, advice: String? = nil) {
        let excerpt = lines.indices.contains(place.line - 1) ? lines[place.line - 1] : ""
        findings.append(
            PlanFinding(
                file: file, line: place.line, column: place.column, message: message,
                excerpt: shown(excerpt, limit: 160), advice: advice))
    }

    func note(_ node: Node, _ message: String, advice: String? = nil) {
        note(place(of: node), message, advice: advice)
    }

    func place(of node: Node) -> PlanPlace {
        PlanPlace(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    /// The place of letter `offset` of a scalar, where it stands on one line as it is; else the
    /// scalar's own.
    func place(of node: Node, letter offset: Int) -> PlanPlace {
        let place = place(of: node)
        guard let scalar = node.scalar, lines.indices.contains(place.line - 1) else { return place }
        let isQuoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
        let line = lines[place.line - 1].unicodeScalars
        let text = scalar.string.unicodeScalars.prefix(offset + 1)
        let start = place.column - 1 + (isQuoted ? 1 : 0)
        guard line.dropFirst(start).starts(with: text) else { return place }
        return PlanPlace(line: place.line, column: start + offset + 1)
    }

    // MARK: - Nodes

    /// The members of a mapping, its keys checked against `allowed`; nil, and a finding, where
    /// the node is none. `what` names the thing, for messages: "a table".
    func members(_ node: Node, of what: String, allowed: [String]?) -> [Member]? {
        guard spendNode(node) else { return nil }
        guard let mapping = node.mapping else {
            note(node, "\(what) is a mapping of keys to values")
            return nil
        }
        var members: [Member] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                note(key, "a key of \(what) is a plain word")
                continue
            }
            if let allowed, !allowed.contains(name) {
                note(
                    key, "\(what) has no key \(name)",
                    advice: NearestName.advice(for: name, among: allowed))
                continue
            }
            members.append(Member(name: name, key: key, value: value))
        }
        return members
    }

    /// The elements of a list; a single value counts as a list of one.
    func elements(_ node: Node) -> [Node] {
        guard spendNode(node) else { return [] }
        return node.sequence.map(Array.init) ?? [node]
    }

    /// The text of a scalar; nil, and a finding, where the node is none or has no letters.
    func text(_ node: Node, _ what: String) -> String? {
        guard spendNode(node) else { return nil }
        guard let text = node.scalar?.string, !text.isEmpty else {
            note(node, "\(what) is a text")
            return nil
        }
        return text
    }

    /// The currency whose code the node is.
    func currency(_ node: Node) -> Currency? {
        guard let code = text(node, "currency") else { return nil }
        if let currency = try? Currency(parsing: code) { return currency }
        note(
            node, "ISO 4217 has no currency \(code)",
            advice: NearestName.advice(for: code, among: Currency.all.map(\.code)))
        return nil
    }

    private func spendNode(_ node: Node) -> Bool {
        nodesLeft -= 1
        if nodesLeft == 0 {
            note(node, "the plan has more than 100000 nodes", advice: "look at its anchors")
        }
        return nodesLeft > 0
    }
}
