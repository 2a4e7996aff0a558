import ArgumentParser
import Queries

struct DealsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deals", abstract: "Registered deals and how they are protected.",
        discussion: """
            The state is that on the --as-of date, and so are the owner and the protection that \
            --partner and --expiring-within look at. The columns partner and protectUntil are as \
            last known; partnerAsOf and protectUntilAsOf, in the JSON forms, are those of the \
            date. What else came after it is blank. One deal by name shows its conflicts as well.

            EXAMPLES
              daybook deals D-1
              daybook deals --state protected --expiring-within 30
              daybook deals --partner P-101 --from 2025-01-01 --to 2025-03-31
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "One deal; all without it.", completion: Completing.names(of: .deal))
    var deal: String?

    @Option(help: "Only deals in this state.", completion: .list(DealsQuery.states))
    var state: String?

    @Option(
        help: "Only deals that this partner owned on the date.",
        completion: Completing.names(of: .partner))
    var partner: String?

    @Option(help: "Only where the customer's name has this in it.")
    var customer: String?

    @Option(help: "Only protected ones whose protection ends within this many days.")
    var expiringWithin: Int?

    @OptionGroup(title: "First submitted") var range: DateRange

    func run() throws {
        var deals = DealsQuery()
        deals.deal = deal
        deals.state = state
        deals.partner = partner
        deals.customer = customer
        deals.expiringWithin = expiringWithin
        deals.from = range.from
        deals.to = range.to
        try query.answer(deals)
    }
}
