import Accounting
import ArgumentParser

struct PayoutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payout", abstract: "Plans, runs and follows payouts.",
        discussion: """
            A run is planned by one person and approved by another, sent to the bank, and then \
            every payout is settled or has failed. What failed is payable again.

            EXAMPLES
              daybook payout plan --month 2025-03
              daybook payout run --month 2025-03 --actor u-fin-1:finance --on 2025-03-10
              daybook payout approve run-2025-03 --actor u-fin-2:finance --on 2025-03-11
              daybook payout sent run-2025-03 --file pain001.xml --message-id MSG-3 \
            --actor u-fin-1:finance --on 2025-03-13
              daybook payout settle run-2025-03/P-101 --actor bank:system --on 2025-03-14
            """,
        subcommands: [
            PlanPayoutsCommand.self, ListPayoutsCommand.self, RunPayoutsCommand.self,
            ApprovePayoutsCommand.self, SentPayoutsCommand.self, SettlePayoutCommand.self,
            FailPayoutCommand.self,
        ])
}

/// The month in which a run pays.
struct MonthOption: ParsableArguments {
    @Option(
        parsing: .unconditional, help: "The month in which it pays, as 2025-03.",
        transform: OptionValue.month)
    var month: Period
}
