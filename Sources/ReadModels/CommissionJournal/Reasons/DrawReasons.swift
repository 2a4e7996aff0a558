import Accounting
import Projections
import Rules

/// How a draw was settled for a payee's period, and on what (rules.md section 6, "draw"). Amounts are
/// minor units of the programme's currency.
package struct DrawReasons: Sendable {
    /// Paid in advance, below zero recovered; 0 where the period is not settled any more.
    package var drawn: Int64
    /// e: what the payee accrued in the period.
    package var earned: Int64
    /// nil: no rules pay a draw on the period's last day, or the payee is not active.
    package var terms: DrawTerms?
    /// b: what was left to recover after the periods before.
    package var balance: Int64
    /// Which of the payee's settled periods it is, from 1.
    package var number: Int
}

/// The terms of a draw in a period.
package struct DrawTerms: Sendable {
    /// D.
    package var amount: Int64
    package var isRecoverable: Bool
    package var recoveryStarts: Int
    package var clause: StatedClause
}

extension CommissionJournal {
    /// Why a `drawn` entry was posted about its period; nil for another kind.
    package func drawReasons(of entry: EntryRow) throws -> DrawReasons? {
        guard entry.kind == .drawn, let calendar = try programme.calendar() else { return nil }
        let settlements = try draws.row(entry.payee)?.settlements ?? []
        let settled = settlements.firstIndex { $0.period == entry.forPeriod }
        let before = settlements.filter { $0.period < entry.forPeriod }
        let key = PairKey(UInt32(entry.forPeriod.rawValue), entry.payee)
        let version = try programme.inForce(on: calendar.lastDay(of: entry.forPeriod))
        let terms = version?.rules.draw.map { draw in
            DrawTerms(
                amount: draw.amount, isRecoverable: draw.recoverable,
                recoveryStarts: draw.recoveryStarts,
                clause: StatedClause(words: "draw", line: draw.at.line))
        }
        return DrawReasons(
            drawn: settled.map { settlements[$0].drawn } ?? 0,
            earned: try totals.row(key)?.accrued ?? 0, terms: settled == nil ? nil : terms,
            balance: try before.reduce(0) { try $0.adding($1.owed) }, number: before.count + 1)
    }

    /// What stands of a fund's money for the kind and period of an entry, day by day.
    package func fundFlows(of entry: EntryRow) throws -> [FundFlow] {
        guard entry.document.kind == .fund, let calendar = try programme.calendar() else {
            return []
        }
        let kind: FundFlow.Kind? =
            switch entry.kind {
            case .fundAllocated: .allocated
            case .fundExpired: .expired
            case .fundReimbursed: .reimbursed
            default: nil
            }
        return (try fundAccounts.row(entry.document.ordinal)?.flows ?? []).filter { flow in
            flow.kind == kind
                && calendar.earningPeriod(containing: flow.on) == entry.forPeriod
        }
    }
}
