import Accounting
import ReadModels

/// What a payee's accounts hold: sums over its postings, in minor units of one currency.
package struct BalanceSums: Hashable, Sendable {
    package var held: Int64 = 0
    /// Owed to the payee; below zero what the payee owes.
    package var payable: Int64 = 0
    package var scheduled: Int64 = 0
    /// Cash settled.
    package var paid: Int64 = 0
    package var withheld: Int64 = 0

    package init() {}

    package var isZero: Bool { self == BalanceSums() }

    /// Takes in a posting (rules.md section 4, the table of kinds); throws `overflow`.
    package mutating func add(_ posting: Posting) throws(AccountingError) {
        let amount = posting.amount
        switch posting.kind {
        case .accrued:
            if posting.isStraight { try payable.add(amount) } else { try held.add(amount) }
        case .released:
            try held.subtract(amount)
            try payable.add(amount)
        case .forfeited: try held.subtract(amount)
        case .reinstated, .adjusted, .drawn: try payable.add(amount)
        case .scheduled:
            try payable.subtract(amount)
            try scheduled.add(amount)
        case .returned:
            try scheduled.subtract(amount)
            try payable.add(amount)
        case .paid:
            try scheduled.subtract(amount)
            try paid.add(amount)
        case .fundAllocated, .fundExpired, .fundReimbursed: break
        }
    }
}

extension BalanceSums {
    /// The figures by name, in the order in which they are printed.
    var named: [(name: String, amount: Int64)] {
        [
            ("held", held), ("payable", payable), ("scheduled", scheduled), ("paid", paid),
            ("withheld", withheld),
        ]
    }

    /// Adds the figures to a row.
    func add(to row: inout ReportRow, _ currency: Currency) {
        for (name, amount) in named { row.add(name, .money(amount, currency)) }
    }
}
