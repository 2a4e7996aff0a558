import ArgumentParser
import Queries

struct SalesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sales", abstract: "Invoices and unlinked credits, line by line.",
        discussion: """
            `retained` is what credits have left of a line. What was paid is the invoice's, and \
            stands on its first line, so that the column can be added up. One document by name \
            may be a credit too; an invoice then shows the credits that are linked to it.

            EXAMPLES
              daybook sales INV-1001
              daybook sales credit/CR-1001
              daybook sales --partner P-101 --from 2025-01-01 --to 2025-03-31 -O csv
            """)

    @OptionGroup var query: QueryOptions

    @Argument(
        help: "One invoice or credit: its id, invoice/ID or credit/ID; all without it.",
        completion: Completing.names(of: .sale))
    var document: String?

    @Option(
        help: "Only what this partner sold, or what is credited to it.",
        completion: Completing.names(of: .partner))
    var partner: String?

    @Option(help: "Only what was sold on this deal.", completion: Completing.names(of: .deal))
    var deal: String?

    @OptionGroup(title: "Dated") var range: DateRange

    func run() throws {
        var sales = SalesQuery()
        sales.document = document
        sales.partner = partner
        sales.deal = deal
        sales.from = range.from
        sales.to = range.to
        try query.answer(sales)
    }
}
