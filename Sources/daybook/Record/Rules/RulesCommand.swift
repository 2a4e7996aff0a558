import ArgumentParser

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Checks, activates and shows rule files.",
        subcommands: [
            CheckRulesCommand.self, ActivateRulesCommand.self, ShowRulesCommand.self,
        ])
}
