// Section 6: draws, settled when a period is closed.

/// How a period was settled for a payee.
struct Settlement {
    /// The first day of the period.
    let period: Day
    /// Paid in advance, below zero recovered.
    var drawn: Int128
    /// What of it the payee owes; nothing where it is not recoverable.
    var owed: Int128
}

extension NaiveBook {
    /// Settles the period that an event closes, and anew every later one that is settled and
    /// closed.
    ///
    /// Reading: "settled by period.closed for every period on whose last day its rules are in force
    /// and the payee is active": one that is settled anew when that is no longer so is taken back.
    mutating func settleDraws(_ name: String, _ event: RecordedEvent) throws {
        let closing = try known.calendar.span(named: name)
        let payees = Set(known.versions.flatMap { $0.draw?.payees ?? [] })
        for payee in payees.sorted(by: isBefore) { settle(payee, closing, event) }
    }

    private mutating func settle(_ payee: String, _ closing: Span, _ event: RecordedEvent) {
        let posted = settlements[payee] ?? []
        let periods = Set(posted.map(\.period)).union([closing.first]).sorted()
        var settled: [Settlement] = []
        for period in periods {
            let before = posted.first { $0.period == period }
            // One that is open now is settled anew when it is closed; until then it stands.
            let isDue =
                period >= closing.first
                && known.closedPeriods.contains(known.calendar.name(period))
            guard isDue else {
                if let before { settled.append(before) }
                continue
            }
            let now = settlement(of: payee, period, after: settled)
            if let now { settled.append(now) }
            let difference = (now?.drawn ?? 0) - (before?.drawn ?? 0)
            post(
                payee, "draw", "drawn", "close", difference,
                forPeriod: known.calendar.name(period), on: max(event.on, period), event)
        }
        settlements[payee] = settled
    }

    /// The settlement of one period after those before it; none where on the period's last day no
    /// rules pay a draw or the payee is not active.
    ///
    /// Reading: "non-recoverable: b stays 0": what an earlier version's draw has left to recover is
    /// left alone by one that is not recoverable.
    private func settlement(
        of payee: String, _ period: Day, after settled: [Settlement]
    ) -> Settlement? {
        let last = known.calendar.earningPeriod(period).last
        guard let terms = known.version(on: last)?.draw, terms.payees.contains(payee),
            known.standing(of: payee, on: last) == "active"
        else { return nil }
        let earned = accrued(payee, inPeriod: known.calendar.name(period))
        if earned < terms.amount {
            let drawn = terms.amount - earned
            return Settlement(
                period: period, drawn: drawn, owed: terms.isRecoverable ? drawn : 0)
        }
        let balance = settled.reduce(Int128(0)) { $0 + $1.owed }
        let recovers = terms.isRecoverable && settled.count + 1 >= terms.recoveryStarts
        let recovered = recovers ? min(balance, earned - terms.amount) : 0
        return Settlement(period: period, drawn: -recovered, owed: -recovered)
    }

    private func accrued(_ payee: String, inPeriod name: String) -> Int128 {
        entries.reduce(Int128(0)) { sum, entry in
            let counts =
                entry.payee == payee && entry.kind == "accrued" && entry.inPeriod == name
            return counts ? sum + Int128(entry.amount) : sum
        }
    }
}
