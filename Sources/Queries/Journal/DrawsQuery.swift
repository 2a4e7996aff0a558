import Accounting
import Events
import ReadModels
import Rules

/// `draws`: what is left to recover of the draws that were paid, by payee.
package struct DrawsQuery: Query {
    /// nil: every payee that a rule version pays a draw.
    package var payee: String?

    package init(payee: String? = nil) {
        self.payee = payee
    }

    package let columns = ["payee", "balance", "currency"]

    /// - Complexity: O(postings of the payees), and O(rule versions) without one.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let models = try book.modelsAtHead()
        if let currency = try models.programme.currency() {
            for id in try payee.map({ [$0] }) ?? payees(book, models, point) {
                let owner = try book.ordinal(of: .partner, id)
                let balance = try balance(of: owner, models.commissions, point)
                var row = ReportRow()
                row.add("payee", .text(id))
                row.add("balance", .money(balance, currency))
                row.add("currency", .text(currency.code))
                try emit(row)
            }
        } else if let payee {
            _ = try book.ordinal(of: .partner, payee)
        }
        return try book.citation(point, models.fold.states, restingOn: BalanceQuery.models)
    }

    private func balance(
        of owner: UInt32, _ journal: CommissionJournal, _ point: BookReader.PointInTime
    ) throws -> Int64 {
        var balance: Int64 = 0
        try journal.postings.forEach(of: UInt64(owner)) { posting in
            guard posting.position <= point.knownAt else { return false }
            if posting.effectiveOn <= point.asOf {
                try balance.add(try journal.drawOwed(by: posting))
            }
            return true
        }
        return balance
    }

    /// Whom the rule versions that were known, and had begun by the date, pay a draw; of them those
    /// that the book knew by then, in order of id.
    private func payees(
        _ book: BookReader, _ models: ModelSet, _ point: BookReader.PointInTime
    ) throws -> [String] {
        var named: Set<String> = []
        for version in try models.programme.history().versions {
            guard let draw = version.rules.draw, version.rules.head.from <= point.asOf,
                let row = try models.programme.versions.row(version.number),
                row.position <= point.knownAt
            else { continue }
            named.formUnion(draw.payees)
        }
        return try named.sorted(by: Allocation.bytewisePrecedes).filter { id in
            var isKnown = false
            try book.log.forEach(ofStream: .partner, id) { event in
                isKnown = event.position <= point.knownAt && event.effectiveOn <= point.asOf
                return false
            }
            return isKnown
        }
    }
}
