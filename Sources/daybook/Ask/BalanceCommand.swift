import ArgumentParser
import Queries

struct BalanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance", abstract: "What is held, payable, scheduled, paid and withheld.",
        discussion: """
            Sums over the journal: what is effective by --as-of, of what the book knew at \
            --known-at. `payable` is what is owed to the payee; below zero, what the payee owes.

            --by account sums the lines of the entries, under the names that journal -O json \
            prints. There a debit is above zero and a credit below: what a payee is owed stands \
            below zero on liability:payable:P-101, its cost above zero on \
            expense:commission:base, and all accounts together sum to zero.

            EXAMPLES
              daybook balance
              daybook balance P-101 --by component,period
              daybook balance --by in-period,account -O csv
              daybook balance P-101 --as-of 2025-03-31 --known-at 2025-04-15T00:00:00Z -O json
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "One payee; all without it.", completion: Completing.names(of: .partner))
    var payee: String?

    @Option(
        help: "What a row is for: payee, component, period, in-period, account, with commas.",
        completion: .list(BalanceQuery.Grouping.allCases.map(\.rawValue)))
    var by: String = "payee"

    func run() throws {
        let groupings = try by.split(separator: ",").map { name in
            guard let grouping = BalanceQuery.Grouping(rawValue: String(name)) else {
                throw Failure(
                    .usage,
                    "\(name) is no grouping; use payee, component, period, in-period or account")
            }
            return grouping
        }
        try query.answer(BalanceQuery(payee: payee, groupings: groupings))
    }
}
