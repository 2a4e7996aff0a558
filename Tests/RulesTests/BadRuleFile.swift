import Testing

/// A rule file that is not right, and everything that must be found in it.
struct BadRuleFile: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    /// `LINE:COLUMN: what is wrong`, and on the next line, indented, what would be right.
    let finds: String

    var testDescription: String { name }

    /// A whole file.
    init(_ name: String, file text: String, finds: String) {
        self.name = name
        self.text = text
        self.finds = finds
    }

    /// A good head, lines 1 to 10, and what follows it from line 11 on.
    init(_ name: String, body: String, finds: String) {
        self.init(
            name, file: Self.head.map(\.line).joined(separator: "\n") + "\n" + body + "\n",
            finds: finds)
    }

    /// A head with one line replaced, or taken out where `line` is empty.
    init(_ name: String, head key: String, _ line: String, finds: String) {
        let lines = Self.head.map { $0.key == key ? line : $0.line }.filter { !$0.isEmpty }
        self.init(name, file: lines.joined(separator: "\n") + "\n", finds: finds)
    }

    /// A head in which nothing is wrong, by key.
    static let head: [(key: String, line: String)] = [
        ("schema", "schema: daybook-rules/1"),
        ("programme", "programme: NOVA"),
        ("version", "version: 1"),
        ("effective", "effective: { from: 2025-01-01 }"),
        ("author", "author: u-ops-1"),
        ("approver", "approver: u-fin-2"),
        ("currency", "currency: USD"),
        ("fiscal_year_starts", "fiscal_year_starts: \"01-01\""),
        ("earning_period", "earning_period: month"),
        ("rounding", "rounding: half_even"),
    ]

    static let all =
        heads + tiers + deals + components + tables + conditions + limits + money + yaml + many
}
