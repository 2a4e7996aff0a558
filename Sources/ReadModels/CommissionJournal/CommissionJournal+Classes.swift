import Accounting
import Projections
import Rules

// A version may give a component another class of cost: what stands moves to the other account.

extension CommissionJournal {
    /// Moves what stands for a component to the account of the class that its version gives it. The
    /// payee's amounts and their days are left as they are: each move is two entries of one day that
    /// cancel each other but for the account.
    func reclassify(
        _ posted: inout PostedAmount, _ plan: VersionPlan, _ context: PostingContext
    ) throws {
        guard let index = plan.indexes.firstIndex(of: posted.component) else { return }
        let cost = plan.version.rules.components[index].costClass
        guard cost != posted.cost else { return }
        let booking = try programme.booking(for: date(posted, context))
        let component = UInt32(posted.component)
        let (old, new) = (posted.cost.account, cost.account)
        let target: Account.Kind = context.document.isInvoice ? .held : .payable
        for part in AccrualPart.allCases where posted[part] != 0 {
            for (account, amount) in [(old, -posted[part]), (new, posted[part])] {
                try post(
                    .accrued, part.cause ?? context.cause, amount, posted, booking,
                    from: EntryLine(account, component, amount),
                    to: EntryLine(target, posted.payee, -amount), context)
            }
        }
        let forfeited = try posted.left.sum(of: .forfeited)
        for (account, amount) in [(old, -forfeited), (new, forfeited)] where amount != 0 {
            try post(
                .forfeited, .lapse, amount, posted, booking,
                from: EntryLine(.held, posted.payee, amount),
                to: EntryLine(account, component, -amount), context)
        }
        let reinstated = try posted.left.sum(of: .reinstated)
        for (account, amount) in [(old, -reinstated), (new, reinstated)] where amount != 0 {
            try post(
                .reinstated, context.run.cause, amount, posted, booking,
                from: EntryLine(account, component, amount),
                to: EntryLine(.payable, posted.payee, -amount), context)
        }
        posted.cost = cost
    }
}
