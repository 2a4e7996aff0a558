import Accounting
import ReadModels

// Draws and the money of funds.

extension EntryExplainer {
    /// What the period should have been paid in advance, or have paid back, less what was posted
    /// about it.
    func draw(_ found: FoundEntry) throws -> [Reason] {
        guard let reasons = try journal.drawReasons(of: found.entry) else {
            throw ReasonsDiffer(what: "a draw")
        }
        let before = try entries(like: found) { _ in true }
            .filter { $0.isBefore(found.position, found.number) }
        return [try settlement(reasons, found.entry)]
            + (try taken("posted before about the period", before, found.entry.currency))
    }

    private func settlement(_ reasons: DrawReasons, _ entry: EntryRow) throws -> Reason {
        let (currency, period) = (entry.currency, entry.forPeriod)
        func money(_ amount: Int64) -> String { Reason.text(amount, currency) }
        guard let terms = reasons.terms else {
            return Reason(
                .stands,
                "\(period) is settled without a draw: no rules pay one on its last day, or "
                    + "the payee is not active", currency, minorUnits: 0, of: [])
        }
        let place = "rules \(entry.rules), line \(terms.clause.line)"
        let earned = "e, accrued in \(period), \(money(reasons.earned))"
        var node: Reason
        if reasons.earned < terms.amount {
            node = Reason(
                .stands, "draw of \(period): D − e is paid", currency, minorUnits: reasons.drawn,
                of: [
                    Reason(
                        .slice, "D, the draw of a period (\(place))", currency,
                        minorUnits: terms.amount),
                    Reason(
                        .slice, "less \(earned)", currency,
                        minorUnits: try Int64(0).subtracting(reasons.earned)),
                ])
        } else {
            let beyond = try reasons.earned.subtracting(terms.amount)
            let isDue = terms.isRecoverable && reasons.number >= terms.recoveryStarts
            guard reasons.drawn == (isDue ? -min(reasons.balance, beyond) : 0) else {
                throw ReasonsDiffer(what: "what is recovered of a draw")
            }
            var words = "\(earned), is \(money(beyond)) above D, \(money(terms.amount))"
            if !terms.isRecoverable {
                words += "; the draw is not recoverable"
            } else if reasons.number < terms.recoveryStarts {
                words +=
                    "; it is settled period \(reasons.number), and recovery starts with "
                    + "\(terms.recoveryStarts)"
            } else {
                words +=
                    "; b, left to recover, is \(money(reasons.balance)): min(b, e − D) goes back"
            }
            node = Reason(
                .stands, "draw of \(period): \(words) (\(place))", currency,
                minorUnits: reasons.drawn)
        }
        node.add("draw", .money(terms.amount, currency))
        node.add("earned", .money(reasons.earned, currency))
        node.add("balance", .money(reasons.balance, currency))
        node.add("ruleLine", .integer(Int64(terms.clause.line)))
        return node
    }

    /// What stands of the fund's money for the entry's kind and period, day by day, less what was
    /// posted before and what the same event posts beside it.
    func fund(_ found: FoundEntry) throws -> [Reason] {
        let currency = found.entry.currency
        var sum: Int64 = 0
        let flows = try journal.fundFlows(of: found.entry).map { flow in
            try sum.add(flow.amount)
            var node = Reason(
                .slice, "\(flow.kind) on \(flow.on), basis \(flow.basis.name)", currency,
                minorUnits: flow.amount)
            node.add("on", .date(flow.on))
            node.add("basis", .text(flow.basis.name))
            return node
        }
        let stands = Reason(
            .stands, "what stands of the fund's money about \(found.entry.forPeriod)", currency,
            minorUnits: sum, of: flows)
        let alike = try entries(like: found) { $0.document == found.entry.document }
        let before = alike.filter { $0.isBefore(found.position, found.number) }
        let beside = alike.filter {
            $0.position == found.position && $0.number > found.number
        }
        return [stands] + (try taken("posted before", before, currency))
            + (try taken("posted by the same event for other days", beside, currency))
    }
}
