import Accounting
import ReadModels

/// `forecast --since-known`: how the payouts to come have changed since an earlier position, and
/// which events changed them.
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
        let since = try book.point(asOf: point.asOf, knownAt: self.since)
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
                    let change = Change(
                        payee: try head.partners.id(of: owner), month: month.period,
                        currency: currency, before: before[owner]?[index] ?? 0,
                        after: months[index], moves: moves.filter { $0.month == index })
                    try change.check()
                    guard !change.isNothing else { continue }
                    try emit(try change.row(book))
                }
            }
        }
        return try book.citation(point, head.fold.states, restingOn: BalanceQuery.models)
    }
}

/// What has become of a payee's month.
private struct Change {
    let payee: String
    let month: Period
    let currency: Currency
    let before: Int64
    let after: Int64
    let moves: [ForecastMove]

    var isNothing: Bool { before == 0 && after == 0 && moves.isEmpty }

    /// - Throws: `ForecastMismatch` where the events do not sum to the change.
    func check() throws {
        let change = try after.subtracting(before)
        let moved = try moves.reduce(Int64(0)) { try $0.adding($1.amount) }
        guard change == moved else {
            throw ForecastMismatch(
                payee: payee, month: "\(month)",
                change: Money(minorUnits: change, currency: currency),
                moved: Money(minorUnits: moved, currency: currency))
        }
    }

    func row(_ book: BookReader) throws -> ReportRow {
        var row = ReportRow()
        row.add("payee", .text(payee))
        row.add("month", .text("\(month)"))
        row.add("currency", .text(currency.code))
        row.add("before", .money(before, currency))
        row.add("after", .money(after, currency))
        row.add("change", .money(try after.subtracting(before), currency))
        row.add("events", .list(try moves.map { .object(try event($0, book)) }))
        return row
    }

    private func event(_ move: ForecastMove, _ book: BookReader) throws -> ReportRow {
        try book.log.read { reader in
            let event = try reader.event(at: move.position)
            var row = ReportRow()
            row.add("position", .position(move.position))
            row.add("effectiveOn", .date(event.effectiveOn))
            row.add("type", .text(event.type.name))
            row.add("subject", .text(try event.envelope().stream.string()))
            row.add("amount", .money(move.amount, currency))
            return row
        }
    }
}

/// The events that were walked through do not lead from one forecast to the other: a defect of this
/// program.
struct ForecastMismatch: Error, Equatable, CustomStringConvertible {
    let payee: String
    let month: String
    let change: Money
    let moved: Money

    var description: String {
        "the forecast of \(payee) for \(month) has changed by \(change), and the events that moved "
            + "it come to \(moved): please report it"
    }
}
