import ArgumentParser

struct PeriodCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "period", abstract: "Lists, closes and reopens earning periods.",
        subcommands: [
            ListPeriodsCommand.self, ClosePeriodCommand.self, ReopenPeriodCommand.self,
        ])
}
