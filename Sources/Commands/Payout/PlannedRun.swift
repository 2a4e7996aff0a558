import Accounting
import Events
import ReadModels

extension PayoutPlan {
    /// The events of a run that pays what is due, as they are recorded together. Digests are left
    /// to the book. nil where nothing is due.
    ///
    /// A payout is named after the run and the payee: `R-7/P-100`.
    package func run(named run: String) throws -> [EventBody]? {
        guard !due.isEmpty else { return nil }
        var totals: [Money] = []
        var payouts: [EventBody] = []
        for item in due {
            guard let division = item.division else { continue }
            if let known = totals.firstIndex(where: { $0.currency == division.pay.currency }) {
                totals[known] = try totals[known].adding(division.pay)
            } else {
                totals.append(division.pay)
            }
            payouts.append(
                .payoutScheduled(
                    PayoutScheduled(
                        payoutId: "\(run)/\(item.payeeID)", runId: run, payeeId: item.payeeID,
                        gross: item.gross,
                        withheld: division.withheld.map {
                            Withholding(kind: $0.kind, amount: $0.amount)
                        },
                        net: division.net, pay: division.pay, fxRate: division.rate,
                        digest: .zero)))
        }
        let head = PayoutRunScheduled(
            runId: run, payOn: terms.payOn, knownAt: terms.knownAt,
            rulesets: [terms.version.number], count: UInt32(payouts.count),
            totals: totals.sorted { $0.currency < $1.currency }, digest: .zero)
        return [.payoutRunScheduled(head)] + payouts
    }
}
