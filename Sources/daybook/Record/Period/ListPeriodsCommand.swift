import Accounting
import ArgumentParser
import Queries

struct ListPeriodsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Which periods are closed, with their totals.",
        discussion: """
            A closed period shows what its closing stated, an open one what it would state now.

            EXAMPLES
              daybook period list
              daybook period list 2025-01 -O json
            """)

    @OptionGroup var query: QueryOptions

    @Argument(
        help: "One period; all without it.",
        completion: Completing.names(of: .period), transform: OptionValue.period)
    var period: Period?

    @Option(help: "Only open, or only closed ones.", completion: .list(["open", "closed"]))
    var state: String?

    func validate() throws {
        guard let state, state != "open", state != "closed" else { return }
        throw ValidationError("\(state) is no state of a period; use open or closed")
    }

    func run() throws {
        var periods = PeriodsQuery()
        periods.period = period
        periods.isClosed = state.map { $0 == "closed" }
        try query.answer(periods)
    }
}
