import Accounting
import Events
import Projections
import ReadModels

/// `replay`: folds the log from the first event through a position, in memory, and says what came
/// of it.
///
/// The fold takes in every event that was known, whatever its business date: the digests are those
/// of the position. The figures of the journal are those of the date.
package struct ReplayQuery: Query {
    /// nil: every model. All are folded: they read each other.
    package var model: String?
    /// Whether the digests are compared with those of the live models.
    package var checks: Bool

    package init(model: String? = nil, checks: Bool = false) {
        self.model = model
        self.checks = checks
    }

    /// The names of the models.
    package static var modelNames: [String] { ModelSet().fold.states.map(\.name) }

    package var columns: [String] {
        ["model", "revision", "position", "state"] + (checks ? ["equal"] : []) + ["digest"]
    }

    package var details: DetailColumns? {
        DetailColumns(
            "figures", ["currency", "held", "payable", "scheduled", "paid", "withheld"])
    }

    /// - Complexity: O(position).
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        try Filter.check(model, among: Self.modelNames, "--model")
        if checks, !point.isHead {
            throw QueryError.notHonoured(
                name: "--check",
                reason: "the live models stand at the head of the log; leave out --to and "
                    + "--known-at")
        }
        let models = try book.models(knownAt: point.knownAt)
        for state in models.fold.states where model == nil || model == state.name {
            let digest = try models.fold.digest(of: state.name)
            var row = ReportRow(state, digest: digest)
            if checks {
                let live = try book.modelsAtHead().fold.digest(of: state.name)
                row.add("equal", .flag(live == digest))
                row.add("live", .text(live.flatMap { ContentHash(bytes: $0) }.map { "\($0)" }))
            }
            row.add("reason", .text(state.stop?.reason))
            if state.name == CommissionJournal.name {
                row.add("figures", .list(try figures(models, asOf: point.asOf)))
            }
            try emit(row)
        }
        return try book.citation(point, models.fold.states)
    }

    /// The journal's figures of all payees together on a date, a row for each currency.
    private func figures(_ models: ModelSet, asOf date: BusinessDate) throws -> [Value] {
        var sums: [Currency: BalanceSums] = [:]
        for owner in try models.commissions.postings.owners() {
            try models.commissions.postings.forEach(of: owner) { posting in
                if posting.effectiveOn <= date {
                    try sums[posting.currency, default: BalanceSums()].add(posting)
                }
                return true
            }
        }
        return sums.sorted { $0.key.code < $1.key.code }.map { currency, sums in
            var row = ReportRow()
            row.add("currency", .text(currency.code))
            sums.add(to: &row, currency)
            return .object(row)
        }
    }
}
