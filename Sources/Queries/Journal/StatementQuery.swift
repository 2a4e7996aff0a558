import Accounting
import Events
import ReadModels

/// `statement`: what a payee was owed when a period began, what moved it, and what it is owed at
/// the end (rules.md section 9, "Statements").
package struct StatementQuery {
    package var payee: String
    package var period: Period

    package init(payee: String, period: Period) {
        self.payee = payee
        self.period = period
    }

    package static let columns = [
        "payee", "period", "currency", "opening", "accrued", "adjusted", "released", "paid",
        "closing",
    ]

    /// - Complexity: O(postings of the payee).
    package func run(_ book: BookReader, asOf: BusinessDate?, knownAt: KnownAt?) throws -> Report {
        let point = try book.point(asOf: asOf, knownAt: knownAt)
        let models = try book.modelsAtHead()
        let owner = try book.ordinal(of: .partner, payee)
        guard let currency = try models.programme.currency() else {
            return Report(rows: [], citation: try book.citation(point, models))
        }
        var figures = Figures()
        var movements: [Value] = []
        let printer = EntryPrinter(models)
        try models.commissions.postings.forEach(of: UInt64(owner)) { posting in
            guard posting.position <= point.knownAt else { return false }
            guard posting.inPeriod <= period, asOf == nil || posting.effectiveOn <= point.asOf
            else { return true }
            figures.add(posting, isBefore: posting.inPeriod < period)
            if posting.inPeriod == period,
                let entry = try models.commissions.entries.row(
                    position: posting.position, number: UInt32(posting.number))
            {
                movements.append(
                    .object(
                        try printer.row(
                            entry, position: posting.position, number: UInt32(posting.number))))
            }
            return true
        }
        var row = ReportRow()
        row.add("payee", .text(payee))
        row.add("period", .text("\(period)"))
        row.add("currency", .text(currency.code))
        row.add("opening", .money(figures.opening, currency))
        row.add("accrued", .money(figures.accrued, currency))
        row.add("adjusted", .money(figures.adjusted, currency))
        row.add("released", .money(figures.released, currency))
        row.add("paid", .money(figures.paid, currency))
        row.add("closing", .money(figures.closing, currency))
        row.add("movements", .list(movements))
        return Report(rows: [row], citation: try book.citation(point, models))
    }

    private struct Figures {
        var opening: Int64 = 0
        var accrued: Int64 = 0
        var adjusted: Int64 = 0
        var released: Int64 = 0
        var paid: Int64 = 0

        var closing: Int64 { opening + accrued + adjusted - paid }

        mutating func add(_ posting: Posting, isBefore: Bool) {
            var owed: Int64 = 0
            switch posting.kind {
            case .accrued:
                owed = posting.amount
                if !isBefore { accrued += owed }
            case .adjusted, .drawn, .reinstated:
                owed = posting.amount
                if !isBefore { adjusted += owed }
            case .forfeited:
                owed = -posting.amount
                if !isBefore { adjusted += owed }
            case .released: if !isBefore { released += posting.amount }
            case .paid:
                owed = -posting.amount
                if !isBefore { paid += posting.amount }
            case .scheduled, .returned, .fundAllocated, .fundExpired, .fundReimbursed: break
            }
            if isBefore { opening += owed }
        }
    }
}
