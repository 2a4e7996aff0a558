import Accounting
import Yams

/// Reads the tree under `data`.
struct ValueParser {
    let document: PlanDocument
    let templates: TemplateParser
    /// What amounts are in that do not say it themselves.
    let currency: Currency?
    let isGrouped: Bool
    /// Whether the value stands inside `each`, where there is one row.
    private var isInsideEach = false

    init(
        document: PlanDocument, templates: TemplateParser, currency: Currency?, isGrouped: Bool
    ) {
        self.document = document
        self.templates = templates
        self.currency = currency
        self.isGrouped = isGrouped
    }

    func member(_ name: String, _ value: PlanValue) -> PlanValue.Member {
        var key: [UInt8] = []
        JSONText.write(Array(name.utf8), into: &key)
        key.append(UInt8(ascii: ":"))
        return PlanValue.Member(key: key, value: value)
    }

    /// Reads a mapping as a JSON object.
    func object(_ node: Node, _ what: String) -> PlanValue? {
        guard let members = document.members(node, of: what, allowed: nil) else { return nil }
        return .object(
            of: members.compactMap { entry in
                value(entry.value, entry.name).map { member(entry.name, $0) }
            })
    }

    /// Reads any value; nil where it stands for nothing, or cannot be read.
    func value(_ node: Node, _ what: String) -> PlanValue? {
        if let scalar = node.scalar { return scalarValue(scalar, node) }
        if let elements = node.sequence {
            return .list(elements.compactMap { value($0, what) })
        }
        guard let mapping = node.mapping else { return nil }
        let keys = mapping.compactMap { $0.key.scalar?.string }
        switch keys {
        case _ where keys.contains("money"): return money(node)
        case ["number"]: return single(node).map { .number($0) }
        case ["boolean"]: return single(node).map { .boolean($0) }
        case ["each"]: return each(node)
        case _ where keys.contains("split"): return split(node)
        default: return object(node, what)
        }
    }

    private func scalarValue(_ scalar: Node.Scalar, _ node: Node) -> PlanValue? {
        let text = scalar.string
        if scalar.style == .plain {
            switch text {
            case "", "~", "null": return nil
            case "true", "false": return .constant(Array(text.utf8))
            default:
                // Whole numbers only: a decimal is an amount or a percentage, and those are texts.
                if let number = Int(text), String(number) == text {
                    return .constant(Array(text.utf8))
                }
            }
        }
        guard let template = templates.template(text, node) else { return nil }
        guard let constant = template.constant else { return .text(template) }
        var json: [UInt8] = []
        JSONText.write(constant, into: &json)
        return .constant(json)
    }

    private func single(_ node: Node) -> Template? {
        guard let inner = node.mapping?.first?.value else { return nil }
        return templates.template(inner, "a value")
    }

    private func each(_ node: Node) -> PlanValue? {
        guard isGrouped, !isInsideEach else {
            document.note(
                node, "each stands for the rows of a group",
                advice: "use it once, in an entry that has group_by")
            return nil
        }
        guard let inner = node.mapping?.first?.value else { return nil }
        var row = self
        row.isInsideEach = true
        return row.value(inner, "each").map { .each($0) }
    }

    private func split(_ node: Node) -> PlanValue? {
        guard let members = document.members(node, of: "a split", allowed: ["split", "at"]) else {
            return nil
        }
        var (template, separator): (Template?, String?) = (nil, ",")
        for member in members {
            if member.name == "split" { template = templates.template(member.value, "split") }
            if member.name == "at" { separator = document.text(member.value, "at") }
        }
        guard let template, let separator else { return nil }
        return .split(template, separator: Array(separator.utf8))
    }
}

// MARK: - Money

extension ValueParser {
    private func money(_ node: Node) -> PlanValue? {
        let allowed = ["money", "currency"]
        guard let members = document.members(node, of: "an amount", allowed: allowed) else {
            return nil
        }
        let nodes = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
        guard let amount = nodes["money"].flatMap({ amount($0) }), let unit = unit(nodes, node)
        else { return nil }
        return .money(MoneyPlan(amount: amount, unit: unit))
    }

    private func unit(_ nodes: [String: Node], _ node: Node) -> MoneyPlan.Unit? {
        if let node = nodes["currency"] {
            if let text = node.scalar?.string, text.contains("{") {
                return templates.template(text, node).map { .code($0) }
            }
            return document.currency(node).map { .fixed($0) }
        }
        if let currency { return .fixed(currency) }
        document.note(
            node, "an amount without a currency",
            advice: "give it one here, or the entry, or the plan")
        return nil
    }

    private func amount(_ node: Node) -> MoneyPlan.Amount? {
        if node.scalar != nil { return templates.template(node, "money").map { .value($0) } }
        guard
            let members = document.members(node, of: "money", allowed: ["sum", "share", "by"])
        else { return nil }
        let nodes = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
        let list = { (node: Node) in
            document.elements(node).compactMap { templates.template($0, "an amount") }
        }
        if let sum = nodes["sum"], nodes.count == 1 {
            return .sum(list(sum), overGroup: isGrouped && !isInsideEach)
        }
        if let share = nodes["share"], let by = nodes["by"], nodes.count == 2 {
            if templates.joined == nil {
                document.note(node, "a share needs a join, whose rows it is shared among")
            }
            return templates.template(share, "share").map { .share($0, by: list(by)) }
        }
        document.note(
            node, "money is a text, { sum: […] }, or { share: …, by: […] }")
        return nil
    }
}
