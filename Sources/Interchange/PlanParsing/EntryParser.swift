import Events
import Yams

/// Reads one entry of `events`.
struct EntryParser {
    let document: PlanDocument
    var plan: PlanParser
    let source: String
    /// The plan's own, where the entry has none.
    let actor: Node?
    let correlation: Node?

    private static let keys = [
        "from", "emit", "where", "otherwise", "on", "at", "id", "actor", "reason", "correlation",
        "currency", "group_by", "join", "data",
    ]
    private static let roles = ActorRole.allCases.map(\.name)
    /// What an entry may leave out: a registration that comes from elsewhere is a first one, of
    /// new business, unless the plan knows better.
    private static let defaults: [EventType: [PlanValue.Member]] = [
        .dealSubmitted: [
            ValueParser.member("revision", .constant(Array("1".utf8))),
            ValueParser.member("kind", .constant(ValueParser.json("new"))),
        ]
    ]
    /// Who acts where the plan names nobody: the import itself.
    private static let importer = Array(#"{"id":"import","role":"system"}"#.utf8)

    init(
        document: PlanDocument, plan: PlanParser, source: String, actor: Node?, correlation: Node?
    ) {
        self.document = document
        self.plan = plan
        self.source = source
        self.actor = actor
        self.correlation = correlation
    }

    mutating func entry(_ node: Node) -> EntryPlan? {
        guard let members = document.members(node, of: "an entry", allowed: Self.keys) else {
            return nil
        }
        let nodes = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
        let missing = ["emit", "on", "id", "data"].filter { nodes[$0] == nil }
        for key in missing { document.note(node, "the entry has no key \(key)") }
        let file = nodes["from"].flatMap { from in
            document.text(from, "from").map { plan.fileIndex($0, from) }
        }
        let columns = file.map { plan.files[$0].columns } ?? ColumnList()
        defer { if nodes["from"] == nil { noteColumns(columns) } }
        let otherwise = nodes["otherwise"].map { readOtherwise($0) } ?? .skip
        let table = nodes["join"].flatMap { joinedTable($0) }
        let templates = TemplateParser(
            document: document, columns: columns, tables: plan.tables,
            joined: table.map { plan.tables[$0] })
        let join = table.flatMap { table in
            nodes["join"].flatMap { readJoin($0, table, templates, otherwise) }
        }
        let groupBy = nodes["group_by"].map { group in
            document.elements(group).compactMap { templates.columnOrTemplate($0, "group_by") }
        }
        if let group = nodes["group_by"], join != nil {
            document.note(group, "an entry that joins a table gathers no rows")
        }
        let values = ValueParser(
            document: document, templates: templates,
            currency: nodes["currency"].map { document.currency($0) } ?? plan.currency,
            isGrouped: groupBy != nil)
        let type = nodes["emit"].flatMap { emittedType($0) }
        let conditions = nodes["where"].map { readConditions($0, templates) } ?? [[]]
        let on = nodes["on"].flatMap { templates.template($0, "on") }
        let id = nodes["id"].flatMap { templates.template($0, "id") }
        let envelope = readEnvelope(nodes, values)
        let data = nodes["data"].flatMap { node in
            type.flatMap {
                values.message(node, $0.descriptor, $0.name, defaults: Self.defaults[$0] ?? [])
            }
        }
        guard let type, let on, let id, let data else { return nil }
        return EntryPlan(
            file: file, type: type.name, conditions: conditions, otherwise: otherwise, on: on,
            at: nodes["at"].flatMap { templates.template($0, "at") }, id: id,
            envelope: envelope, data: data, groupBy: groupBy, join: join,
            place: document.place(of: node))
    }

    /// An entry without `from` has no row whose columns could be named.
    private func noteColumns(_ columns: ColumnList) {
        for column in columns.uses {
            document.note(
                column.place, "the entry names the column \(column.name) but no file",
                advice: "add from: FILE")
        }
    }

    private func emittedType(_ node: Node) -> EventType? {
        guard let name = document.text(node, "emit") else { return nil }
        if let type = EventType(name: name) { return type }
        let names = EventType.allCases.map(\.name)
        let advice = NearestName.nearest(to: name, among: names).map { "did you mean \($0)?" }
        document.note(
            node, "there is no event \(name)", advice: advice ?? "docs/EVENTS.md names them all")
        return nil
    }

    private func readOtherwise(_ node: Node) -> EntryPlan.Otherwise {
        if node.scalar?.string == "skip" { return .skip }
        guard node.mapping != nil,
            let members = document.members(node, of: "otherwise", allowed: ["reject"]),
            let reject = members.first, let reason = document.text(reject.value, "reject")
        else {
            document.note(node, "otherwise is skip, or { reject: the reason }")
            return .skip
        }
        return .reject(reason)
    }
}

// MARK: - Joins

extension EntryParser {
    /// The index of the table that a join names.
    private func joinedTable(_ node: Node) -> Int? {
        guard
            let members = document.members(
                node, of: "join", allowed: ["table", "key", "otherwise"])
        else { return nil }
        let names = plan.tables.map(\.name)
        guard let member = members.first(where: { $0.name == "table" }),
            let name = document.text(member.value, "table")
        else {
            document.note(node, "a join names a table and a key")
            return nil
        }
        if let index = names.firstIndex(of: name) { return index }
        document.note(
            member.value, "there is no table \(name)",
            advice: NearestName.advice(for: name, among: names))
        return nil
    }

