import Accounting
import ArgumentParser
import Events
import Queries

struct SettlePayoutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle", abstract: "A payout that was sent has arrived.",
        discussion: """
            Without --amount what was to be paid. In another currency than the programme's more \
            or less may have arrived; the difference is income from exchange.

            EXAMPLES
              daybook payout settle run-2025-03/P-101 --actor bank:system --on 2025-03-14
              daybook payout settle run-2025-03/P-102 --amount 91.20 --bank-ref BR-17 \
            --actor bank:system --on 2025-03-14
            """)

    @OptionGroup var book: BookOptions

    @Argument(help: "The payout.", completion: Completing.names(of: .payout))
    var payout: String

    @Option(
        parsing: .unconditional,
        help: "What arrived, as 91.20, in the currency in which it was paid.")
    var amount: String?

    @Option(help: "The bank's reference.")
    var bankRef: String?

    @OptionGroup(title: "Envelope") var event: EventOptions

    @Flag(help: "Decide, record nothing.")
    var dryRun = false

    @OptionGroup var summary: SummaryFormat

    func run() throws {
        let pay = try Asking(book: book).withReader { try $0.payout(payout).pay }
        let amount = try self.amount.map { try Self.money($0, pay.currency) } ?? pay
        let body = PayoutSettled(payoutId: payout, amount: amount, bankRef: bankRef)
        let draft = try event.draft(.payoutSettled(body), id: EventOptions.newID(.payoutSettled))
        try SingleEvent.record(draft, in: book, summary.format, isDryRun: dryRun)
    }

    private static func money(_ text: String, _ currency: Currency) throws -> Money {
        do {
            return try Money(parsing: text, currency: currency)
        } catch {
            throw Failure(.usage, "--amount \(text): expected an amount in \(currency), as 91.20")
        }
    }
}
