import Accounting
import ArgumentParser
import Queries

struct ShowStatementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Opening, movements and closing of a payee's period.",
        discussion: """
            What was owed when the period began (held, payable and scheduled together), what \
            moved it, what is owed at its end. `accrued` is grouped by component, `adjusted` by \
            what was done: adjusted, drawn, reinstated, forfeited. Of payouts, `paid` counts \
            what was settled and what was withheld. Below the closing stands what moved between \
            held, payable and scheduled. Every line names its journal entry and the positions \
            of the events that the entry follows from.

            The statement is checked before it is printed: opening + accrued + adjusted - paid \
            is the closing, both ends are what stands on the accounts, and the lines sum to the \
            figures. Where they do not, nothing is printed and the status is 1.

            CSV has one row with the figures; journal P-101 --in-period 2025-03 -O csv has the \
            lines. The JSON forms have the entries in `movements` and the sums in `groups`.

            EXAMPLES
              daybook statement P-101 --period 2025-03
              daybook statement show P-101 --period 2025-Q1 --known-at 4711 -O json
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "The payee.", completion: Completing.names(of: .partner))
    var payee: String

    @Option(
        parsing: .unconditional, help: "The earning period.",
        completion: Completing.names(of: .period), transform: OptionValue.period)
    var period: Period

    func run() throws {
        try query.answer(
            StatementQuery(payee: payee, period: period, isSheet: query.output.format == .text))
    }
}
