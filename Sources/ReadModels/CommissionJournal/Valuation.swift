import Accounting
import Rules

/// What should stand on one document, in exact amounts: a row for each component and payee, in
/// the order of the rule file's components, then of the document's shares. Reused from document
/// to document.
struct Valuation {
    private(set) var amounts: [ValuedAmount] = []
    /// Tier of each share's payee in the ladder of the version that values.
    var tiers: [UInt8?] = []
    /// Credited basis of each share on the line at hand.
    var bases: [Int64] = []

    mutating func removeAll() {
        amounts.removeAll(keepingCapacity: true)
    }

    /// Adds a line's part to what a component brings a payee.
    mutating func add(
        component: Int, payee: UInt32, basis: Int64, rate: Rate
    ) throws(AccountingError) {
        let exact = ExactAmount(basis: basis, rate: rate)
        if let index = amounts.firstIndex(where: {
            $0.component == component && $0.payee == payee
        }) {
            amounts[index].exact.millionths += exact.millionths
            try amounts[index].add(basis: basis, at: rate)
        } else {
            amounts.append(
                ValuedAmount(
                    component: component, payee: payee, exact: exact,
                    slices: [EntrySlice(rate: rate, basis: basis)]))
        }
    }

    /// Puts the rows into the order in which entries are posted.
    mutating func sort(shares: [CreditedShare]) {
        guard amounts.count > 1 else { return }
        func place(_ amount: ValuedAmount) -> Int {
            shares.firstIndex { $0.payee == amount.payee } ?? shares.count
        }
        amounts.sort { one, other in
            (one.component, place(one)) < (other.component, place(other))
        }
    }
}

/// What a component should bring a payee on a document, before the one rounding.
struct ValuedAmount {
    /// Place in the rule file.
    let component: Int
    let payee: UInt32
    var exact: ExactAmount
    var slices: [EntrySlice]

    mutating func add(basis: Int64, at rate: Rate) throws(AccountingError) {
        if let index = slices.firstIndex(where: { $0.rate == rate }) {
            slices[index].basis = try slices[index].basis.adding(basis)
        } else {
            slices.append(EntrySlice(rate: rate, basis: basis))
        }
    }
}
