import Accounting
import EventLog
import Events
import ReadModels
import Rules

/// `report coverage`: every clause of the rules, how often it has fired, and for how much.
package struct CoverageQuery: Query {
    /// nil: every version.
    package var version: UInt32?

    package init(version: UInt32? = nil) {
        self.version = version
    }

    package let columns = [
        "version", "line", "clause", "says", "fired", "amount", "currency", "counts",
    ]

    /// - Throws: `QueryError.unknown` for a version that was not activated by then;
    ///   `FigureMismatch` where an accrual falls under no clause.
    /// - Complexity: O(events + entries), and memory for each document with an accrual; at an
    ///   earlier position the tiers are folded in memory.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let models = try book.modelsAtHead()
        let versions = try CoverageVersions(models, knownAt: point.knownAt)
        if let version, versions[version] == nil {
            throw QueryError.unknown(kind: "rule version", id: "\(version)")
        }
        guard let currency = versions.all.last?.rules.head.currency else {
            return try book.citation(point, models.fold.states, restingOn: BalanceQuery.models)
        }
        var tallies = try journal(book, models, versions, point).finished(in: currency)
        try tallies.countEvents(book, versions, at: point)
        try tallies.countMoves(try book.registers(at: point).models, through: point.asOf)
        for shown in versions.all where version == nil || version == shown.number {
            for clause in shown.clauses { try emit(row(clause, of: shown, tallies)) }
        }
        return try book.citation(point, models.fold.states, restingOn: BalanceQuery.models)
    }

    private func journal(
        _ book: BookReader, _ models: ModelSet, _ versions: CoverageVersions,
        _ point: BookReader.PointInTime
    ) throws -> CoverageJournal {
        var journal = CoverageJournal(versions)
        var lastCredit: (position: UInt64, isCancellation: Bool) = (0, false)
        try models.commissions.entries.forEach(from: 0, through: point.knownAt) {
            position, _, entry in
            guard entry.effectiveOn <= point.asOf else { return }
            let isOfCredit = entry.cause == .credit && entry.document.kind == .invoice
            if isOfCredit, lastCredit.position != position {
                lastCredit = (position, try Self.isCancellation(position, book.log))
            }
            try journal.add(
                entry, component: try models.commissions.component(entry.component),
                isCancellation: isOfCredit && lastCredit.isCancellation)
        }
        return journal
    }

    /// Whether an event is a cancellation that names the end of the service.
    private static func isCancellation(_ position: UInt64, _ log: EventLog) throws -> Bool {
        try log.read { reader in
            let event = try reader.event(at: position)
            guard event.type == .saleCredited else { return false }
            let credit = try event.asSaleCredited()
            return credit.kind == .cancellation && credit.stopsServiceOn != nil
        }
    }

    private func row(
        _ clause: RuleClause, of version: CoverageVersion, _ tallies: CoverageTallies
    ) -> ReportRow {
        let counted = CoverageClause(clause, in: version.rules)
        let tally = counted.counter.map { tallies[version.number, $0] }
        let currency = version.rules.head.currency
        var row = ReportRow()
        row.add("version", .integer(Int64(version.number)))
        row.add("line", .integer(Int64(clause.at.line)))
        row.add("clause", .text(clause.path.joined(separator: ".")))
        row.add("says", .name(clause.says))
        row.add("fired", tally.map { Self.fired($0.fired) } ?? .null)
        let amount = counted.hasAmount ? tally?.amount : nil
        row.add("amount", amount.map { .exact($0, currency) } ?? .null)
        row.add("currency", amount == nil ? .null : .text(currency.code))
        row.add("counts", .name(counted.counts))
        return row
    }

    private static func fired(_ times: Int) -> Value {
        times == 0 ? .json("0", text: "never") : .integer(Int64(times))
    }
}

extension Value {
    /// An exact amount, with as many decimals as it needs, but no fewer than its currency has.
    static func exact(_ amount: ExactAmount, _ currency: Currency) -> Value {
        let decimals = 6 + currency.exponent
        var digits = String(amount.millionths.magnitude)
        digits = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
        let whole = digits.dropLast(decimals)
        var fraction = digits.suffix(decimals)
        while fraction.count > currency.exponent, fraction.last == "0" {
            fraction.removeLast()
        }
        let sign = amount.millionths < 0 ? "-" : ""
        return .decimal(sign + whole + (fraction.isEmpty ? "" : ".\(fraction)"))
    }
}
