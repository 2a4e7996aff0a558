import Accounting
import EventLog
import ReadModels

// Payout runs and what becomes of them.

extension RandomHistory {
    /// Runs what the plan of this month says, or late that of the one before; an earlier position
    /// is taken now and then.
    mutating func schedulePayouts() throws {
        let back = random.pick([0, 0, 0, 1, 3])
        var month = try Period(parsing: "\("\(date)".prefix(7))")
        if random.chance(25) { month = try month.previous() }
        guard let payOn = try models.payDate(in: month) else { return }
        let id = next("R")
        let isThere = try add(
            "payout.run_scheduled {runId: \(id), payOn: \(payOn), knownAt: \(back), rulesets: [1], "
                + "count: 0, totals: [], digest: ZERO}")
        guard isThere else { return }
        runs.append(id)
        let scheduled = try payees.filter { payee in
            let stream = try player.book.log.stream(.payout, "\(id)/\(payee)")
            return stream.exists
        }
        payouts += scheduled.map { "\(id)/\($0)" }
        if random.chance(60) {
            try advanceRun()
            try finishPayout()
        }
    }

    mutating func advanceRun() throws {
        guard let run = runs.last else { return }
        _ = try add("payout.run_approved {runId: \(run)} by u-2")
        if random.chance(80) {
            _ = try add("payout.sent {runId: \(run), fileHash: ZERO, messageId: M}")
        }
    }

    mutating func finishPayout() throws {
        guard !payouts.isEmpty else { return }
        let payout = random.pick(Array(payouts.suffix(6)))
        let ordinal = try player.book.log.stream(.payout, payout).ordinal
        guard let row = try models.payouts.payout(ordinal) else { return }
        let failure = random.pick(["returned", "bank_rejected", "cancelled"])
        guard random.chance(65) else {
            _ = try add("payout.failed {payoutId: \(payout), cause: \(failure)}")
            return
        }
        let isAbroad = row.pay.currency != row.net.currency
        let difference = isAbroad ? random.number(-40...40) : 0
        let amount = Money(
            minorUnits: row.pay.minorUnits + Int64(difference), currency: row.pay.currency)
        _ = try add("payout.settled {payoutId: \(payout), amount: \(amount)}")
    }
}
