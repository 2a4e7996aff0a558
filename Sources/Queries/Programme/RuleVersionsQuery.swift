import Accounting
import Events
import ReadModels

/// `rules show`: the activated versions of the rules, by whom and when.
package struct RuleVersionsQuery: Query {
    /// nil: every version.
    package var version: UInt32?

    package init(version: UInt32? = nil) {
        self.version = version
    }

    package let columns = [
        "version", "from", "to", "activatedOn", "position", "author", "approver", "actor",
        "sha256",
    ]

    /// - Complexity: O(versions).
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let models = try book.modelsAtHead()
        var number: UInt32 = 1
        var isFound = version == nil
        while let row = try models.programme.versions.row(number), row.position <= point.knownAt {
            if version == nil || version == number {
                isFound = true
                if row.activatedOn <= point.asOf { try emit(self.row(row)) }
            }
            number += 1
        }
        guard isFound else {
            throw QueryError.unknown(kind: "rule version", id: "\(version ?? 0)")
        }
        return try book.citation(point, models.fold.states, restingOn: ["programme"])
    }

    private func row(_ version: VersionRow) -> ReportRow {
        var row = ReportRow()
        row.add("version", .integer(Int64(version.number)))
        row.add("from", .date(version.from))
        row.add("to", .date(version.to))
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
