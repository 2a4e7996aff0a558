import ArgumentParser

struct StatementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement", abstract: "A payee's period: shows it, or issues its statement.",
        discussion: """
            A payee is enough for `show`.

            EXAMPLES
              daybook statement P-101 --period 2025-03
              daybook statement issue P-101 --period 2025-03 --actor u-fin-1:finance
            """,
        subcommands: [ShowStatementCommand.self, IssueStatementCommand.self],
        defaultSubcommand: ShowStatementCommand.self)
}
