import ArgumentParser

/// The command line: one subcommand a file.
@main
struct Daybook: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daybook",
        abstract: "The book of record for partner channels.",
        discussion: """
            A book is a directory: an append-only log of what happened, and read models that \
            are folded from it.

            EXAMPLES
              daybook init --programme NOVA
              daybook import plan.yaml
              daybook balance P-101 --as-of 2025-03-31 --known-at 2025-04-15T00:00:00Z
            """,
        version: Release.version,
        subcommands: [
            InitCommand.self, AppendCommand.self,
            BalanceCommand.self, JournalCommand.self, StatementCommand.self,
        ])

    static func main() {
        exit(withErrorsOf: { arguments in
            var command = try parseAsRoot(arguments)
            try command.run()
        })
    }
}

/// What this program is.
enum Release {
    static let version = "0.1.0"
}
