import ArgumentParser
import Events
import Glibc

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
        groupedSubcommands: [
            CommandGroup(
                name: "Record",
                subcommands: [
                    InitCommand.self, AppendCommand.self, RecordCommand.self, ImportCommand.self,
                    RulesCommand.self, PeriodCommand.self, PayoutCommand.self, DrawsCommand.self,
                ]),
            CommandGroup(
                name: "Ask",
                subcommands: [
                    BalanceCommand.self, JournalCommand.self, StatementCommand.self,
                    ExplainCommand.self,
                    TiersCommand.self, DealsCommand.self, LeadsCommand.self, PartnersCommand.self,
                    SalesCommand.self, FundsCommand.self, ForecastCommand.self, TrailCommand.self,
                    LogCommand.self, ReportCommand.self,
                ]),
            CommandGroup(
                name: "Replay and operate",
                subcommands: [
                    ReplayCommand.self, RebuildCommand.self, VerifyCommand.self,
                    StatusCommand.self, ExportCommand.self, CompletionsCommand.self,
                ]),
        ])

    static func main() {
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow any further is an error with a reason, like a full disk.
        signal(SIGXFSZ, SIG_IGN)
        DamageSignal.watch()
        do {
            let arguments = GlobalOptions.moved(Array(CommandLine.arguments.dropFirst()))
            try checkCommand(arguments.first)
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            end(error)
        }
    }

    /// A mistyped command is told what it may have been.
    private static func checkCommand(_ name: String?) throws {
        guard let name, !name.hasPrefix("-") else { return }
        let known = configuration.subcommands.compactMap { $0.configuration.commandName }
        guard name != "help", !known.contains(name) else { return }
        throw Failure(
            .usage, "\(name) is no command; \(NearestName.advice(for: name, among: known))")
    }

    /// Says what is to be said and ends the process.
    private static func end(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        if code == .success {
            // Help or a version, which is what was asked for.
            try? Console.write(Array("\(fullMessage(for: error))\n".utf8))
            Glibc.exit(ExitStatus.fine.rawValue)
        }
        if code == .validationFailure {
            Console.note("daybook: \(withoutLabel(fullMessage(for: error)))")
            Glibc.exit(ExitStatus.usage.rawValue)
        }
        let ending = Ending(error)
        if let message = ending.message { Console.note("daybook: \(message)") }
        Glibc.exit(ending.status)
    }

    private static func withoutLabel(_ message: String) -> String {
        let label = "Error: "
        return message.hasPrefix(label) ? String(message.dropFirst(label.count)) : message
    }
}

/// What this program is.
enum Release {
    static let version = "0.1.0"
}
