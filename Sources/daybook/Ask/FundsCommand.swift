import ArgumentParser
import Queries

struct FundsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "funds", abstract: "Market development funds and where their money is.",
        discussion: """
            What was allocated is available, reserved by an approval, approved and not paid yet, \
            reimbursed or expired: the columns add up. One fund by name shows its requests as well.

            EXAMPLES
              daybook funds F-1 --as-of 2025-12-31
              daybook funds --partner P-101 -O csv
            """)

    @OptionGroup var query: QueryOptions

    @Argument(help: "One fund; all without it.", completion: Completing.names(of: .fund))
    var fund: String?

    @Option(help: "Only this partner's.", completion: Completing.names(of: .partner))
    var partner: String?

    @OptionGroup(title: "First allocated") var range: DateRange

    func run() throws {
        var funds = FundsQuery()
        funds.fund = fund
        funds.partner = partner
        funds.from = range.from
        funds.to = range.to
        try query.answer(funds)
    }
}
