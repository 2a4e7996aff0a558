import Accounting
import ReadModels

/// `balance --by account`: sums of the lines of journal entries, by account.
struct AccountBalances {
    private let groupings: Set<BalanceQuery.Grouping>
    private let models: ModelSet
    private var sums: [Key: Int64] = [:]

    init(_ groupings: [BalanceQuery.Grouping], _ models: ModelSet) {
        self.groupings = Set(groupings)
        self.models = models
    }

    /// Takes in the lines of an entry; throws `overflow`.
    mutating func add(_ entry: EntryRow) throws(AccountingError) {
        for line in entry.lines {
            let key = Key(
                payee: groupings.contains(.payee) ? entry.payee : 0,
                component: groupings.contains(.component) ? entry.component : 0,
                period: groupings.contains(.period) ? entry.forPeriod : nil,
                inPeriod: groupings.contains(.inPeriod) ? entry.inPeriod : nil,
                account: line.account, owner: line.owner, currency: line.currency(in: entry))
            try sums[key, default: 0].add(line.amount)
        }
    }

    /// A row for each group and account, in order of payee, component, periods and account.
    /// Accounts whose lines sum to zero are left out.
    func rows() throws -> [ReportRow] {
        var rows: [(order: [String], row: ReportRow)] = []
        for (key, amount) in sums where amount != 0 {
            let account = try AccountName.path(key.account, key.owner, key.currency, models)
            var row = ReportRow()
            var order: [String] = []
            func add(_ name: String, _ text: String) {
                row.add(name, .name(text))
                order.append(text)
            }
            if groupings.contains(.payee) { add("payee", try models.partners.id(of: key.payee)) }
            if groupings.contains(.component) {
                add("component", try models.commissions.component(key.component))
            }
            if let period = key.period { add("period", "\(period)") }
            if let inPeriod = key.inPeriod { add("inPeriod", "\(inPeriod)") }
            add("account", account)
            add("currency", key.currency.code)
            row.add("amount", .money(amount, key.currency))
            rows.append((order, row))
        }
        rows.sort { one, other in
            let pair = zip(one.order, other.order).first { $0 != $1 }
            return pair.map { Allocation.bytewisePrecedes($0, $1) } ?? false
        }
        return rows.map(\.row)
    }

    private struct Key: Hashable {
        let payee: UInt32
        let component: UInt16
        let period: Period?
        let inPeriod: Period?
        let account: Account.Kind
        /// What the account is named after, by its number.
        let owner: UInt32
        let currency: Currency
    }
}

/// The full names of the accounts of journal entries, as `liability:payable:P-101`.
enum AccountName {
    /// `owner` is what the line names the account after, by its number.
    static func path(
        _ account: Account.Kind, _ owner: UInt32, _ currency: Currency, _ models: ModelSet
    ) throws -> String {
        let name: String
        switch account {
        case .held, .payable, .scheduled, .draw: name = try models.partners.id(of: owner)
        case .commission, .rebate, .marketing:
            name = try models.commissions.component(UInt16(truncatingIfNeeded: owner))
        case .cash, .conversion: name = currency.code
        case .withholding: name = CommissionJournal.withholding(owner)
        case .fund: name = try models.funds.fund(owner)?.id ?? ""
        case .foreignExchange, .fundExpense: name = ""
        }
        return name.isEmpty ? account.path : "\(account.path):\(name)"
    }
}
