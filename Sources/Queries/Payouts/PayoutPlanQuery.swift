import Accounting
import ReadModels

/// `payout plan`: what a run for a month would schedule, and who is carried to the next run and
/// why (rules.md section 9, "Payouts").
package struct PayoutPlanQuery: Query {
    /// Why no run can be scheduled, as the book would refuse it.
    package struct Obstacle {
        /// Which refusal it is.
        let name: String
        let message: String

        package init(name: String, message: String) {
            self.name = name
            self.message = message
        }
    }

    /// The month in which it pays.
    package var month: Period
    /// What is in the way of a run that pays on a day; nil for nothing. It is for commands to say
    /// what is refused.
    package var obstacle: (ModelSet, BusinessDate) throws -> Obstacle?

    /// - Precondition: `month` is one.
    package init(
        month: Period,
        obstacle: @escaping (ModelSet, BusinessDate) throws -> Obstacle? = { _, _ in nil }
    ) {
        precondition(month.kind == .month, "a run pays in a month")
        self.month = month
        self.obstacle = obstacle
    }

    package let columns = PayoutPrinter.columns + ["reason"]
    /// The heading and the rows are of the same models, folded once.
    private let past = PlanModels()

    /// A month for which no run can be made any more, or not yet, has a plan all the same: what is
    /// due says what the run that is in the way has left out.
    package func heading(
        _ book: BookReader, at point: BookReader.PointInTime
    ) throws -> ReportRow? {
        let models = try past.models(of: book, at: point)
        guard let payOn = try models.payDate(in: month),
            let obstacle = try obstacle(models, payOn)
        else { return nil }
        var row = ReportRow()
        row.add("refused", .text(obstacle.name))
        row.add("reason", .text(obstacle.message))
        return row
    }

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
        let models = try past.models(of: book, at: point)
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

/// The models of the point that a plan is asked for, once they have been folded.
private final class PlanModels {
    private var known: ModelSet?

    func models(of book: BookReader, at point: BookReader.PointInTime) throws -> ModelSet {
        if let known { return known }
        let models = try book.models(at: point)
        known = models
        return models
    }
}
