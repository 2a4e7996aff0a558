import Accounting
import Events
import ReadModels

/// `journal`: the entries themselves.
package struct JournalQuery {
    /// nil: every payee.
    package var payee: String?
    package var kind: EntryKind?
    package var component: String?
    /// `invoice/<id>` or `credit/<id>`.
    package var document: String?
    package var forPeriod: Period?
    package var inPeriod: Period?

    package init() {}

    package static let columns = [
        "entry", "effectiveOn", "forPeriod", "inPeriod", "payee", "component", "document", "kind",
        "cause", "amount", "currency", "rules",
    ]

    /// - Complexity: O(postings of the payee), or O(entries) without one.
    package func run(_ book: BookReader, asOf: BusinessDate?, knownAt: KnownAt?) throws -> Report {
        let point = try book.point(asOf: asOf, knownAt: knownAt)
        let models = try book.modelsAtHead()
        var rows: [ReportRow] = []
        try forEachEntry(book, models, point) { position, number, entry in
            let row = try EntryPrinter(models).row(entry, position: position, number: number)
            guard component == nil || row["component"] == .text(component ?? ""),
                document == nil || row["document"] == .text(document ?? "")
            else { return }
            rows.append(row)
        }
        return Report(rows: rows, citation: try book.citation(point, models))
    }

    private func forEachEntry(
        _ book: BookReader, _ models: ModelSet, _ point: BookReader.PointInTime,
        _ body: (UInt64, UInt32, EntryRow) throws -> Void
    ) throws {
        let journal = models.commissions
        guard let payee else {
            try journal.entries.forEach(through: point.knownAt) { position, number, entry in
                if matches(entry), entry.effectiveOn <= point.asOf {
                    try body(position, number, entry)
                }
            }
            return
        }
        let owner = try book.ordinal(of: .partner, payee)
        try journal.postings.forEach(of: UInt64(owner)) { posting in
            guard posting.position <= point.knownAt else { return false }
            guard posting.effectiveOn <= point.asOf,
                let entry = try journal.entries.row(
                    position: posting.position, number: UInt32(posting.number)),
                matches(entry)
            else { return true }
            try body(posting.position, UInt32(posting.number), entry)
            return true
        }
    }

    private func matches(_ entry: EntryRow) -> Bool {
        (kind == nil || entry.kind == kind)
            && (forPeriod == nil || entry.forPeriod == forPeriod)
            && (inPeriod == nil || entry.inPeriod == inPeriod)
    }
}
