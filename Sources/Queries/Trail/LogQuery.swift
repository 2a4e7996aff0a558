import Accounting
import EventLog
import Events

/// `log`: the events themselves.
package struct LogQuery {
    /// A bound of what is shown: a position, a business date, or an instant of recording.
    package enum Bound: Hashable, Sendable {
        case position(UInt64)
        case date(BusinessDate)
        case instant(Instant)
    }

    /// Empty: every type.
    package var types: Set<EventType> = []
    /// The name of a stream, `deal/D-1`.
    package var stream: String?
    /// Both bounds are included.
    package var from: Bound?
    package var to: Bound?

    package init() {}

    package static let columns = [
        "position", "recordedAt", "effectiveOn", "type", "stream", "version", "actor", "role",
    ]

    /// Visits the events that match, in order, from one position through another.
    ///
    /// - Complexity: O(events between), or O(events of the stream) where one is named.
    package func forEach(
        in book: BookReader, from first: UInt64 = 1, through last: UInt64,
        effectiveThrough date: BusinessDate = .max, _ body: (borrowing EventView) throws -> Void
    ) throws {
        let first = Swift.max(first, try firstPosition(book))
        let last = Swift.min(last, try lastPosition(book))
        guard first <= last else { return }
        if let stream {
            let (kind, id) = try Self.split(stream)
            guard try book.log.stream(kind, id).exists else {
                throw QueryError.unknown(kind: kind.name, id: id)
            }
            try book.log.forEach(ofStream: kind, id) { event in
                guard event.position <= last else { return false }
                if event.position >= first, matches(event, date) { try body(event) }
                return true
            }
        } else {
            try book.log.forEach(from: first, through: last) { event in
                if matches(event, date) { try body(event) }
                return true
            }
        }
    }

    /// The event in its one JSON form, with the hash of its leaf.
    package static func json(_ event: borrowing EventView, into json: inout JSONWriter) throws {
        let leaf = ContentHash(bytes: MerkleHash.leaf(event.bytes).bytes)
        try EventPrinter.append(event, leafHash: leaf, to: &json)
    }

    /// The event as a line.
    package static func row(_ event: borrowing EventView) throws -> ReportRow {
        let envelope = try event.envelope()
        var row = ReportRow()
        row.add("position", .position(event.position))
        row.add("recordedAt", .instant(event.recordedAt))
        row.add("effectiveOn", .date(event.effectiveOn))
        row.add("type", .text(event.type.name))
        row.add("stream", .text(try envelope.stream.string()))
        row.add("version", .integer(Int64(event.version)))
        row.add("actor", .text(try envelope.actor.string()))
        row.add("role", .text(envelope.role.name))
        return row
    }

    private func matches(_ event: borrowing EventView, _ latest: BusinessDate) -> Bool {
        guard types.isEmpty || types.contains(event.type), event.effectiveOn <= latest else {
            return false
        }
        if case .date(let date) = from, event.effectiveOn < date { return false }
        if case .date(let date) = to, event.effectiveOn > date { return false }
        return true
    }

    private func firstPosition(_ book: BookReader) throws -> UInt64 {
        switch from {
        case .position(let position): position
        case .instant(let instant):
            try book.log.positionKnown(
                at: Instant(microsecondsSince1970: instant.microsecondsSince1970 - 1)) + 1
        case .date, nil: 1
        }
    }

    private func lastPosition(_ book: BookReader) throws -> UInt64 {
        switch to {
        case .position(let position): position
        case .instant(let instant): try book.log.positionKnown(at: instant)
        case .date, nil: .max
        }
    }

    private static func split(_ stream: String) throws -> (StreamKind, String) {
        let parts = stream.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = StreamKind(name: parts[0]) else {
            throw QueryError.badFilter(
                name: "--stream", value: stream, expected: "a stream, as in deal/D-1")
        }
        return (kind, parts[1])
    }
}

extension LogQuery.Bound {
    /// Whether this comes after another bound of its kind. How bounds of different kinds lie, only
    /// a book can say.
    package func liesAfter(_ other: Self) -> Bool {
        switch (self, other) {
        case (.position(let one), .position(let other)): one > other
        case (.date(let one), .date(let other)): one > other
        case (.instant(let one), .instant(let other)): one > other
        default: false
        }
    }
}

extension LogQuery.Bound: CustomStringConvertible {
    package var description: String {
        switch self {
        case .position(let position): "\(position)"
        case .date(let date): "\(date)"
        case .instant(let instant): "\(instant)"
        }
    }
}
