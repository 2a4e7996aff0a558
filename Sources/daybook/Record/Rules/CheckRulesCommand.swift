import ArgumentParser
import Interchange
import Queries

struct CheckRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Checks a rule file whole.",
        discussion: """
            Everything that is not right is said at once, each with its place. No book is needed.

            EXAMPLE
              daybook rules check rules.yaml
            """)

    @Argument(help: "The file, or - for standard input.", completion: .file())
    var file: String

    @Flag(help: "No output: the exit status says it.")
    var quiet = false

    @OptionGroup var summary: SummaryFormat

    func run() throws {
        let (rules, _) = try RuleFileReader.read(file)
        guard !quiet else { return }
        var row = ReportRow()
        row.add("programme", .text(rules.head.programme))
        row.add("version", .integer(Int64(rules.head.version)))
        row.add("from", .date(rules.head.from))
        row.add("to", .date(rules.head.to))
        row.add("currency", .text(rules.head.currency.code))
        row.add("components", .list(rules.components.map { .text($0.id) }))
        row.add("tiers", .list((rules.tiers?.ladder.names ?? []).map { .text($0) }))
        var writer = ReportWriter(
            summary.format,
            columns: ["programme", "version", "from", "to", "currency", "components", "tiers"],
            to: Console.write)
        try writer.begin(nil)
        try writer.add(row)
        try writer.end(nil)
    }
}
