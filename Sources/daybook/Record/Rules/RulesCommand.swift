import ArgumentParser

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Checks, activates, shows and compares rule files.",
        subcommands: [
            CheckRulesCommand.self, ActivateRulesCommand.self, ShowRulesCommand.self,
            DiffRulesCommand.self,
        ])
}
