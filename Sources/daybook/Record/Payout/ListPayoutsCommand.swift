import ArgumentParser
import Queries
import ReadModels

struct ListPayoutsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Payouts, and what has become of them.",
        discussion: """
            Gross, withheld and net are in the programme's currency; pay is what goes to the \
            payee, in the currency beside it.

            EXAMPLES
              daybook payout list --run run-2025-03
              daybook payout list --payee P-101 --state failed -O json
            """)

    @OptionGroup var query: QueryOptions

    @Option(
        name: .customLong("run"), help: ArgumentHelp("Only this run's.", valueName: "run"),
        completion: Completing.names(of: .run))
    var runID: String?

    @Option(help: "Only this payee's.", completion: Completing.names(of: .partner))
    var payee: String?

    @Option(
        help: "Only those in this state.",
        completion: .list(PayoutState.allCases.map(\.name)))
    var state: String?

    func validate() throws {
        guard let state, Self.state(state) == nil else { return }
        let known = PayoutState.allCases.map(\.name).joined(separator: ", ")
        throw ValidationError("\(state) is no state of a payout; use one of \(known)")
    }

    private static func state(_ name: String) -> PayoutState? {
        PayoutState.allCases.first { $0.name == name }
    }

    func run() throws {
        var payouts = PayoutsQuery()
        payouts.run = runID
        payouts.payee = payee
        payouts.state = state.flatMap(Self.state)
        try query.answer(payouts)
    }
}
