import Accounting
import ArgumentParser
import Events
import Queries

struct IssueStatementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue", abstract: "Records the statement of a payee's period.",
        discussion: """
            The event states the figures as the journal has them now, and the digest of the \
            entries that are booked in the period.

            EXAMPLE
              daybook statement issue P-101 --period 2025-03 --actor u-fin-1:finance \
            --on 2025-04-05
            """)

    @OptionGroup var book: BookOptions

    @Argument(help: "The payee.", completion: Completing.names(of: .partner))
    var payee: String

    @Option(
        parsing: .unconditional, help: "The earning period.",
        completion: Completing.names(of: .period), transform: OptionValue.period)
    var period: Period

    @Option(
        help: ArgumentHelp(
            "The statement's id; PAYEE-PERIOD by default, with a number behind it where that is "
                + "taken.", valueName: "id"))
    var statement: String?

    @OptionGroup(title: "Envelope") var event: EventOptions

    @Flag(help: "Decide, record nothing.")
    var dryRun = false

    @OptionGroup var summary: SummaryFormat

    func run() throws {
        let body = try Asking(book: book).withReader { reader in
            let id = try statement ?? reader.freeID(.statement, "\(payee)-\(period)")
            return try reader.statement(of: payee, in: period, named: id)
        }
        let draft = try event.draft(
            .statementIssued(body), id: EventOptions.newID(.statementIssued))
        try SingleEvent.record(draft, in: book, summary.format, isDryRun: dryRun)
    }
}
