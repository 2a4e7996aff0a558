/// An invoice as the CSV files tell of it. Amounts are cents.
struct CalculatedSale {
    /// What takes from it.
    enum Credit {
        case refund(Int64)
        /// Service stops, so many days of the term being unused.
        case cancellation(unused: Int, term: Int)
    }

    /// The invoice's id.
    let id: String
    let payee: String
    let day: CalculatedDay
    var net: Int64
    /// What the customer owes, where it is more than the net.
    var gross: Int64
    var isWin = false
    var isProtected = false
    /// In the order in which they are recorded.
    var credits: [(day: CalculatedDay, credit: Credit)] = []
    var payments: [(day: CalculatedDay, amount: Int64)] = []

    /// What is left of it after the credits of the days before one.
    func retained(before end: CalculatedDay? = nil) -> Int64 {
        credits.reduce(net) { retained, next in
            if let end, next.day >= end { return retained }
            switch next.credit {
            case .refund(let amount): return max(0, retained - amount)
            case .cancellation(let unused, let term):
                return retained
                    - CalculatedRates.rounded(Int128(retained) * Int128(unused), by: Int128(term))
            }
        }
    }

    /// What is earned of an amount by what was paid through some day after the invoice.
    func paidPart(of amount: Int64, through days: Int) -> Int64 {
        let end = day.adding(days)
        let paid = payments.reduce(Int64(0)) { $0 + ($1.day <= end ? $1.amount : 0) }
        // paid / V with V = retained × gross / net
        let owed = Int128(retained()) * Int128(gross)
        let share = Int128(paid) * Int128(net)
        guard owed > 0, share < owed else { return amount }
        return CalculatedRates.rounded(Int128(amount) * share, by: owed)
    }
}
