import Accounting

/// Reads the JSON form of events, one a line (NDJSON).
///
/// Everything that one line can say by itself is checked: shape, types, formats, no unknown and
/// no repeated fields. Whether the event is legal now is not. Use one parser for many lines.
package struct EventParser {
    private var payload = PayloadParser()
    private var key: [UInt8] = []

    /// A parser.
    package init() {}

    /// Reads one event. Accepts what `EventPrinter` adds to a recorded one: `recordedAt` becomes
    /// the draft's, `stream` must be the right one; `position`, `version` and `leafHash` are the
    /// other book's and dropped.
    package mutating func parse(_ line: RawSpan) throws(JSONError) -> EventDraft {
        var reader = try JSONReader(line)
        var envelope = Envelope()
        try envelope.read(from: &reader, with: &payload, key: &key)
        try reader.end()
        return try envelope.draft(end: reader)
    }

    /// Reads one event; see `parse(_:)` over bytes.
    package mutating func parse(_ line: String) throws(JSONError) -> EventDraft {
        try parse(Array(line.utf8).span.bytes)
    }
}

/// The members of an event's object, as they are read.
private struct Envelope {
    private var type: EventType?
    private var source: String?
    private var id: String?
    private var effectiveOn: BusinessDate?
    private var occurredAt: Instant?
    private var expectedVersion: UInt32?
    private var actor: EventActor?
    private var reason: Reason?
    private var causation: UInt64?
    private var correlation: String?
    private var recordedAt: Instant?
    private var stream: String?
    private var body: EventBody?
    private var seen: Set<String> = []

    private static let known = [
        "type", "source", "id", "effectiveOn", "occurredAt", "expectedVersion", "actor", "reason",
        "causation", "correlation", "data", "recordedAt", "position", "stream", "version",
        "leafHash",
    ]

    mutating func read(
        from reader: inout JSONReader, with payload: inout PayloadParser, key: inout [UInt8]
    ) throws(JSONError) {
        // `data` can only be read once the type is known: where it comes first, it is read last.
        var dataFirst = false
        let start = reader
        try reader.beginObject()
        while try reader.nextKey(into: &key) {
            let name = String(decoding: key, as: UTF8.self)
            guard seen.insert(name).inserted else {
                throw reader.error(at: reader.keyOffset, "stands twice").inside(member: name)
            }
            do throws(JSONError) {
                if name == "data", type == nil {
                    dataFirst = true
                    _ = try JSONValue(from: &reader)
                } else {
                    try member(name, from: &reader, with: &payload)
                }
            } catch {
                throw error.inside(member: name)
            }
        }
        guard dataFirst, type != nil else { return }
        var again = start
        try again.beginObject()
        while try again.nextKey(into: &key) {
            guard key.elementsEqual("data".utf8) else {
                _ = try JSONValue(from: &again)
                continue
            }
            do throws(JSONError) {
                try member("data", from: &again, with: &payload)
            } catch {
                throw error.inside(member: "data")
            }
        }
    }

    private mutating func member(
        _ name: String, from reader: inout JSONReader, with payload: inout PayloadParser
    ) throws(JSONError) {
        switch name {
        case "type": type = try eventType(from: &reader)
        case "source": source = try identifier(from: &reader)
        case "id": id = try identifier(from: &reader)
        case "effectiveOn": effectiveOn = try payload.date(from: &reader)
        case "occurredAt": occurredAt = try payload.instant(from: &reader)
        case "expectedVersion": expectedVersion = try reader.integer(UInt32.self)
        case "actor": actor = try actor(from: &reader)
        case "reason":
            try payload.read(.reason, from: &reader) { bytes throws(WireError) in
                reason = try Reason(ReasonView(bytes))
            }
        case "causation": causation = try reader.integer(UInt64.self)
        case "correlation": correlation = try identifier(from: &reader)
        case "recordedAt": recordedAt = try payload.instant(from: &reader)
        case "position": _ = try reader.integer(UInt64.self)
        case "version": _ = try reader.integer(UInt32.self)
        case "leafHash": _ = try reader.string()
        case "stream": stream = try reader.string()
        case "data":
            guard let type else { return }
            try payload.read(type.descriptor, from: &reader) { bytes throws(WireError) in
                body = try EventBody(type: type, bytes: bytes)
            }
        default:
            let advice = NearestName.advice(for: name, among: Self.known)
            throw reader.error(at: reader.keyOffset, "is not known", advice)
        }
    }

