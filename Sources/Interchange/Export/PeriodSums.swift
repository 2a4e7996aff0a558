import Accounting

/// What accounts hold at the ends of earning periods, for the assertions that stand at the end of
/// an export. Entries come in the order of the log and not of their dates, so every account's
/// movement is kept by period: memory grows with accounts and periods, never with entries.
struct PeriodSums {
    private var accounts: [String] = []
    private var indexes: [String: Int32] = [:]
    private var movements: [Key: Int64] = [:]

    private struct Key: Hashable {
        let account: Int32
        let currency: UInt16
        let period: Period
    }

    /// What one account holds in one currency at the end of a period in which it moved.
    struct Balance {
        let period: Period
        let account: String
        let amount: Money
    }

    /// Takes in the lines of an entry; `effectiveOn` always lies in `inPeriod` (rules.md section
    /// 4), so that the period is all there is to know. Throws `overflow`.
    mutating func add(_ entry: ExportEntry) throws {
        for line in entry.lines {
            let key = Key(
                account: index(of: line.account), currency: line.amount.currency.numericCode,
                period: entry.inPeriod)
            try movements[key, default: 0].add(line.amount.minorUnits)
        }
    }

    private mutating func index(of account: String) -> Int32 {
        if let index = indexes[account] { return index }
        let index = Int32(accounts.count)
        accounts.append(account)
        indexes[account] = index
        return index
    }

    /// All balances, by period, then account and currency.
    ///
    /// - Complexity: O(n log n) in the number of accounts times the periods in which they moved.
    func balances() throws -> [Balance] {
        let order = movements.keys.sorted { one, other in
            if one.account != other.account {
                return Allocation.bytewisePrecedes(
                    accounts[Int(one.account)], accounts[Int(other.account)])
            }
            return (one.currency, one.period) < (other.currency, other.period)
        }
        var balances: [(rank: Int, balance: Balance)] = []
        var (sum, last): (Int64, Key?) = (0, nil)
        for key in order {
            if key.account != last?.account || key.currency != last?.currency { sum = 0 }
            try sum.add(movements[key] ?? 0)
            last = key
            guard let currency = Currency(numericCode: key.currency) else { continue }
            let amount = Money(minorUnits: sum, currency: currency)
            let balance = Balance(
                period: key.period, account: accounts[Int(key.account)], amount: amount)
            balances.append((balances.count, balance))
        }
        return balances.sorted { ($0.balance.period, $0.rank) < ($1.balance.period, $1.rank) }
            .map(\.balance)
    }
}
