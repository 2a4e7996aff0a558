import ArgumentParser
import Queries

struct PlanPayoutsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "What a run would pay, and who is carried and why.",
        discussion: """
            Everyone is shown to whom something is payable on the pay date, or who owes. A payee \
            is carried to the next run for one of these reasons: below_threshold, \
            profile_not_complete, suspended, nothing_left (all of it would be withheld, or it \
            comes to nothing in the payee's currency), no_rate. Nothing is recorded.

            EXAMPLES
              daybook payout plan --month 2025-03
              daybook payout plan --month 2025-03 --known-at 4711 -O json
            """)

    @OptionGroup var query: QueryOptions

    @OptionGroup var month: MonthOption

    func run() throws {
        try query.answer(PayoutPlanQuery(month: month.month))
    }
}
