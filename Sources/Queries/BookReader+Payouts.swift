import Accounting
import Events
import ReadModels

// What questions and commands about payouts look up first.

extension BookReader {
    /// All models as they stood at a point's position, over all business dates.
    ///
    /// - Complexity: O(position) for a point before the head.
    func models(at point: PointInTime) throws -> ModelSet {
        point.isHead ? try modelsAtHead() : try models(knownAt: point.knownAt)
    }

    /// A payout as it was scheduled.
    ///
    /// - Throws: `QueryError.unknown` for one that the book does not know.
    package func payout(_ id: String) throws -> PayoutRow {
        let ordinal = try ordinal(of: .payout, id)
        guard let row = try modelsAtHead().payouts.payout(ordinal) else {
            throw QueryError.unknown(kind: StreamKind.payout.name, id: id)
        }
        return row
    }

    /// The statement of a payee's period as the journal has it, its digest left to the book.
    ///
    /// - Throws: `QueryError` for a payee or a period that the book does not know.
    package func statement(
        of payee: String, in period: Period, named id: String
    ) throws -> StatementIssued {
        let models = try modelsAtHead()
        try check(earningPeriod: period, "--period")
        let owner = try ordinal(of: .partner, payee)
        guard let currency = try models.programme.currency() else {
            throw QueryError.unknown(kind: "programme", id: "of this book")
        }
        let figures = try models.commissions.statement(of: owner, in: period)
        func money(_ amount: Int64) -> Money { Money(minorUnits: amount, currency: currency) }
        return StatementIssued(
            statementId: id, payeeId: payee, period: "\(period)", currency: currency,
            opening: money(figures.opening), accrued: money(figures.accrued),
            adjusted: money(figures.adjusted), released: money(figures.released),
            paid: money(figures.paid), closing: money(figures.closing), digest: .zero)
    }

    /// The id, or where it is taken the first of `id-2`, `id-3` … that is not.
    package func freeID(_ kind: StreamKind, _ id: String) throws -> String {
        var (free, number) = (id, 1)
        while try log.stream(kind, free).exists {
            number += 1
            free = "\(id)-\(number)"
        }
        return free
    }
}
