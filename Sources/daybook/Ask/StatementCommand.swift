import Accounting
import ArgumentParser
import Queries

struct StatementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement", abstract: "Opening, movements and closing of a payee's period.",
        discussion: """
            Every movement names its entry, and the events that the entry follows from.

            EXAMPLES
              daybook statement P-101 --period 2025-03
              daybook statement P-101 --period 2025-Q1 --known-at 4711
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "The payee.", completion: Completing.names(of: .partner))
    var payee: String

    @Option(
        parsing: .unconditional, help: "The earning period.",
        completion: Completing.names(of: .period), transform: OptionValue.period)
    var period: Period

    func run() throws {
        try query.answer(StatementQuery(payee: payee, period: period))
    }
}
