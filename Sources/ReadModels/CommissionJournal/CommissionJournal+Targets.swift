import Accounting
import Events
import Projections
import Rules

// What a new target, or a late activation under a prorated one, does to gates.

extension CommissionJournal {
    func setTarget(_ event: borrowing EventView) throws {
        let body = try TargetSet(event.asTargetSet())
        let payee = event.reference(TargetSet.Slot.payeeId)
        guard let period = try? Period(parsing: body.period) else {
            throw ProjectionStop("\(body.period) is not a period of the programme")
        }
        let before = try targets.row(NumberKey(payee)) ?? PayeeTargetsRow()
        var after = before
        after.set(
            PayeeTarget(
                measure: body.measure, period: period, amount: body.amount.minorUnits,
                isProrated: body.prorate ?? false))
        targets.set(NumberKey(payee), to: after)
        let activation = try partners.state(of: payee)?.activatedOn
        try settle(event, .trueUp) { run in
            try regate(
                payee, in: [period], from: GateTargets(row: before, activatedOn: activation),
                to: GateTargets(row: after, activatedOn: activation), &run)
        }
    }

    /// What an activation changes: targets are prorated from its day on.
    func prorateTargets(of payee: UInt32, _ run: inout SettlingRun) throws {
        let row = try targets.row(NumberKey(payee)) ?? PayeeTargetsRow()
        let periods = row.targets.filter(\.isProrated).map(\.period)
        let activation = try partners.state(of: payee)?.activatedOn
        try regate(
            payee, in: periods, from: GateTargets(row: row, activatedOn: nil),
            to: GateTargets(row: row, activatedOn: activation), &run)
    }

    /// The targets of a payee with the day on which their proration begins.
    private struct GateTargets {
        let row: PayeeTargetsRow
        let activatedOn: BusinessDate?
    }

    /// Finds the documents in some periods whose gates stand otherwise by other targets: month by
    /// month those at which the payee's sales lie between the points that the targets ask for.
    private func regate(
        _ payee: UInt32, in periods: [Period], from before: GateTargets, to after: GateTargets,
        _ run: inout SettlingRun
    ) throws {
        guard try earningPlan().usesGates, let calendar = try programme.calendar() else { return }
        for period in periods {
            let days = calendar.days(of: period)
            run.find(payee: payee, on: days.lowerBound)
            run.find(payee: payee, on: days.upperBound)
            var month = days.lowerBound
            while month <= days.upperBound {
                for terms in try earningPlan().lineGates {
                    let old = try point(terms, payee, on: month, before, calendar)
                    let new = try point(terms, payee, on: month, after, calendar)
                    guard old != new else { continue }
                    let (low, high) = (Swift.min(old, new), Swift.max(old, new))
                    try salesOrder.visit(
                        TreeKey(owner: UInt64(payee)), after: .start(of: month),
                        through: .end(of: month.endOfMonth)
                    ) { stretch in
                        stretch.upperBound >= low && stretch.lowerBound < high
                    } _: { item, _ in
                        run.find(item.document, at: item.key.position)
                    }
                }
                month = month.endOfMonth.next
            }
        }
    }

    /// The running total of a payee's sales at which a gate opens in a month; the largest number
    /// where it stays shut.
    private func point(
        _ terms: GateTerms, _ payee: UInt32, on month: BusinessDate, _ targets: GateTargets,
        _ calendar: FiscalCalendar
    ) throws -> Int64 {
        guard let target = targets.row.target(terms.target, on: month, calendar) else {
            return .max
        }
        let days = calendar.days(of: target.period)
        let before = try salesOrder.total(
            before: .start(of: days.lowerBound), in: TreeKey(owner: UInt64(payee)))
        return before.addingClamped(
            target.threshold(terms.atLeast, days: days, activatedOn: targets.activatedOn))
    }
}
