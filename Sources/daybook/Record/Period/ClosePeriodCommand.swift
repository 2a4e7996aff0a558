import Accounting
import ArgumentParser
import Events
import Queries

struct ClosePeriodCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Closes an earning period.",
        discussion: """
            The event states what every payee accrued and was adjusted by, as the journal has \
            it. From then on nothing is booked in the period.

            EXAMPLE
              daybook period close 2025-01 --actor u-fin-2:finance --on 2025-02-05
            """)

    @OptionGroup var book: BookOptions

    @Argument(
        help: "The period.",
        completion: Completing.names(of: .period), transform: OptionValue.period)
    var period: Period

    @OptionGroup(title: "Envelope") var event: EventOptions

    @Flag(help: "Decide, record nothing.")
    var dryRun = false

    @OptionGroup var summary: SummaryFormat

    func run() throws {
        let body = try Asking(book: book).withReader { reader in
            let models = try reader.modelsAtHead()
            let totals = try models.openTotals()[period] ?? []
            return PeriodClosed(
                programme: try reader.programme(), period: "\(period)",
                totals: try totals.map { total in
                    PeriodTotal(
                        payeeId: try models.partners.id(of: total.payee), currency: total.currency,
                        accrued: Money(minorUnits: total.accrued, currency: total.currency),
                        adjusted: Money(minorUnits: total.adjusted, currency: total.currency))
                },
                digest: .zero)
        }
        let draft = try event.draft(.periodClosed(body), id: EventOptions.newID(.periodClosed))
        try SingleEvent.record(draft, in: book, summary.format, isDryRun: dryRun)
    }
}
