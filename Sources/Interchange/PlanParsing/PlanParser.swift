import Accounting
import Events
import Yams

extension ImportPlan {
    /// Reads a plan and checks all of it that can be checked without its files.
    ///
    /// - Parameters:
    ///   - text: the plan.
    ///   - file: the name of its file, for messages.
    /// - Returns: the plan.
    /// - Throws: ``InvalidPlan`` with everything that is not right.
    package static func parse(
        _ text: String, file: String
    ) throws(InvalidPlan) -> ImportPlan {
        let document = PlanDocument(file: file, text: text)
        var parser = PlanParser(document: document)
        let plan = parser.plan()
        guard let plan, document.findings.isEmpty else {
            throw InvalidPlan(
                findings: document.findings.sorted {
                    ($0.line, $0.column) < ($1.line, $1.column)
                })
        }
        return plan
    }
}

/// Reads the parts of a plan that stand at its top.
struct PlanParser {
    let document: PlanDocument

    private(set) var currency: Currency?
    private(set) var tables: [TableDraft] = []
    private(set) var files: [FileDraft] = []
    private var formats: [String: SourceFormat] = [:]
    private var source = ""
    private var actor: Node?
    private var correlation: Node?

    /// A file that entries read, while the plan is read.
    struct FileDraft {
        let name: String
        let format: SourceFormat
        let columns: ColumnList
        let place: PlanPlace
    }

    static let language = "daybook-import/1"
    private static let keys = [
        "plan", "source", "currency", "actor", "correlation", "files", "tables", "events",
    ]

    init(document: PlanDocument) {
        self.document = document
    }

    mutating func plan() -> ImportPlan? {
        guard let root = document.compose(),
            let members = document.members(root, of: "a plan", allowed: Self.keys)
        else { return nil }
        let nodes = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
        for key in ["plan", "source", "events"] where nodes[key] == nil {
            document.note(root, "the plan has no key \(key)")
        }
        if let node = nodes["plan"], let text = document.text(node, "plan"), text != Self.language {
            document.note(node, "\(text) is no plan language", advice: "plan: \(Self.language)")
        }
        if let node = nodes["source"] { source = readSource(node) }
        if let node = nodes["currency"] { currency = document.currency(node) }
        actor = nodes["actor"]
        correlation = nodes["correlation"]
        if let node = nodes["files"] { readFormats(node) }
        if let node = nodes["tables"] { readTables(node) }
        let entries = nodes["events"].map { readEntries($0) } ?? []
        return ImportPlan(
            file: document.file, lines: document.lines, source: source,
            files: files.map { file in
                FilePlan(
                    name: file.name, format: file.format, columns: file.columns.uses,
                    place: file.place)
            },
            tables: tables.map { table in
                TablePlan(
                    name: table.name,
                    file: FilePlan(
                        name: table.file, format: table.format, columns: table.columns.uses,
                        place: table.place),
                    key: table.key, per: table.per, sums: table.sums)
            },
            entries: entries)
    }

    private func readSource(_ node: Node) -> String {
        guard let text = document.text(node, "source") else { return "" }
        if text.utf8.count > 128 || text.contains(where: \.isWhitespace) {
            document.note(
                node, "a source is 1 to 128 bytes without spaces", advice: "such as /import/crm")
        }
        return text
    }

    private mutating func readEntries(_ node: Node) -> [EntryPlan] {
        guard let nodes = node.sequence, !nodes.isEmpty else {
            document.note(node, "events is a list of entries, each beginning with a dash")
            return []
        }
        return nodes.compactMap { node in
            var entry = EntryParser(
                document: document, plan: self, source: source, actor: actor,
                correlation: correlation)
            let result = entry.entry(node)
            files = entry.plan.files
            return result
        }
    }
}

// MARK: - Files

extension PlanParser {
    private static let fileKeys = ["format", "delimiter", "quotes", "columns"]

