import Accounting
import ArgumentParser
import Queries

struct BalanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance", abstract: "What is held, payable, scheduled, paid and withheld.",
        discussion: """
            EXAMPLES
              daybook balance
              daybook balance P-101 --by component,period
              daybook balance P-101 --as-of 2025-03-31 --known-at 2025-04-15T00:00:00Z -O json
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "One payee; all without it.")
    var payee: String?

    @Option(help: "What a row is for: payee,component,period,in-period,account.")
    var by: String = "payee"

    func run() throws {
        let groupings = try by.split(separator: ",").map { name in
            guard let grouping = BalanceQuery.Grouping(rawValue: String(name)) else {
                throw ValidationError(
                    "\(name) is no grouping; use payee, component, period, in-period or account")
            }
            return grouping
        }
        try query.answer(columns: BalanceQuery.columns) { book, asOf, knownAt in
            try BalanceQuery(payee: payee, groupings: groupings)
                .run(book, asOf: asOf, knownAt: knownAt)
        }
    }
}

struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "The journal entries, with lines, slices and inputs.",
        discussion: """
            EXAMPLES
              daybook journal P-101 --in-period 2025-03
              daybook journal --document invoice/INV-1001 -O json
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "One payee; all without it.")
    var payee: String?

    @Option(help: "accrued, released, forfeited, reinstated, adjusted, drawn, scheduled …")
    var kind: String?

    @Option(help: "Only this component's.")
    var component: String?

    @Option(help: "invoice/ID or credit/ID.")
    var document: String?

    @Option(help: "The earning period that entries are about.")
    var forPeriod: Period?

    @Option(help: "The earning period in which entries are booked.")
    var inPeriod: Period?

    @Flag(help: "The credited bases instead of the entries.")
    var bases = false

    func run() throws {
        if bases {
            try query.answer(columns: BasesQuery.columns) { book, asOf, knownAt in
                try BasesQuery(payee: payee, document: document)
                    .run(book, asOf: asOf, knownAt: knownAt)
            }
            return
        }
        var journal = JournalQuery()
        journal.payee = payee
        journal.component = component
        journal.document = document
        journal.forPeriod = forPeriod
        journal.inPeriod = inPeriod
        if let kind {
            guard let known = EntryKind(name: kind) else {
                throw ValidationError("\(kind) is no kind of entry")
            }
            journal.kind = known
        }
        try query.answer(columns: JournalQuery.columns) { book, asOf, knownAt in
            try journal.run(book, asOf: asOf, knownAt: knownAt)
        }
    }
}

struct StatementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement", abstract: "Opening, movements and closing of a payee's period.",
        discussion: "EXAMPLE\n  daybook statement P-101 --period 2025-03")

    @OptionGroup var query: QueryOptions

    @Argument(help: "The payee.")
    var payee: String

    @Option(help: "The earning period.")
    var period: Period

    func run() throws {
        try query.answer(columns: StatementQuery.columns) { book, asOf, knownAt in
            try StatementQuery(payee: payee, period: period)
                .run(book, asOf: asOf, knownAt: knownAt)
        }
    }
}
