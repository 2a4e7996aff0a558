import Accounting
import ArgumentParser
import Queries

struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "The journal entries, with lines, slices and inputs.",
        discussion: """
            An entry's name is the position of the event that caused it and its number under \
            that event. The JSON forms show lines, slices and inputs as well.

            EXAMPLES
              daybook journal P-101 --in-period 2025-03
              daybook journal --document invoice/INV-1001 -O json
              daybook journal P-101 --bases
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "One payee; all without it.", completion: Completing.names(of: .partner))
    var payee: String?

    @Option(help: "Only entries of this kind.")
    var kind: EntryKind?

    @Option(help: "Only this component's.", completion: Completing.names(of: .component))
    var component: String?

    @Option(
        help: "Only this document's: invoice/ID, credit/ID, payout/ID or fund/ID.",
        completion: Completing.names(of: .document))
    var document: String?

    @Option(
        parsing: .unconditional, help: "The earning period that entries are about.",
        completion: Completing.names(of: .period), transform: OptionValue.period)
    var forPeriod: Period?

    @Option(
        parsing: .unconditional, help: "The earning period in which entries are booked.",
        completion: Completing.names(of: .period), transform: OptionValue.period)
    var inPeriod: Period?

    @Flag(help: "The credited bases of the documents' lines instead of the entries.")
    var bases = false

    func validate() throws {
        guard bases else { return }
        let other = [
            ("--kind", kind != nil), ("--component", component != nil),
            ("--for-period", forPeriod != nil), ("--in-period", inPeriod != nil),
        ]
        guard let (name, _) = other.first(where: \.1) else { return }
        throw ValidationError("\(name) is about entries, and --bases shows none")
    }

    func run() throws {
        if bases {
            try query.answer(BasesQuery(payee: payee, document: document))
            return
        }
        var journal = JournalQuery()
        journal.payee = payee
        journal.kind = kind
        journal.component = component
        journal.document = document
        journal.forPeriod = forPeriod
        journal.inPeriod = inPeriod
        try query.answer(journal)
    }
}
