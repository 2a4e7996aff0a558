import Accounting
import ReadModels

/// `forecast --since-known`: how the payouts to come have changed since an earlier position, and
/// which events changed them. Months that nothing has moved are left out.
///
/// The events between the two positions are taken in one after the other, and after each the months
/// of the payees that it bears on are worked out anew: its amount is the difference that it makes,
/// what it does to thresholds, suspensions and pay dates included. The last of these states must be
/// the forecast that is worked out from the models at the later position; where it is not, there is
/// no answer.
package struct ForecastDifferenceQuery: Query {
    /// nil: every payee.
    package var payee: String?
    /// How many, from that of the date on.
    package var months: Int
    package var since: KnownAt

    /// - Precondition: `months` is above 0.
    package init(payee: String? = nil, months: Int, since: KnownAt) {
        precondition(months > 0, "a forecast is about one month at least")
        self.payee = payee
        self.months = months
        self.since = since
    }

    package let columns = ["payee", "month", "currency", "before", "after", "change"]
    package let details: DetailColumns? = DetailColumns(
        "events", ["position", "effectiveOn", "type", "subject", "amount"])

    /// - Complexity: O(position) for the earlier point, and for each event in between O(days on which
    ///   something becomes payable) for each payee that it bears on.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let head = try book.modelsAtHead()
        let since = try book.point(asOf: point.asOf, knownAt: self.since, "--since-known")
        guard since.knownAt <= point.knownAt else {
            throw QueryError.badFilter(
                name: "--since-known", value: "\(since.knownAt)",
                expected: "a position or instant that is not after --known-at, \(point.knownAt)")
        }
        let named = try book.ordinal(of: .partner, payee)
        let models = try book.registers(at: point).models
        if let currency = try models.programme.currency() {
            let source = ForecastSource(journal: head.commissions, log: book.log, point: point)
            let owners = try named.map { [$0] } ?? book.payees(nil, head)
            var walk = try ForecastWalk(
                book, source, from: since.knownAt, months: months, payees: owners)
            let before = walk.figures
            try walk.run()
            let after = try Forecaster(models, asOf: point.asOf, months: months)
            var order = IDOrder()
            for owner in owners { order.add(owner, try head.partners.id(of: owner)) }
            try order.forEach { owner in
                let ledger = try source.ledger(of: owner, knownAt: point.knownAt)
                let months = try after.months(of: owner, ledger).map { try $0.payout() }
                let moves = walk.moves[owner] ?? []
                for (index, month) in after.calendar.months.enumerated() {
                    let change = ForecastChange(
                        payee: try head.partners.id(of: owner), month: month.period,
                        currency: currency, before: before[owner]?[index] ?? 0,
                        after: months[index], moves: moves.filter { $0.month == index })
                    try change.check()
                    guard !change.moves.isEmpty else { continue }
                    try emit(try change.row(book))
                }
            }
        }
        return try book.citation(point, head.fold.states, restingOn: BalanceQuery.models)
    }
}
