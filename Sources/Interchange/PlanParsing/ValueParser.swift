import Accounting
import Events
import Yams

/// Reads the tree under `data`, in the shape that the catalogue gives the event.
///
/// What a value is follows from the field that it is for: a text for an amount becomes an amount,
/// one for a number a number. So a plan names no types.
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

    static func member(_ name: String, _ value: PlanValue) -> PlanValue.Member {
        PlanValue.Member(key: json(name) + [UInt8(ascii: ":")], value: value)
    }

    /// `text` as a JSON string.
    static func json(_ text: String) -> [UInt8] {
        var json: [UInt8] = []
        JSONText.write(Array(text.utf8), into: &json)
        return json
    }

    /// Reads a mapping as a message of this shape. `defaults` are the members of fields that it may
    /// leave out although the message has them.
    func message(
        _ node: Node, _ shape: MessageDescriptor, _ what: String,
        defaults: [PlanValue.Member] = []
    ) -> PlanValue? {
        let names = shape.fields.map(\.name)
        guard let members = document.members(node, of: what, allowed: names) else { return nil }
        let keys = Set(members.map { Self.json($0.name) + [UInt8(ascii: ":")] })
        let added = defaults.filter { !keys.contains($0.key) }
        let isThere = keys.union(added.map(\.key))
        for field in shape.fields
        where field.mustBeThere && !isThere.contains(Self.json(field.name) + [UInt8(ascii: ":")]) {
            document.note(node, "\(what) has no \(field.name), which it must have")
        }
        return .object(
            of: members.compactMap { member in
                guard let field = shape.fields.first(where: { $0.name == member.name }) else {
                    return nil
                }
                return value(member.value, field).map { Self.member(field.name, $0) }
            } + added)
    }

    /// Reads a mapping of which every value is a text.
    func texts(_ node: Node, _ what: String, allowed: [String]) -> PlanValue? {
        guard let members = document.members(node, of: what, allowed: allowed) else { return nil }
        return .object(
            of: members.compactMap { member in
                text(member.value).map { Self.member(member.name, $0) }
            })
    }

    /// Reads a scalar as a text; nil where it stands for nothing, or cannot be read.
    func text(_ node: Node) -> PlanValue? {
        guard let template = template(node) else { return nil }
        guard let constant = template.constant else { return .text(template) }
        return .constant(Self.json(String(decoding: constant, as: UTF8.self)))
    }

    private func template(_ node: Node) -> Template? {
        guard let scalar = node.scalar else {
            document.note(node, "a text stands here")
            return nil
        }
        if scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { return nil }
        return templates.template(scalar.string, node)
    }

    private func value(_ node: Node, _ field: FieldDescriptor) -> PlanValue? {
        field.label == .repeated ? list(node, field) : element(node, field)
    }
}

// MARK: - Lists

extension ValueParser {
    private func list(_ node: Node, _ field: FieldDescriptor) -> PlanValue? {
        if let elements = node.sequence {
            return .list(elements.compactMap { element($0, field) })
        }
        let keys = node.mapping?.compactMap { $0.key.scalar?.string } ?? []
        if keys == ["each"] { return each(node, field) }
        if keys.contains("split") { return split(node, field) }
        document.note(
            node, "\(field.name) is a list",
            advice: "[ … ], { each: … } or { split: …, at: \",\" }")
        return nil
    }

    private func each(_ node: Node, _ field: FieldDescriptor) -> PlanValue? {
        guard isGrouped, !isInsideEach else {
            document.note(
                node, "each stands for the rows of a group",
                advice: "use it once, in an entry that has group_by")
            return nil
        }
        guard let inner = node.mapping?.first?.value else { return nil }
        var row = self
        row.isInsideEach = true
        return row.element(inner, field).map { .each($0) }
    }

