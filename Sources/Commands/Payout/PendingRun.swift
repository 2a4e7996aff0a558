import Events

/// A run that is being decided, with the payouts that follow it in its transaction: none of it is
/// recorded unless all of it is.
package struct PendingRun {
    let run: PayoutRunScheduled
    let payouts: [PayoutScheduled]
}

extension PendingRun {
    /// The SHA-256 of the run's payouts, in their order, in canonical form.
    var digest: ContentHash {
        var rows = CanonicalRows()
        for payout in payouts {
            let withheld = payout.withheld.map { "\($0.kind)=\($0.amount.amountText)" }
            rows.add([
                payout.payoutId, payout.payeeId, payout.gross.amountText,
                withheld.joined(separator: ","), payout.net.amountText,
                payout.net.currency.code, payout.fxRate.map { "\($0)" } ?? "",
                payout.pay.amountText, payout.pay.currency.code,
            ])
        }
        return rows.finish()
    }
}
