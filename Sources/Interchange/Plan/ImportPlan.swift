/// How the rows of some files become events: an import plan, `daybook-import/1`, read and checked.
///
/// The language is described in docs/IMPORT.md. A plan is a value that knows nothing of the files
/// themselves; ``ImportRun`` opens them and runs it.
package struct ImportPlan: Sendable {
    /// The name of the plan's file, for messages.
    package let file: String
    /// The lines of the plan, for the excerpts of findings.
    let lines: [String]
    /// The `source` of every event.
    package let source: String
    /// The files that entries read, in order of their first use.
    let files: [FilePlan]
    let tables: [TablePlan]
    let entries: [EntryPlan]

    /// The names of all files that the plan reads, as they stand in it, in order of first use.
    package var fileNames: [String] {
        var names: [String] = []
        for name in tables.map(\.file.name) + files.map(\.name) where !names.contains(name) {
            names.append(name)
        }
        return names
    }

    /// The types of event that the plan emits, in the order of its entries, each once.
    package var eventTypes: [String] {
        var types: [String] = []
        for entry in entries where !types.contains(entry.type) { types.append(entry.type) }
        return types
    }

    /// A finding at `place` of this plan.
    func finding(_ place: PlanPlace, _ message: String, advice: String? = nil) -> PlanFinding {
        PlanFinding(
            file: file, line: place.line, column: place.column, message: message,
            excerpt: place.line <= lines.count ? shown(lines[place.line - 1], limit: 160) : "",
            advice: advice)
    }
}

/// A file that a plan reads, and the columns of it that the plan names.
struct FilePlan: Sendable {
    let name: String
    let format: SourceFormat
    /// Templates name a column by its index in this list.
    var columns: [ColumnUse]
    let place: PlanPlace
}

/// A column that a plan names, and where it does so first.
struct ColumnUse: Sendable {
    let name: String
    let place: PlanPlace
}

/// A file that is read into memory for look-ups and joins.
struct TablePlan: Sendable {
    let name: String
    let file: FilePlan
    /// What a row is found by.
    let key: Template
    /// What tells the rows of one key apart; nil where a key has one row.
    let per: Template?
    /// Columns, by index, that are added up over the rows with the same key and `per`.
    let sums: [Int]
}
