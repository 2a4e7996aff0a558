import Accounting
import Events
import Projections
import ReadModels

/// `replay`: folds the log from the first event, in memory, and says what came of it.
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

    /// - Complexity: O(position).
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        try Filter.check(model, among: Self.modelNames, "--model")
        if checks, !point.isHead || !point.coversAllDates {
            throw QueryError.notHonoured(
                name: "--check",
                reason: "the live models stand at the head of the log; leave out --to, --known-at "
                    + "and --as-of")
        }
        let models = try book.models(
            knownAt: point.knownAt, effectiveThrough: point.coversAllDates ? nil : point.asOf)
        for state in models.fold.states where model == nil || model == state.name {
            let digest = try models.fold.digest(of: state.name)
            var row = ReportRow(state, digest: digest)
            if checks {
                let live = try book.modelsAtHead().fold.digest(of: state.name)
                row.add("equal", .flag(live == digest))
                row.add("live", .text(live.flatMap { ContentHash(bytes: $0) }.map { "\($0)" }))
            }
            row.add("reason", .text(state.stop?.reason))
            try emit(row)
        }
        return try book.citation(point, models.fold.states)
    }
}
