import Accounting
import Events
import ReadModels

/// `balance`: what is held, payable, scheduled, paid and withheld, at any date and position.
package struct BalanceQuery: Query {
    /// What a row of the answer is for.
    package enum Grouping: String, CaseIterable, Sendable {
        case payee, component, period
        case inPeriod = "in-period"
        case account
    }

    /// nil: every payee.
    package var payee: String?
    package var groupings: [Grouping]

    package init(payee: String? = nil, groupings: [Grouping] = [.payee]) {
        self.payee = payee
        self.groupings = groupings
    }

    package var columns: [String] {
        var columns: [String] = []
        if groupings.contains(.payee) { columns.append("payee") }
        if groupings.contains(.component) { columns.append("component") }
        if groupings.contains(.period) { columns.append("period") }
        if groupings.contains(.inPeriod) { columns.append("inPeriod") }
        if groupings.contains(.account) { return columns + ["account", "currency", "amount"] }
        return columns + ["currency", "held", "payable", "scheduled", "paid", "withheld"]
    }

    /// - Complexity: O(postings of the payees asked for); by account, O(entries) without a payee.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let models = try book.modelsAtHead()
        if groupings.contains(.account) {
            for row in try accounts(book, models, point) { try emit(row) }
            return try book.citation(point, models.fold.states, restingOn: Self.models)
        }
        var groups: [GroupKey: BalanceSums] = [:]
        for owner in try book.payees(payee, models) {
            try models.commissions.postings.forEach(of: UInt64(owner)) { posting in
                guard posting.position <= point.knownAt else { return false }
                // The money of funds is on none of these accounts.
                guard posting.effectiveOn <= point.asOf, !posting.isOfFund else { return true }
                try groups[key(of: posting, owner), default: BalanceSums()].add(
                    posting, withheld: try models.commissions.withheld(by: posting))
                return true
            }
        }
        for row in try rows(groups, models) { try emit(row) }
        return try book.citation(point, models.fold.states, restingOn: Self.models)
    }

    private func accounts(
        _ book: BookReader, _ models: ModelSet, _ point: BookReader.PointInTime
    ) throws -> [ReportRow] {
        var balances = AccountBalances(groupings, models)
        let journal = models.commissions
        guard let payee else {
            try journal.entries.forEach(from: 0, through: point.knownAt) { _, _, entry in
                if entry.effectiveOn <= point.asOf { try balances.add(entry) }
            }
            return try balances.rows()
        }
        let owner = try book.ordinal(of: .partner, payee)
        try journal.postings.forEach(of: UInt64(owner)) { posting in
            guard posting.position <= point.knownAt else { return false }
            if posting.effectiveOn <= point.asOf,
                let entry = try journal.entries.row(
                    position: posting.position, number: UInt32(posting.number))
            {
                try balances.add(entry)
            }
            return true
        }
        return try balances.rows()
    }

    /// The models that figures of the journal rest on.
    static let models = [
        "partner-tiers", "programme", "partners", "deal-register", "sales-book", "payout-book",
        "fund-book", "commission-journal",
    ]

    private func key(of posting: Posting, _ owner: UInt32) -> GroupKey {
        GroupKey(
            payee: groupings.contains(.payee) ? owner : 0,
            component: groupings.contains(.component) ? posting.component : 0,
            period: groupings.contains(.period) ? posting.forPeriod : nil,
            inPeriod: groupings.contains(.inPeriod) ? posting.inPeriod : nil,
            currency: posting.currency)
    }

    private func rows(_ groups: [GroupKey: BalanceSums], _ models: ModelSet) throws -> [ReportRow] {
        var named: [(key: GroupKey, payee: String, component: String)] = []
        for key in groups.keys {
            named.append(
                (
                    key, try models.partners.id(of: key.payee),
                    try models.commissions.component(key.component)
                ))
        }
        named.sort { one, other in
            if one.payee != other.payee {
                return Allocation.bytewisePrecedes(one.payee, other.payee)
            }
            if one.component != other.component {
                return Allocation.bytewisePrecedes(one.component, other.component)
            }
            return one.key.order < other.key.order
        }
        var rows: [ReportRow] = []
        for (key, payee, component) in named {
            guard let sums = groups[key] else { continue }
            rows.append(self.row(key, payee, component, sums))
        }
        return rows
    }

    private func row(
        _ key: GroupKey, _ payee: String, _ component: String, _ sums: BalanceSums
    ) -> ReportRow {
        var head = ReportRow()
        if groupings.contains(.payee) { head.add("payee", .text(payee)) }
        if groupings.contains(.component) { head.add("component", .name(component)) }
        if let period = key.period { head.add("period", .text("\(period)")) }
        if let inPeriod = key.inPeriod { head.add("inPeriod", .text("\(inPeriod)")) }
        head.add("currency", .text(key.currency.code))
        sums.add(to: &head, key.currency)
        return head
    }

    private struct GroupKey: Hashable {
        let payee: UInt32
        let component: UInt16
        let period: Period?
        let inPeriod: Period?
        let currency: Currency

        var order: (Int32, Int32, UInt16) {
            (period?.rawValue ?? 0, inPeriod?.rawValue ?? 0, currency.numericCode)
        }
    }
}
