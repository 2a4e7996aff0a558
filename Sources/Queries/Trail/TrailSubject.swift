import Events
import Projections
import ReadModels

/// Whose trail it is.
enum TrailSubject {
    case stream(StreamKind, id: String, ordinal: UInt32)
    case actor(String)
    case correlation(String)

    /// - Throws: `QueryError.unknown` where the book knows nothing of the name,
    ///   `QueryError.ambiguous` where a bare id is that of several subjects.
    init(finding name: String, in book: BookReader, _ models: ModelSet) throws {
        if let slash = name.utf8.firstIndex(of: UInt8(ascii: "/")), slash > name.startIndex {
            let kind = String(name[..<slash])
            let id = String(name[name.utf8.index(after: slash)...])
            if let found = try Self.find(kind, id, in: book, models) {
                self = found
                return
            }
            if Self.kinds.contains(kind) { throw QueryError.unknown(kind: kind, id: id) }
        }
        let found = try Self.kinds.compactMap { try Self.find($0, name, in: book, models) }
        guard let first = found.first else {
            throw QueryError.unknown(kind: "subject", id: name)
        }
        guard found.count == 1 else {
            throw QueryError.ambiguous(id: name, subjects: found.map(\.name))
        }
        self = first
    }

    private static let kinds = StreamKind.allCases.map(\.name) + ["actor", "correlation"]

    private static func find(
        _ kind: String, _ id: String, in book: BookReader, _ models: ModelSet
    ) throws -> TrailSubject? {
        switch kind {
        case "actor":
            return try models.trail.actors.row(TextKey(id)) == nil ? nil : .actor(id)
        case "correlation":
            let isKnown = try !models.trail.stretches(ofCorrelation: id).isEmpty
            return isKnown ? .correlation(id) : nil
        default:
            guard let kind = StreamKind(name: kind) else { return nil }
            let stream = try book.log.stream(kind, id)
            return stream.exists ? .stream(kind, id: id, ordinal: stream.ordinal) : nil
        }
    }

    /// As a user names it.
    var name: String {
        switch self {
        case .stream(let kind, let id, _): kind.stream(id)
        case .actor(let id): "actor/\(id)"
        case .correlation(let id): "correlation/\(id)"
        }
    }

    /// The name of the stream, of one.
    var stream: String? {
        if case .stream = self { name } else { nil }
    }

    /// The positions of its events, rising: of a stream its own events, and those of other streams
    /// that name it.
    func positions(
        in book: BookReader, _ models: ModelSet, through last: UInt64
    ) throws -> [UInt64] {
        var positions: [UInt64] = []
        switch self {
        case .stream(let kind, let id, let ordinal):
            try book.log.forEachBackwards(ofStream: kind, id) { event in
                positions.append(event.position)
                return true
            }
            positions += try models.trail.mentions(of: kind, ordinal)
            positions.sort()
        case .actor(let id): positions = try models.trail.events(ofActor: id)
        case .correlation(let id):
            for stretch in try models.trail.stretches(ofCorrelation: id) {
                positions.append(contentsOf: stretch)
            }
        }
        return positions.filter { $0 <= last }
    }
}
