import ArgumentParser
import Queries

struct ForecastCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast", abstract: "Payouts to come, and why they have changed.",
        discussion: """
            By payee and month, from the month of --as-of on: payouts that are scheduled and on \
            their way; what is committed, because it will be payable on the month's pay date; what \
            is carried to the next month, and why; and what will still be held on the pay date, by \
            invoice, until which day and for what. All amounts are in the programme's currency. \
            Scheduled, committed and carried are before withholding; net is what is left of \
            scheduled and committed together.

            The pipeline is sales, not commission: the value of the protected deals by the month \
            in which they are expected to close, weighted by stage (accepted 10 %, qualified 20 %, \
            developed 40 %, proposed 60 %, negotiated 80 %). Deals that are expected on no day, or \
            on one in an earlier month, stand in a row without a month.

            --since-known shows instead how scheduled and committed together have changed since \
            the book knew less, as of the same day, and which events changed them by how much. An \
            event's amount is all that it has changed: what lifts a payee over the threshold has \
            moved what waited below it, too.

            EXAMPLES
              daybook forecast
              daybook forecast P-101 --months 6 -O json
              daybook forecast --as-of 2025-03-10 --known-at 2025-03-10T18:00:00Z
              daybook forecast P-101 --since-known 4711
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "One payee; all without it.", completion: Completing.names(of: .partner))
    var payee: String?

    @Option(help: "How many months, 1 to 60.")
    var months: Int = 3

    @Option(
        parsing: .unconditional,
        help: "Position, or instant: what has changed since the book knew no more than that.",
        transform: OptionValue.knownAt)
    var sinceKnown: KnownAt?

    func validate() throws {
        guard (1...60).contains(months) else {
            throw ValidationError("--months \(months) is not between 1 and 60")
        }
    }

    func run() throws {
        if let sinceKnown {
            try query.answer(
                ForecastDifferenceQuery(payee: payee, months: months, since: sinceKnown))
        } else {
            try query.answer(ForecastQuery(payee: payee, months: months))
        }
    }
}
