import Accounting
import ReadModels

/// `payout plan`: what a run for a month would schedule, and who is carried to the next run and
/// why (rules.md section 9, "Payouts").
package struct PayoutPlanQuery: Query {
    /// The month in which it pays.
    package var month: Period

    /// - Precondition: `month` is one.
    package init(month: Period) {
        precondition(month.kind == .month, "a run pays in a month")
        self.month = month
    }

    package let columns = PayoutPrinter.columns + ["reason"]

    /// What is payable is what is effective by the pay date, so there is no other date to ask for.
    ///
    /// - Complexity: O(postings), and O(position) for a point before the head.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        guard point.isLatestDate else {
            throw QueryError.notHonoured(
                name: "--as-of",
                reason: "a run pays what is payable on its pay date, whatever the date of asking")
        }
        let models = try book.models(at: point)
        let plan = try models.payoutPlan(in: month, knownAt: point.knownAt)
        let printer = PayoutPrinter(models: models)
        for item in plan.items { try emit(try printer.row(item, on: plan.terms.payOn)) }
        return try book.citation(
            point, models.fold.states, restingOn: BalanceQuery.models, hasDate: false)
    }
}

extension ModelSet {
    /// What the next run of a month would pay.
    ///
    /// - Throws: `QueryError.noPayDate` where no payout rules in force give the month a pay date.
    package func payoutPlan(in month: Period, knownAt position: UInt64) throws -> PayoutPlan {
        guard let payOn = try payDate(in: month),
            let plan = try payoutPlan(on: payOn, knownAt: position)
        else { throw QueryError.noPayDate(month: "\(month)") }
        return plan
    }
}
