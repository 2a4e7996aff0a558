import Accounting
import Events
import ReadModels

/// `rules show`: the activated versions of the rules, by whom and when, and which of them is in
/// force on the date.
///
/// A version is shown once it is known, whatever the date of its activation: it governs the dates
/// that it covers.
package struct RuleVersionsQuery: Query {
    /// nil: every version.
    package var version: UInt32?

    package init(version: UInt32? = nil) {
        self.version = version
    }

    package let columns = [
        "version", "from", "to", "inForce", "activatedOn", "position", "author", "approver",
        "actor", "sha256",
    ]

    /// - Complexity: O(versions).
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let models = try book.modelsAtHead()
        let inForce = try models.version(inForceOn: point.asOf, knownAt: point.knownAt)
        var number: UInt32 = 1
        var isFound = version == nil
        while let row = try models.programme.versions.row(number), row.position <= point.knownAt {
            if version == nil || version == number {
                isFound = true
                try emit(self.row(row, isInForce: row.number == inForce))
            }
            number += 1
        }
        guard isFound else {
            throw QueryError.unknown(kind: "rule version", id: "\(version ?? 0)")
        }
        return try book.citation(point, models.fold.states, restingOn: ["programme"])
    }

    private func row(_ version: VersionRow, isInForce: Bool) -> ReportRow {
        var row = ReportRow()
        row.add("version", .integer(Int64(version.number)))
        row.add("from", .date(version.from))
        row.add("to", .date(version.to))
        row.add("inForce", .flag(isInForce))
        row.add("activatedOn", .date(version.activatedOn))
        row.add("position", .position(version.position))
        row.add("author", .text(version.author))
        row.add("approver", .text(version.approver))
        row.add("actor", .text(version.actor))
        row.add("sha256", .text(version.sha256))
        if self.version != nil { row.add("yaml", .text(version.text.yaml)) }
        return row
    }
}

extension ModelSet {
    /// The number of the highest version known at a position that covers a date; nil for none.
    fileprivate func version(
        inForceOn date: BusinessDate, knownAt position: UInt64
    ) throws -> UInt32? {
        var found: UInt32?
        var number: UInt32 = 1
        while let row = try programme.versions.row(number), row.position <= position {
            if row.from <= date, row.to.map({ date <= $0 }) ?? true { found = number }
            number += 1
        }
        return found
    }
}
