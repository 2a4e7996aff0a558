import Accounting
import Events
import Projections

/// Records events as a log does (dense positions, stream versions, ordinals in order of first
/// event) and hands each to the models of a test.
///
/// A stream that is named before it has an event gets its ordinal then, so that a test of deals
/// needs no events of partners.
final class TestLog {
    let models: [any Projector]
    private(set) var position: UInt64 = 0
    private(set) var records: [[UInt8]] = []
    private var ordinals: [String: UInt32] = [:]
    private var counts: [StreamKind: UInt32] = [:]
    private var heads: [String: (version: UInt32, position: UInt64)] = [:]

    init(_ models: [any Projector]) {
        self.models = models
    }

    /// Records an event that is effective on a date, and happened at an instant where one is given.
    func add(_ body: EventBody, on date: String, at instant: String? = nil) throws {
        position += 1
        let draft = EventDraft(
            body: body, source: "/test", id: "\(position)",
            effectiveOn: try BusinessDate(parsing: date),
            occurredAt: try instant.map { try Instant(parsing: $0) },
            actor: EventActor(id: "u-1", role: .channelManager))
        let head = heads[draft.stream] ?? (0, 0)
        let header = RecordHeader(
            position: position, recordedAt: draft.occurred, version: head.version + 1,
            previous: head.position, number: ordinal(body.streamKind, body.streamId))
        var references: [UInt32] = []
        draft.references { kind, id in
            references.append(id.map { self.ordinal(kind, $0) } ?? 0)
        }
        var writer = WireWriter()
        writer.record(draft, header: header, references: references)
        heads[draft.stream] = (header.version, position)
        records.append(writer.bytes)
        try Self.apply(writer.bytes, to: models)
    }

    /// The ordinal of a stream.
    func ordinal(_ kind: StreamKind, _ id: String) -> UInt32 {
        let stream = kind.stream(id)
        if let known = ordinals[stream] { return known }
        let number = (counts[kind] ?? 0) + 1
        counts[kind] = number
        ordinals[stream] = number
        return number
    }

    func deal(_ id: String) -> UInt32 { ordinal(.deal, id) }
    func lead(_ id: String) -> UInt32 { ordinal(.lead, id) }
    func partner(_ id: String) -> UInt32 { ordinal(.partner, id) }

    /// Takes over a record of another log.
    func replay(_ record: [UInt8]) throws {
        position += 1
        records.append(record)
        try Self.apply(record, to: models)
    }

    /// Hands the bytes of a record to models.
    static func apply(_ record: [UInt8], to models: [any Projector]) throws {
        let event = try EventView(record.span.bytes)
        for model in models {
            try model.apply(event, at: FoldContext(position: event.position))
        }
    }
}

/// A day, written as `YYYY-MM-DD`.
func day(_ text: String) throws -> BusinessDate {
    try BusinessDate(parsing: text)
}
