import ArgumentParser
import Queries

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "How far the log and its read models have come.",
        discussion: """
            `lag` is how many events a stored model lies behind the log; whoever asks folds them \
            in memory. --as-of and --known-at are those of the book as it stands, as its citation \
            names them; others are refused. Digests are worked out over all rows of a model; leave them out on a \
            large book with --quick.

            EXAMPLES
              daybook status
              daybook status --quick -O json
            """)

    @OptionGroup var query: QueryOptions

    @Flag(help: "Without the digests.")
    var quick = false

    func run() throws {
        try query.answer(StatusQuery(hasDigests: !quick))
    }
}
