import ArgumentParser

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Reports about the whole channel.",
        discussion: """
            EXAMPLES
              daybook report restatement --from-known 2025-04-15T00:00:00Z --period 2025-03
              daybook report coverage --version 2
            """,
        subcommands: [RestatementReportCommand.self, CoverageReportCommand.self])
}