    private func readJoin(
        _ node: Node, _ table: Int, _ templates: TemplateParser,
        _ otherwise: EntryPlan.Otherwise
    ) -> JoinPlan? {
        let member = { (name: String) in
            node.mapping?.first { $0.key.scalar?.string == name }?.value
        }
        guard let keyNode = member("key") else {
            document.note(node, "a join names a table and a key")
            return nil
        }
        guard let key = templates.columnOrTemplate(keyNode, "key") else { return nil }
        return JoinPlan(
            table: table, key: key,
            otherwise: member("otherwise").map { readOtherwise($0) } ?? otherwise)
    }
}

// MARK: - Envelope

extension EntryParser {
    private func readEnvelope(_ nodes: [String: Node], _ values: ValueParser) -> [PlanValue.Member]
    {
        var members: [PlanValue.Member] = []
        if let node = nodes["actor"] ?? actor {
            members += person(node, values)
        } else {
            members.append(ValueParser.member("actor", .constant(Self.importer)))
        }
        if let node = nodes["reason"],
            let value = values.texts(node, "a reason", allowed: ["code", "text"])
        {
            members.append(ValueParser.member("reason", value))
        }
        if let node = nodes["correlation"] ?? correlation {
            if let text = values.text(node) {
                members.append(ValueParser.member("correlation", text))
            }
        } else {
            members.append(
                ValueParser.member("correlation", .constant(ValueParser.json(source))))
        }
        return PlanValue.joining(members)
    }

    private func person(_ node: Node, _ values: ValueParser) -> [PlanValue.Member] {
        let names = ["id", "role"]
        guard let value = values.texts(node, "an actor", allowed: names) else { return [] }
        let keys = node.mapping.map(Array.init) ?? []
        if keys.count < 2 { document.note(node, "an actor has an id and a role") }
        let role = keys.first { $0.key.scalar?.string == "role" }?.value
        if let role, let name = role.scalar?.string, !name.contains("{"),
            !Self.roles.contains(name)
        {
            document.note(
                role, "there is no role \(name)",
                advice: NearestName.advice(for: name, among: Self.roles))
        }
        return [ValueParser.member("actor", value)]
    }
}

// MARK: - Conditions

extension EntryParser {
    /// Reads `where`: a mapping of which all have to hold, or a list of such, of which one has to.
    private func readConditions(_ node: Node, _ templates: TemplateParser) -> [[RowCondition]] {
        document.elements(node).map { alternative in
            let members = document.members(alternative, of: "where", allowed: nil) ?? []
            return members.compactMap { member in
                guard let subject = templates.columnOrTemplate(member.key, "a condition") else {
                    return nil
                }
                return RowCondition(
                    subject: subject, name: member.name, tests: tests(member.value, templates))
            }
        }
    }

    private func tests(_ node: Node, _ templates: TemplateParser) -> [RowCondition.Test] {
        if let word = node.scalar?.string {
            switch word {
            case "present": return [.present]
            case "absent": return [.absent]
            default: return [.oneOf([Array(word.utf8)])]
            }
        }
        if node.sequence != nil { return [.oneOf(words(node))] }
        let allowed = ["not"] + RowCondition.Comparison.allCases.map(\.rawValue)
        let members = document.members(node, of: "a condition", allowed: allowed) ?? []
        return members.compactMap { member in
            guard let comparison = RowCondition.Comparison(rawValue: member.name) else {
                return .noneOf(words(member.value))
            }
            return templates.template(member.value, member.name).map {
                .compare(comparison, $0)
            }
        }
    }

    private func words(_ node: Node) -> Set<[UInt8]> {
        Set(
            document.elements(node).compactMap { element in
                guard let word = element.scalar?.string else {
                    document.note(element, "a condition compares with texts")
                    return nil
                }
                return Array(word.utf8)
            })
    }
}
