import ArgumentParser
import Interchange
import Queries
import Rules

struct CheckRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Checks a rule file whole.",
        discussion: """
            Everything that is not right is said at once, each with its place; in the JSON forms \
            on standard output, a row each. No book is needed.

            EXAMPLE
              daybook rules check rules.yaml
              daybook rules check rules.yaml -O json
            """)

    @Argument(help: "The file, or - for standard input.", completion: .file())
    var file: String

    @Flag(help: "No output: the exit status says it.")
    var quiet = false

    @OptionGroup var summary: SummaryFormat

    func run() throws {
        let (reading, _) = try RuleFileReader.reading(file)
        guard let rules = reading.file else {
            if quiet { throw ExitCode(ExitStatus.configuration.rawValue) }
            guard summary.format != .text else { throw RuleFileReader.failure(reading.findings) }
            try print(reading.findings)
            throw ExitCode(ExitStatus.configuration.rawValue)
        }
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

    private func print(_ findings: [RuleFinding]) throws {
        var writer = ReportWriter(
            summary.format, columns: ["file", "line", "column", "message", "excerpt", "advice"],
            to: Console.write)
        try writer.begin(nil)
        for finding in findings {
            var row = ReportRow()
            row.add("file", .text(finding.file))
            row.add("line", .integer(Int64(finding.at.line)))
            row.add("column", .integer(Int64(finding.at.column)))
            row.add("message", .text(finding.message))
            row.add("excerpt", .text(finding.excerpt))
            row.add("advice", .text(finding.advice))
            try writer.add(row)
        }
        try writer.end(nil)
    }
}
