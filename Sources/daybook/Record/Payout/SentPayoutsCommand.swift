import ArgumentParser
import Commands
import Events

struct SentPayoutsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sent", abstract: "An approved run was sent to the bank.",
        discussion: """
            The event keeps the SHA-256 of the file that was sent: of --file, or stated.

            EXAMPLES
              daybook payout sent run-2025-03 --file pain001.xml --message-id MSG-3 \
            --actor u-fin-1:finance --on 2025-03-13
              daybook payout sent run-2025-03 --file-hash \
            e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 \
            --message-id MSG-3 --actor u-fin-1:finance
            """)

    @OptionGroup var book: BookOptions

    @Argument(
        help: ArgumentHelp("The run.", valueName: "run"), completion: Completing.names(of: .run))
    var runID: String

    @Option(help: "The file that was sent.", completion: .file())
    var file: String?

    @Option(
        help: ArgumentHelp("Its SHA-256, where it is not at hand.", valueName: "hex"),
        transform: { text in
            guard let hash = ContentHash(hex: text) else {
                throw ValidationError("expected 64 lower-case hexadecimal digits")
            }
            return hash
        })
    var fileHash: ContentHash?

    @Option(help: "The id of the message to the bank.")
    var messageId: String

    @OptionGroup(title: "Envelope") var event: EventOptions

    @Flag(help: "Decide, record nothing.")
    var dryRun = false

    @OptionGroup var summary: SummaryFormat

    func validate() throws {
        guard (file == nil) != (fileHash == nil) else {
            throw ValidationError("give --file, or --file-hash where the file is not at hand")
        }
    }

    func run() throws {
        let hash =
            try file.map { ContentHash.sha256(of: try TextFile.read($0, limit: 256 << 20)) }
            ?? fileHash
        let body = PayoutSent(runId: runID, fileHash: hash ?? .zero, messageId: messageId)
        let draft = try event.draft(.payoutSent(body), id: EventOptions.newID(.payoutSent))
        try SingleEvent.record(draft, in: book, summary.format, isDryRun: dryRun)
    }
}