    private func eventType(from reader: inout JSONReader) throws(JSONError) -> EventType {
        let start = try reader.place()
        let name = try reader.string()
        guard let type = EventType(name: name) else {
            let known = EventType.allCases.map(\.name)
            let advice = NearestName.nearest(to: name, among: known).map { "did you mean \($0)?" }
            throw reader.error(
                at: start, "is \"\(name.prefix(60))\", no type of the catalogue",
                advice ?? "see docs/EVENTS.md")
        }
        return type
    }

    private func identifier(from reader: inout JSONReader) throws(JSONError) -> String {
        let start = try reader.place()
        let text = try reader.string()
        if let (problem, advice) = TextRule.id(Array(text.utf8)) {
            throw reader.error(at: start, problem, advice)
        }
        return text
    }

    private func actor(from reader: inout JSONReader) throws(JSONError) -> EventActor {
        var id: String?
        var role: ActorRole?
        var key: [UInt8] = []
        try reader.expect(.object, "write {\"id\":\"u-1\",\"role\":\"operator\"}")
        try reader.beginObject()
        while try reader.nextKey(into: &key) {
            let name = String(decoding: key, as: UTF8.self)
            do throws(JSONError) {
                switch name {
                case "id" where id == nil: id = try identifier(from: &reader)
                case "role" where role == nil: role = try self.role(from: &reader)
                case "id", "role": throw reader.error(at: reader.keyOffset, "stands twice")
                default:
                    throw reader.error(at: reader.keyOffset, "is not known", "write id and role")
                }
            } catch {
                throw error.inside(member: name)
            }
        }
        guard let id, let role else {
            throw reader.error(at: reader.offset - 1, "is missing")
                .inside(member: id == nil ? "id" : "role")
        }
        return EventActor(id: id, role: role)
    }

    private func role(from reader: inout JSONReader) throws(JSONError) -> ActorRole {
        let start = try reader.place()
        let name = try reader.string()
        guard let role = ActorRole(name: name) else {
            let words = ActorRole.allCases.map { "\"\($0.name)\"" }.joined(separator: ", ")
            throw reader.error(at: start, "is \"\(name.prefix(40))\"", "write one of \(words)")
        }
        return role
    }

    func draft(end reader: borrowing JSONReader) throws(JSONError) -> EventDraft {
        func missing(_ name: String) -> JSONError {
            reader.error(at: reader.offset - 1, "is missing").inside(member: name)
        }
        guard type != nil else { throw missing("type") }
        guard let source else { throw missing("source") }
        guard let id else { throw missing("id") }
        guard let effectiveOn else { throw missing("effectiveOn") }
        guard let actor else { throw missing("actor") }
        guard let body else { throw missing("data") }
        let draft = EventDraft(
            body: body, source: source, id: id, effectiveOn: effectiveOn, occurredAt: occurredAt,
            expectedVersion: expectedVersion, actor: actor, reason: reason, causation: causation,
            correlation: correlation, recordedAt: recordedAt)
        if let stream, stream != draft.stream {
            throw reader.error(
                at: 0, "is \"\(stream)\"", "the stream of this event is \"\(draft.stream)\""
            )
            .inside(member: "stream")
        }
        return draft
    }
}

extension PayloadParser {
    /// Reads an object as a message of this shape and hands its bytes over.
    fileprivate mutating func read(
        _ descriptor: MessageDescriptor, from reader: inout JSONReader,
        _ use: (RawSpan) throws(WireError) -> Void
    ) throws(JSONError) {
        let start = try reader.place()
        out.removeAll()
        try message(descriptor, from: &reader)
        do throws(WireError) {
            try use(out.bytes.span.bytes)
        } catch {
            // What the parser has checked always decodes.
            throw reader.error(at: start, "cannot be recorded: \(error)")
        }
    }
}
