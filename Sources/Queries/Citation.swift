import Accounting

/// What a report rests on. Given back to the same command, it prints the same bytes.
package struct Citation: Hashable, Sendable {
    /// The book's id.
    package var book: String
    /// Last position that was taken into account.
    package var position: UInt64
    /// First 16 hexadecimal digits of the tree's root at that position.
    package var root: String
    package var asOf: BusinessDate?
    package var knownAt: UInt64
    /// Numbers of the rule versions activated by then.
    package var rules: [UInt32]
    /// Models that stopped before the position, with their reason.
    package var incomplete: [String]

    /// The citation as a JSON object.
    package var row: ReportRow {
        var row = ReportRow()
        row.add("book", .text(book))
        row.add("position", .integer(Int64(position)))
        row.add("root", .text(root))
        row.add("asOf", asOf.map { .text("\($0)") } ?? .null)
        row.add("knownAt", .integer(Int64(knownAt)))
        row.add("rules", .list(rules.map { .integer(Int64($0)) }))
        row.add("incomplete", .list(incomplete.map { .text($0) }))
        return row
    }

    /// The citation for people: a line, and one for each model that is incomplete.
    package var lines: [String] {
        var line = "book \(book)  position \(position)"
        if !root.isEmpty { line += "  root \(root)" }
        if let asOf { line += "  as of \(asOf)" }
        line += "  known at \(knownAt)"
        if !rules.isEmpty { line += "  rules \(rules.map { "\($0)" }.joined(separator: ","))" }
        return [line] + incomplete.map { "incomplete: \($0)" }
    }
}
