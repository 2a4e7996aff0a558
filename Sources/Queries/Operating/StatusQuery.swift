import Accounting
import EventLog
import Events
import Glibc
import Projections
import ReadModels

/// `status`: how far the log has come, how large it is, and how far the stored models have come.
///
/// It is about the book as it stands: its own citation is honoured until something is recorded,
/// any other point is refused.
package struct StatusQuery: Query {
    /// Whether the digests of the models are worked out, which reads all their rows.
    package var hasDigests: Bool

    package init(hasDigests: Bool) {
        self.hasDigests = hasDigests
    }

    package let columns = ["model", "revision", "position", "lag", "state", "digest"]

    package func heading(
        _ book: BookReader, at point: BookReader.PointInTime
    ) throws -> ReportRow? {
        guard point.isHead else {
            throw QueryError.notHonoured(
                name: "--known-at",
                reason: "status is about the book as it stands, at position "
                    + "\(try book.log.head().position)")
        }
        guard point.coversAllDates else {
            throw QueryError.notHonoured(
                name: "--as-of", reason: "status is about the book as it stands, over all dates")
        }
        let head = try book.log.head()
        var row = ReportRow()
        row.add("position", .position(head.position))
        row.add("recordedAt", .instant(head.recordedAt))
        row.add("effectiveOn", .date(head.greatestEffectiveOn))
        row.add("root", .text(head.position == 0 ? nil : "\(head.root)"))
        row.add("programme", .text(book.log.programme))
        row.add("logBytes", .integer(Self.size(of: "\(book.directory)/log/data.mdb")))
        row.add("viewsBytes", .integer(Self.size(of: "\(book.directory)/views/data.mdb")))
        var streams = ReportRow()
        for kind in StreamKind.allCases where head.streamCount(of: kind) > 0 {
            streams.add(kind.name, .integer(Int64(head.streamCount(of: kind))))
        }
        row.add("streams", .object(streams))
        return row
    }

    /// - Complexity: O(rows of the models) with digests, else O(1).
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let head = try book.log.head().position
        guard let stored = try book.storedModels() else {
            for state in ModelSet().fold.states {
                var row = ReportRow(state, digest: nil, named: "missing")
                row.add("lag", .position(head))
                try emit(row)
            }
            return try book.citation(point, [])
        }
        for state in stored.fold.states {
            let digest = hasDigests ? try stored.fold.digest(of: state.name) : nil
            let isBehind = state.stop == nil && state.position < head
            var row = ReportRow(state, digest: digest, named: isBehind ? "behind" : nil)
            row.add("lag", .position(state.stop == nil ? head - state.position : 0))
            row.add("reason", .text(state.stop?.reason))
            try emit(row)
        }
        return try book.citation(point, stored.fold.states)
    }

    /// Bytes that a file takes on disk, which is sparse; 0 where there is none.
    private static func size(of path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_blocks) * 512 : 0
    }
}

extension ReportRow {
    /// How far a model has come: `model revision position digest state`.
    package init(_ state: ModelState, digest: [UInt8]?, named name: String? = nil) {
        self.init()
        add("model", .text(state.name))
        add("revision", .integer(Int64(state.revision)))
        add("position", .position(state.position))
        add("digest", .text(digest.map { ContentHash(bytes: $0).map { "\($0)" } ?? "" }))
        add("state", .text(name ?? (state.isComplete ? "complete" : "incomplete")))
    }
}
