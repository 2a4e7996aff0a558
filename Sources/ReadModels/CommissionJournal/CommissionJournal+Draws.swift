import Accounting
import Events
import Projections
import Rules

// Draws (rules.md section 6, "draw"): an advance on a period's earnings, settled when the period
// is closed. What is settled depends on the settlements before it, so closing a reopened period
// again settles it and every later one that is settled and closed anew, and posts the differences.
//
// A period is settled where, on its last day, the rules in force pay the payee a draw and the payee
// is active. One for which that no longer holds when it is settled anew is taken back.

extension CommissionJournal {
    /// Settles the period that an event closes, for every payee that a rule version pays a draw,
    /// in the order of their ids.
    ///
    /// - Complexity: O(n) in the settlements of those payees; the first time that a payee is asked
    ///   for, O(partners).
    func settleDraws(_ event: borrowing EventView) throws {
        let body = try event.asPeriodClosed()
        let named = Set(try programme.history().versions.flatMap { $0.rules.draw?.payees ?? [] })
        guard !named.isEmpty, let closed = try? Period(parsing: try body.period.string()) else {
            return
        }
        for id in named.sorted(by: Allocation.bytewisePrecedes) {
            // A payee that the book does not know is not active on any day.
            guard let payee = try ordinal(ofPayee: id) else { continue }
            try settleDraws(of: payee, id, closed, after: event)
        }
    }

    private func settleDraws(
        of payee: UInt32, _ id: String, _ closed: Period, after event: borrowing EventView
    ) throws {
        let posted = try draws.row(payee)?.settlements ?? []
        var periods = posted.map(\.period)
        if !periods.contains(closed) { periods.append(closed) }
        var account = DrawAccount()
        for period in periods.sorted() {
            let before = posted.first { $0.period == period }
            // One that is open now is settled anew when it is closed; until then it stands.
            guard try period >= closed && !programme.isOpen(period) else {
                if let before { account.settlements.append(before) }
                continue
            }
            let now = try settlement(of: payee, id, in: period, after: account)
            if let now { account.settlements.append(now) }
            try postDraw(to: payee, about: period, from: before, to: now, after: event)
        }
        draws.set(payee, to: account)
    }

    /// How a period is settled after those before it; nil where on its last day no rules pay a draw
    /// or the payee is not active.
    private func settlement(
        of payee: UInt32, _ id: String, in period: Period, after account: DrawAccount
    ) throws -> DrawSettlement? {
        guard let calendar = try programme.calendar() else { return nil }
        let last = calendar.lastDay(of: period)
        guard let draw = try programme.inForce(on: last)?.rules.draw, draw.payees.contains(id),
            try partners.standing(of: payee, on: last) == .active
        else { return nil }
        let key = PairKey(UInt32(period.rawValue), payee)
        return try account.settlement(
            of: period, earned: try totals.row(key)?.accrued ?? 0, under: draw)
    }

    /// Posts what a settlement differs by from the one before. What is recoverable is on
    /// asset:draw, so that its balance is what is left to recover; the rest is a cost.
    private func postDraw(
        to payee: UInt32, about period: Period, from before: DrawSettlement?,
        to now: DrawSettlement?, after event: borrowing EventView
    ) throws {
        let owed = try (now?.owed ?? 0).subtracting(before?.owed ?? 0)
        let drawn = try (now?.drawn ?? 0).subtracting(before?.drawn ?? 0)
        let cost = try drawn.subtracting(owed)
        guard owed != 0 || cost != 0, let version = try programme.latest() else { return }
        let head = version.rules.head
        let date = Swift.max(event.effectiveOn, head.calendar.firstDay(of: period))
        let booking = try programme.booking(for: date)
        let rules = try programme.inForce(on: head.calendar.lastDay(of: period))?.number ?? 0
        let component = try index(ofComponent: "draw")
        let lines = [
            EntryLine(.draw, payee, owed), EntryLine(.commission, UInt32(component), cost),
            EntryLine(.payable, payee, -drawn),
        ]
        try append(
            EntryRow(
                recordedAt: event.recordedAt, effectiveOn: booking.effectiveOn, forPeriod: period,
                inPeriod: booking.period, payee: payee, kind: .drawn, cause: .close,
                component: component, document: EntryDocument(.none, 0), rules: rules,
                currency: head.currency, amount: drawn, lines: lines.filter { $0.amount != 0 },
                slices: [], inputs: [event.position]),
            at: event.position)
    }
}

// MARK: - Asking

extension CommissionJournal {
    /// What a posting adds to the draw that its payee is left to pay back; 0 for every kind but
    /// `drawn`.
    ///
    /// - Complexity: O(1), and for that kind a look at the entry itself.
    package func drawOwed(by posting: Posting) throws -> Int64 {
        guard posting.kind == .drawn,
            let entry = try entries.row(position: posting.position, number: posting.number)
        else { return 0 }
        return try entry.lines.reduce(0) { sum, line in
            line.account == .draw ? try sum.adding(line.amount) : sum
        }
    }
}

extension DrawAccount {
    /// How a period is settled after those that the account has.
    ///
    /// Whatever a period earns below the draw is paid; what it earns above pays back what is owed,
    /// from the payee's settled period number `recoveryStarts` on. What is owed from the time of
    /// other rules is left alone by a draw that is not recoverable.
    fileprivate func settlement(
        of period: Period, earned: Int64, under draw: DrawRules
    ) throws(AccountingError) -> DrawSettlement {
        let beyond = try earned.subtracting(draw.amount)
        if beyond < 0 {
            return DrawSettlement(
                period: period, drawn: -beyond, owed: draw.recoverable ? -beyond : 0)
        }
        let isDue = draw.recoverable && settlements.count + 1 >= draw.recoveryStarts
        let recovered = isDue ? Swift.min(try balance, beyond) : 0
        return DrawSettlement(period: period, drawn: -recovered, owed: -recovered)
    }
}
