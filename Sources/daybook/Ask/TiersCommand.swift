import ArgumentParser
import Queries

struct TiersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tiers", abstract: "Tiers of partners, their history, the way to the next.",
        discussion: """
            Without --as-of the tiers that a partner came to, one after the other; with it, the \
            one that it holds on that day.

            EXAMPLES
              daybook tiers P-101
              daybook tiers --as-of 2025-07-01
              daybook tiers P-101 --next
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "One partner; all without it.")
    var partner: String?

    @Flag(help: "What is missing to the next tier.")
    var next = false

    func run() throws {
        if next {
            try query.answer(NextTierQuery(partner: partner))
        } else {
            try query.answer(TiersQuery(partner: partner))
        }
    }
}