    private mutating func readFormats(_ node: Node) {
        for member in document.members(node, of: "files", allowed: nil) ?? [] {
            guard
                let keys = document.members(
                    member.value, of: "a file", allowed: Self.fileKeys)
            else { continue }
            var format = SourceFormat.named(by: member.name) ?? .csv
            for key in keys { read(key, into: &format) }
            formats[member.name] = format
        }
    }

    private func read(_ key: PlanDocument.Member, into format: inout SourceFormat) {
        if key.name == "columns" {
            let names = document.elements(key.value).compactMap { document.text($0, "a column") }
            format.columns = names
            return
        }
        guard let text = document.text(key.value, key.name) else { return }
        switch (key.name, format.layout) {
        case ("format", _):
            guard let named = SourceFormat.named(by: "." + text) else {
                document.note(
                    key.value, "there is no format \(text)",
                    advice: NearestName.advice(for: text, among: ["csv", "tsv", "ndjson"]))
                return
            }
            format.layout = named.layout
        case ("delimiter", .delimited(_, let quotes)):
            guard let byte = text.utf8.first, text.utf8.count == 1, byte != 0x22, byte != 0x0A,
                byte != 0x0D
            else {
                document.note(key.value, "a delimiter is one ASCII letter", advice: "such as \";\"")
                return
            }
            format.layout = .delimited(delimiter: byte, quotes: quotes)
        case ("quotes", .delimited(let delimiter, _)):
            guard text == "true" || text == "false" else {
                document.note(key.value, "quotes is true or false")
                return
            }
            format.layout = .delimited(delimiter: delimiter, quotes: text == "true")
        default:
            document.note(key.key, "a file of JSON objects has no key \(key.name)")
        }
    }

    /// How the file `name` is read; a finding where neither its name nor the plan says it.
    private func format(of name: String, _ node: Node) -> SourceFormat {
        if let format = formats[name] ?? SourceFormat.named(by: name) { return format }
        document.note(
            node, "the name \(name) does not say what is in the file",
            advice: "say it under files: { \"\(name)\": { format: csv } }")
        return .csv
    }

    /// The index of the file `name` among those that entries read.
    mutating func fileIndex(_ name: String, _ node: Node) -> Int {
        if let index = files.firstIndex(where: { $0.name == name }) { return index }
        files.append(
            FileDraft(
                name: name, format: format(of: name, node), columns: ColumnList(),
                place: document.place(of: node)))
        return files.count - 1
    }
}

// MARK: - Tables

extension PlanParser {
    private static let tableKeys = ["file", "key", "per", "sum"]

    private mutating func readTables(_ node: Node) {
        for member in document.members(node, of: "tables", allowed: nil) ?? [] {
            guard
                let keys = document.members(
                    member.value, of: "a table", allowed: Self.tableKeys)
            else { continue }
            let nodes = Dictionary(keys.map { ($0.name, $0.value) }) { first, _ in first }
            guard let fileNode = nodes["file"], let keyNode = nodes["key"] else {
                document.note(member.value, "a table has a file and a key")
                continue
            }
            if member.name.contains(".") {
                document.note(member.key, "the name of a table has no dot")
            }
            let columns = ColumnList()
            // A table's own templates look nothing up: there is no order among tables.
            let templates = TemplateParser(
                document: document, columns: columns, tables: [], joined: nil)
            guard let file = document.text(fileNode, "file"),
                let key = templates.columnOrTemplate(keyNode, "key")
            else { continue }
            let per = nodes["per"].flatMap { templates.columnOrTemplate($0, "per") }
            let sums = (nodes["sum"].map { document.elements($0) } ?? []).compactMap { node in
                document.text(node, "a column").map {
                    columns.index(of: $0, document.place(of: node))
                }
            }
            tables.append(
                TableDraft(
                    name: member.name, file: file, format: format(of: file, fileNode),
                    columns: columns, key: key, per: per, sums: sums,
                    place: document.place(of: fileNode)))
        }
    }
}
