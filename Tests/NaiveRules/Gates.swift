// Section 6: a gate before a table of rates.

extension Recomputation {
    /// Whether the gate of an earning is shut at a line, which in mode retroactive is not its own
    /// but the window's last. Without a gate it never is.
    ///
    /// Reading: "in mode retroactive the gate at the window's last line by date decides for all":
    /// each line asks by the gate of its own version, at that last line.
    func isShut(_ earning: Earning, at line: Earning) -> Bool {
        guard let gate = earning.component.gate else { return false }
        let date = line.credited.date
        guard let target = target(of: earning.earner, gate.target, on: date),
            let span = try? known.calendar.span(named: target.period)
        else { return true }
        let measure = primaryBases(of: earning.earner, in: span, through: line)
        let days = countedDays(of: target, in: span)
        // measure / (target × days / days of the period) >= atLeast, compared exactly.
        return measure * million * Int128(span.days) < gate.atLeast * target.amount * Int128(days)
    }

    /// The target of the longest period that contains a date; of one period the last that was set.
    private func target(of payee: String, _ measure: String, on date: Day) -> Target? {
        var found: (days: Int, target: Target)?
        for target in known.targets where target.payee == payee && target.measure == measure {
            guard let span = try? known.calendar.span(named: target.period),
                span.contains(date), span.days >= found?.days ?? 0
            else { continue }
            found = (span.days, target)
        }
        return found?.target
    }

    /// Days from the activation to the period's end, at most all of them.
    ///
    /// Reading: "from activation": for a payee that was never activated the target counts in full.
    private func countedDays(of target: Target, in span: Span) -> Int {
        guard target.isProrated, let start = known.activation(of: target.payee) else {
            return span.days
        }
        return max(0, min(span.days, span.last - start + 1))
    }

    /// The payee's primary bases in the target's period, dated before a line, or on its date and
    /// not after it in the order.
    private func primaryBases(of payee: String, in span: Span, through line: Earning) -> Int128 {
        let last = line.credited.date
        return shares.indices.reduce(Int128(0)) { sum, order in
            let credited = shares[order]
            let date = credited.date
            let counts =
                credited.share.payee == payee && credited.share.isPrimary && span.contains(date)
                && (date < last || (date == last && order <= line.order))
            return counts ? sum + credited.basis : sum
        }
    }
}
