import Accounting
import EventLog
import Events
import ReadModels

/// `trail`: who did what about a subject, when, and when the book learned it.
package struct TrailQuery: Query {
    /// A stream (`partner/P-101`), `actor/u-3`, `correlation/x`, or a bare id, which is looked for
    /// among all of them.
    package var subject: String
    /// First and last business date.
    package var from: BusinessDate?
    package var to: BusinessDate?

    package init(subject: String) {
        self.subject = subject
    }

    package let columns = [
        "position", "effectiveOn", "recordedAt", "type", "stream", "actor", "role", "reason",
        "data",
    ]

    /// - Complexity: O(events of the trail).
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let models = try book.modelsAtHead()
        let found = try TrailSubject(finding: subject, in: book, models)
        var printer = TrailPrinter(subject: found.stream)
        let positions = try found.positions(in: book, models, through: point.knownAt)
        var index = 0
        while index < positions.count {
            // Short reads: a long one keeps the writer from using old pages again.
            let stretch = positions[index..<Swift.min(index + 1_024, positions.count)]
            var rows: [ReportRow] = []
            try book.log.read { reader in
                for position in stretch {
                    let event = try reader.event(at: position)
                    let date = event.effectiveOn
                    guard date <= point.asOf, from.map({ date >= $0 }) ?? true,
                        to.map({ date <= $0 }) ?? true
                    else { continue }
                    rows.append(try printer.row(event))
                }
            }
            for row in rows { try emit(row) }
            index += stretch.count
        }
        return try book.citation(point, models.fold.states, restingOn: ["audit-trail"])
    }
}
