import ArgumentParser
import Events

struct ApprovePayoutsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Approves a run that somebody else scheduled.",
        discussion: """
            EXAMPLE
              daybook payout approve run-2025-03 --actor u-fin-2:finance --on 2025-03-11
            """)

    @OptionGroup var book: BookOptions

    @Argument(
        help: ArgumentHelp("The run.", valueName: "run"), completion: Completing.names(of: .run))
    var runID: String

    @OptionGroup(title: "Envelope") var event: EventOptions

    @Flag(help: "Decide, record nothing.")
    var dryRun = false

    @OptionGroup var summary: SummaryFormat

    func run() throws {
        let body = PayoutRunApproved(runId: runID)
        let draft = try event.draft(
            .payoutRunApproved(body), id: EventOptions.newID(.payoutRunApproved))
        try SingleEvent.record(draft, in: book, summary.format, isDryRun: dryRun)
    }
}
