import ArgumentParser
import Queries

struct DrawsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draws", abstract: "What is left to recover of the draws that were paid.",
        discussion: """
            Draws are settled when a period is closed. The balance is what a payee was paid in \
            advance and has not earned back: asset:draw in the journal. What need not be paid back \
            is no part of it.

            EXAMPLES
              daybook draws
              daybook draws P-101 --as-of 2025-04-30
            """)

    @OptionGroup var query: QueryOptions

    @Argument(
        help: "One payee; all that the rules pay a draw without it.",
        completion: Completing.names(of: .partner))
    var payee: String?

    func run() throws {
        try query.answer(DrawsQuery(payee: payee))
    }
}
