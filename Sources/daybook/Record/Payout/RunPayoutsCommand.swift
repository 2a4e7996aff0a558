import Accounting
import ArgumentParser
import Commands
import Events
import Queries
import ReadModels

struct RunPayoutsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Schedules what is due in a month.",
        discussion: """
            Records the run and its payouts together, or nothing. The run is frozen at a \
            position of the log: what is recorded later is for the next one. The book adds the \
            digests of the run and of the entries that each payout pays. Somebody else approves \
            it. Where nothing is due nothing is recorded.

            EXAMPLES
              daybook payout run --month 2025-03 --actor u-fin-1:finance --on 2025-03-10
              daybook payout run --month 2025-03 --run R-7 --known-at 4711 --dry-run \
            --actor u-fin-1:finance
            """)

    @OptionGroup var book: BookOptions

    @OptionGroup var month: MonthOption

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp(
            "The run's id; run-MONTH by default, with a number behind it where that is taken.",
            valueName: "run"))
    var runID: String?

    @Option(
        parsing: .unconditional,
        help: "Position, or instant: what the book learned later is for the next run.",
        transform: OptionValue.knownAt)
    var knownAt: KnownAt?

    @OptionGroup(title: "Envelope") var event: EventOptions

    @Flag(help: "Decide, record nothing.")
    var dryRun = false

    @OptionGroup var summary: SummaryFormat

    func run() throws {
        let (plan, run) = try Asking(book: book).withReader { reader in
            let point = try reader.point(asOf: nil, knownAt: knownAt)
            let plan = try reader.modelsAtHead().payoutPlan(
                in: month.month, knownAt: point.knownAt)
            let id = try runID ?? reader.freeID(.run, "run-\(month.month)")
            return (plan, id)
        }
        for item in plan.carried {
            let reason = item.reason?.rawValue ?? ""
            book.note("carried: \(item.payeeID), \(item.gross), \(reason)")
        }
        let bodies = try plan.run(named: run) ?? []
        if bodies.isEmpty { book.note("nothing is due on \(plan.terms.payOn)") }
        try EventBatch.record(
            try bodies.map(draft), in: book, summary.format, isDryRun: dryRun)
    }

    /// What is said of the envelope is said of every event, but for what can only be one's own.
    private func draft(_ body: EventBody) throws -> EventDraft {
        var draft = try event.draft(body, id: EventOptions.newID(body.type))
        guard case .payoutScheduled(let payout) = body else { return draft }
        if let id = event.id { draft.id = "\(id)/\(payout.payeeId)" }
        draft.expectedVersion = nil
        return draft
    }
}
