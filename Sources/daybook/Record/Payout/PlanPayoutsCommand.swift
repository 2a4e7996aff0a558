import ArgumentParser
import Commands
import Queries

struct PlanPayoutsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "What a run would pay, and who is carried and why.",
        discussion: """
            Everyone is shown to whom something is payable on the pay date, or who owes. A payee \
            is carried to the next run for one of these reasons: below_threshold, \
            profile_not_complete, suspended, nothing_left (all of it would be withheld, or it \
            comes to nothing in the payee's currency), no_rate. Nothing is recorded.

            Where no run can be made for the month, because one that pays later stands or an \
            earlier one is not approved yet, the plan says so: as refused and reason, above the \
            rows and in JSON beside them, with -O csv and -O ndjson on standard error. The status \
            is 0.

            EXAMPLES
              daybook payout plan --month 2025-03
              daybook payout plan --month 2025-03 --known-at 4711 -O json
            """)

    @OptionGroup var query: QueryOptions

    @OptionGroup var month: MonthOption

    func run() throws {
        try query.answer(
            PayoutPlanQuery(month: month.month) { models, payOn in
                let order = try RunOrder(models.payouts)
                guard let refusal = order.refusal(payingOn: payOn) else { return nil }
                // These forms print rows only.
                if !query.output.hasCitation {
                    query.book.note("no run can be made for \(month.month): \(refusal.message)")
                }
                return PayoutPlanQuery.Obstacle(name: refusal.name, message: refusal.message)
            })
    }
}