    private func split(_ node: Node, _ field: FieldDescriptor) -> PlanValue? {
        guard let members = document.members(node, of: "a split", allowed: ["split", "at"]) else {
            return nil
        }
        if case .message = field.kind {
            document.note(node, "a list of \(field.name) cannot be split from a text")
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

// MARK: - Values of a kind

extension ValueParser {
    private func element(_ node: Node, _ field: FieldDescriptor) -> PlanValue? {
        switch field.kind {
        case .message(let shape): return message(node, shape, field.name)
        case .money: return money(node)
        case .uint32, .uint64, .int64:
            return typed(node, field, "a whole number", make: { .number($0) }) { Int64($0) != nil }
        case .bool:
            return typed(node, field, "true or false", make: { .boolean($0) }) {
                $0 == "true" || $0 == "false"
            }
        default:
            guard let value = text(node) else { return nil }
            if case .constant = value { check(node, field) }
            return value
        }
    }

    /// A value that JSON writes without quotes.
    private func typed(
        _ node: Node, _ field: FieldDescriptor, _ what: String, make: (Template) -> PlanValue,
        isValid: (String) -> Bool
    ) -> PlanValue? {
        guard let template = template(node) else { return nil }
        guard let constant = template.constant else { return make(template) }
        let text = String(decoding: constant, as: UTF8.self)
        guard isValid(text) else {
            document.note(node, "\(field.name) is \(what), not \(text)")
            return nil
        }
        return .constant(constant)
    }

    /// Notes what is wrong with a constant that the catalogue restricts.
    private func check(_ node: Node, _ field: FieldDescriptor) {
        guard let text = node.scalar?.string else { return }
        switch field.kind {
        case .value where !field.words.contains(text):
            document.note(
                node, "\(field.name) cannot be \(text)",
                advice: NearestName.advice(for: text, among: field.words))
        case .currency: _ = document.currency(node)
        case .date where (try? BusinessDate(parsing: text)) == nil:
            document.note(node, "\(field.name) is a day YYYY-MM-DD, not \(text)")
        case .instant where (try? Instant(parsing: text)) == nil:
            document.note(
                node, "\(field.name) is an instant such as 2025-01-12T09:30:00Z, not \(text)")
        default: break
        }
    }
}

// MARK: - Money

extension ValueParser {
    private static let moneyKeys = ["amount", "sum", "share", "by", "currency"]

    private func money(_ node: Node) -> PlanValue? {
        if node.scalar != nil {
            guard let template = template(node), let unit = unit(nil, node) else { return nil }
            return .money(MoneyPlan(amount: .value(template), unit: unit))
        }
        guard
            let members = document.members(node, of: "an amount", allowed: Self.moneyKeys)
        else { return nil }
        let nodes = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
        guard let amount = amount(nodes, node), let unit = unit(nodes["currency"], node)
        else { return nil }
        return .money(MoneyPlan(amount: amount, unit: unit))
    }

    private func unit(_ named: Node?, _ node: Node) -> MoneyPlan.Unit? {
        if let named {
            if let text = named.scalar?.string, text.contains("{") {
                return templates.template(text, named).map { .code($0) }
            }
            return document.currency(named).map { .fixed($0) }
        }
        if let currency { return .fixed(currency) }
        document.note(
            node, "an amount without a currency",
            advice: "give it one here, or the entry, or the plan")
        return nil
    }

    private func amount(_ nodes: [String: Node], _ node: Node) -> MoneyPlan.Amount? {
        let list = { (node: Node) in
            document.elements(node).compactMap { templates.template($0, "an amount") }
        }
        let keys = nodes.keys.filter { $0 != "currency" }.sorted()
        switch keys {
        case ["amount"]:
            return nodes["amount"].flatMap { templates.template($0, "amount") }.map { .value($0) }
        case ["sum"]:
            return nodes["sum"].map {
                .sum(list($0), overGroup: isGrouped && !isInsideEach)
            }
        case ["by", "share"]:
            if templates.joined == nil {
                document.note(node, "a share needs a join, whose rows it is shared among")
            }
            let weights = nodes["by"].map(list) ?? []
            return nodes["share"].flatMap { templates.template($0, "share") }.map {
                .share($0, by: weights)
            }
        default:
            document.note(
                node, "an amount is a text, or has one of: amount; sum; share and by")
            return nil
        }
    }
}
