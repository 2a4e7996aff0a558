import Accounting
import ArgumentParser
import Queries

struct RestatementReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restatement",
        abstract: "What was believed, what is believed now, and the events in between.",
        discussion: """
            Compares what the book said at two positions about the periods that it knew at the \
            earlier one. Only payees whom an event has moved are shown, or the one that is named. \
            The amounts of the events sum to the change; where they do not, the status is 1 and \
            nothing is printed.

            Entries count whatever their date: a correction of a closed period, or rules for the \
            past, are dated later. What is about later periods is left out, as are, in the period \
            of the latest date known at --from-known, documents that are dated later: new sales \
            are no restatement. A lapse counts from its day on, and is told of the event that \
            posted it ahead.

            --period compares all that is about an earning period, --in-period all that is booked \
            in one. --as-of limits both beliefs to what is effective by a date.

            --figure earned (the default) compares what was accrued, adjusted, drawn and \
            reinstated, less what was forfeited; owed compares held + payable + scheduled; paid \
            what was settled and withheld. Payouts are about the period of their pay date.

            EXAMPLES
              daybook report restatement --from-known 2025-04-15T00:00:00Z
              daybook report restatement --from-known 4711 --to-known 5200 --period 2025-03
              daybook report restatement P-101 --from-known 4711 --as-of 2025-03-31 \
            --figure owed -O json
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "One payee; all without it.", completion: Completing.names(of: .partner))
    var payee: String?

    @Option(
        parsing: .unconditional, help: "Position, or instant, of what was believed.",
        transform: OptionValue.knownAt)
    var fromKnown: KnownAt

    @Option(
        parsing: .unconditional,
        help: "Position, or instant, of what is believed: the same as --known-at.",
        transform: OptionValue.knownAt)
    var toKnown: KnownAt?

    @Option(help: "What is compared.")
    var figure: RestatementQuery.Figure = .earned

    @Option(
        parsing: .unconditional, help: "The earning period that entries are about.",
        completion: Completing.names(of: .period), transform: OptionValue.period)
    var period: Period?

    @Option(
        parsing: .unconditional, help: "The earning period in which entries are booked.",
        completion: Completing.names(of: .period), transform: OptionValue.period)
    var inPeriod: Period?

    func validate() throws {
        guard toKnown != nil, query.knownAt != nil else { return }
        throw ValidationError("--to-known and --known-at say the same; give one of them")
    }

    func run() throws {
        var restatement = RestatementQuery(fromKnown: fromKnown, payee: payee, figure: figure)
        restatement.period = period
        restatement.inPeriod = inPeriod
        var asking = query.asking
        if let toKnown {
            asking.knownAt = toKnown
            asking.knownAtName = "--to-known"
        }
        try asking.answer(restatement)
    }
}

extension RestatementQuery.Figure: ExpressibleByArgument {}
