import Accounting
import ArgumentParser
import Events
import Queries

struct ReopenPeriodCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Opens a closed earning period again.",
        discussion: """
            Two people approve it, of whom the actor may be one, and a reason is given.

            EXAMPLE
              daybook period reopen 2025-01 --actor u-fin-2:finance --approver u-fin-2 \
            --approver u-aud-1 --reason "late-invoice: INV-1 was not on file"
            """)

    @OptionGroup var book: BookOptions

    @Argument(
        help: "The period.",
        completion: Completing.names(of: .period), transform: OptionValue.period)
    var period: Period

    @Option(help: "Who approves it; twice, two different people.")
    var approver: [String]

    @OptionGroup(title: "Envelope") var event: EventOptions

    @Flag(help: "Decide, record nothing.")
    var dryRun = false

    @OptionGroup var summary: SummaryFormat

    func validate() throws {
        guard approver.count == 2 else {
            throw ValidationError("two approvers are needed: give --approver twice")
        }
    }

    func run() throws {
        let programme = try Asking(book: book).withReader { try $0.programme() }
        let body = PeriodReopened(
            programme: programme, period: "\(period)", approvers: approver)
        let draft = try event.draft(.periodReopened(body), id: EventOptions.newID(.periodReopened))
        try SingleEvent.record(draft, in: book, summary.format, isDryRun: dryRun)
    }
}
