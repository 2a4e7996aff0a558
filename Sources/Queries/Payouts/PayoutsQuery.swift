import Accounting
import ReadModels

/// `payout list`: the payouts of all runs, and what had become of each by the date.
package struct PayoutsQuery: Query {
    /// nil: of every run.
    package var run: String?
    /// nil: to every payee.
    package var payee: String?
    package var state: PayoutState?

    package init() {}

    package let columns = PayoutPrinter.columns

    /// - Complexity: O(payouts), and O(position) for a point before the head.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let run = try book.ordinal(of: .run, self.run)
        let payee = try book.ordinal(of: .partner, self.payee)
        let models = try book.models(at: point)
        let printer = PayoutPrinter(models: models)
        try models.payouts.payouts.forEach { _, payout in
            guard run == nil || payout.run == run, payee == nil || payout.payee == payee,
                let row = try models.payouts.run(payout.run), row.scheduledOn <= point.asOf
            else { return }
            let state = payout.state(of: row, asOf: point.asOf)
            guard self.state == nil || self.state == state else { return }
            try emit(try printer.row(payout, of: row, state))
        }
        return try book.citation(
            point, models.fold.states, restingOn: ["payout-book", "partners"])
    }
}
