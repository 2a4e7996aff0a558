import Accounting
import Projections
import Rules

/// Why an entry moves what stands for a component to the account of another class of cost: one of
/// two that cancel each other but for that account.
package struct ClassReasons: Sendable {
    package var old: CostClass
    package var new: CostClass
    /// Whether the entry takes it off the old account, and not onto the new one.
    package var leavesOld: Bool
    /// The number, under the same event, of the entry that moves it on the other account.
    package var counterpart: UInt32
    /// Where the new class is stated.
    package var clause: StatedClause
}

extension CommissionJournal {
    /// Why an entry moves what stands to another account; nil where it does not.
    ///
    /// The two entries are posted one right after the other, off the old account first. What a
    /// version values is booked to no account but that of its own class, so which of the two an
    /// entry is follows from its account.
    package func classChange(
        of entry: EntryRow, position: UInt64, number: UInt32
    ) throws -> ClassReasons? {
        guard let cost = entry.costClass,
            let version = try programme.history().versions.first(where: {
                $0.number == entry.rules
            })
        else { return nil }
        let id = try component(entry.component)
        guard let component = version.rules.components.first(where: { $0.id == id }) else {
            return nil
        }
        let new = component.costClass
        let leavesOld = cost != new
        guard leavesOld || number > 0 else { return nil }
        let beside = leavesOld ? number + 1 : number - 1
        guard let other = try entries.row(position: position, number: beside),
            let otherCost = other.costClass, (otherCost == new) == leavesOld,
            try other.cancels(entry)
        else { return nil }
        return ClassReasons(
            old: leavesOld ? cost : otherCost, new: new, leavesOld: leavesOld, counterpart: beside,
            clause: StatedClause(words: "class: \(new.rawValue)", line: component.classAt.line))
    }
}

extension EntryRow {
    /// The account that bears the cost; nil for an entry that touches none.
    package var costAccount: Account.Kind? {
        lines.first { [.commission, .rebate, .marketing].contains($0.account) }?.account
    }

    /// The class of that account.
    fileprivate var costClass: CostClass? {
        costAccount.flatMap { account in CostClass.allCases.first { $0.account == account } }
    }

    /// Whether the two are alike but for their signs and accounts.
    fileprivate func cancels(_ other: EntryRow) throws(AccountingError) -> Bool {
        guard try amount.adding(other.amount) == 0 else { return false }
        return kind == other.kind && cause == other.cause && payee == other.payee
            && component == other.component && document == other.document
            && forPeriod == other.forPeriod && inPeriod == other.inPeriod
            && effectiveOn == other.effectiveOn
    }
}
