import ArgumentParser
import Queries

struct TiersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tiers", abstract: "Tiers of partners, their history, the way to the next.",
        discussion: """
            Without --as-of the tiers that a partner came to, one after the other; with it, the \
            one that it holds on that day. --history prints the tiers through that day: with it a \
            citation, given back, prints the same again.

            EXAMPLES
              daybook tiers P-101
              daybook tiers --as-of 2025-07-01
              daybook tiers P-101 --history --as-of 2025-07-01
              daybook tiers P-101 --next
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "One partner; all without it.", completion: Completing.names(of: .partner))
    var partner: String?

    @Flag(help: "What is missing to the next tier.")
    var next = false

    @Flag(help: "The tiers one after the other, through the date where one is given.")
    var history = false

    func validate() throws {
        if history, next {
            throw ValidationError("--history is what was, --next what is missing; give one of them")
        }
    }

    func run() throws {
        if next {
            try query.answer(NextTierQuery(partner: partner))
        } else {
            try query.answer(TiersQuery(partner: partner, isHistory: history ? true : nil))
        }
    }
}
