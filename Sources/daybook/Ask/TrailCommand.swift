import ArgumentParser
import Queries

struct TrailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trail", abstract: "Who did what, when, and when the book learned it.",
        discussion: """
            The subject is any stream (partner/P-101, deal/D-1, invoice/INV-1, fx/EUR/USD …), \
            an actor (actor/u-3) or a batch (correlation/B-1). The kind may be left out where \
            the id is that of one subject only. Events of other subjects that name it are shown \
            with its own.

            EXAMPLES
              daybook trail deal/D-1
              daybook trail actor/u-3 --from 2025-01-01 --to 2025-03-31
              daybook trail P-101 -O json
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "The subject.", completion: Completing.names(of: .stream))
    var subject: String

    @OptionGroup(title: "Effective") var range: DateRange

    func run() throws {
        var trail = TrailQuery(subject: subject)
        trail.from = range.from
        trail.to = range.to
        try query.answer(trail)
    }
}
