import ArgumentParser
import Events

struct FailPayoutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fail", abstract: "A payout failed, and is payable again.",
        discussion: """
            Before it is sent a payout can be cancelled. Once sent, the bank may reject or return \
            it; it may come back even after it was settled.

            EXAMPLES
              daybook payout fail run-2025-03/P-101 --cause returned --code R03 \
            --actor bank:system --on 2025-03-18
              daybook payout fail run-2025-03/P-102 --cause cancelled --actor u-fin-1:finance
            """)

    @OptionGroup var book: BookOptions

    @Argument(help: "The payout.", completion: Completing.names(of: .payout))
    var payout: String

    @Option(help: "Why: bank_rejected, returned or cancelled.")
    var cause: PayoutFailureCause

    @Option(help: "The bank's code.")
    var code: String?

    @OptionGroup(title: "Envelope") var event: EventOptions

    @Flag(help: "Decide, record nothing.")
    var dryRun = false

    @OptionGroup var summary: SummaryFormat

    func run() throws {
        let body = PayoutFailed(payoutId: payout, cause: cause, code: code)
        let draft = try event.draft(.payoutFailed(body), id: EventOptions.newID(.payoutFailed))
        try SingleEvent.record(draft, in: book, summary.format, isDryRun: dryRun)
    }
}

extension PayoutFailureCause: ExpressibleByArgument {
    /// The name of a cause.
    public init?(argument: String) {
        self.init(name: argument)
    }

    /// The names of all causes.
    public static var allValueStrings: [String] { allCases.map(\.name) }
}
