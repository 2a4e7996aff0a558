import ArgumentParser
import Queries

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "How far the log and its read models have come.",
        discussion: """
            `lag` is how many events a stored model lies behind the log; whoever asks folds them \
            in memory. Digests are worked out over all rows of a model; leave them out on a \
            large book with --quick.

            EXAMPLES
              daybook status
              daybook status --quick -O json
            """)

    @OptionGroup var book: BookOptions

    @OptionGroup var output: OutputOptions

    @Flag(help: "Without the digests.")
    var quick = false

    func run() throws {
        try Asking(book: book, output: output).answer(StatusQuery(hasDigests: !quick))
    }
}
