import Accounting
import ArgumentParser
import Queries

struct LeadsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leads", abstract: "Leads, to whom they were offered, what became of them.",
        discussion: """
            The state is that at the instant --at, or at the end of the --as-of date; an offer \
            that was not answered in time has timed out. --partner looks at the offer that stood \
            then. The column partner is as last known, partnerAsOf in the JSON forms that of the \
            instant; what else came after it is blank.

            EXAMPLES
              daybook leads L-7 --at 2025-01-12T09:30:00Z
              daybook leads --state timed_out --partner P-101
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "One lead; all without it.", completion: Completing.names(of: .lead))
    var lead: String?

    @Option(
        parsing: .unconditional, help: "The instant that the state is asked for.",
        transform: OptionValue.instant)
    var at: Instant?

    @Option(help: "Only leads in this state.", completion: .list(LeadsQuery.states))
    var state: String?

    @Option(
        help: "Only those whose last offer by then was to this partner.",
        completion: Completing.names(of: .partner))
    var partner: String?

    @OptionGroup(title: "Last offered") var range: DateRange

    func run() throws {
        var leads = LeadsQuery()
        leads.lead = lead
        leads.at = at
        leads.state = state
        leads.partner = partner
        leads.from = range.from
        leads.to = range.to
        try query.answer(leads)
    }
}
