import Accounting

/// The members of an event's object, as they are read.
struct EnvelopeParser {
    private enum Member: Int, CaseIterable {
        case type, source, id, effectiveOn, occurredAt, expectedVersion, actor, reason
        case causation, correlation, data, recordedAt, position, stream, version, leafHash

        static let names = allCases.map { "\($0)" }
        private static let bytes = names.map { Array($0.utf8) }

        var name: String { Self.names[rawValue] }

        init?(_ name: [UInt8]) {
            guard let index = Self.bytes.firstIndex(of: name) else { return nil }
            self.init(rawValue: index)
        }
    }

    /// A bit for each member that has been read.
    private var seen: UInt32 = 0
    private var type: EventType?
    private var source = ""
    private var id = ""
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

    init() {}

    /// Reads the whole object.
    mutating func read(
        from reader: inout JSONReader, with payload: inout PayloadParser
    ) throws(JSONError) {
        // The data can only be read once the type is known: where they come first, that is at the
        // end.
        var early: JSONReader?
        try reader.beginObject()
        while try reader.nextKey(into: &payload.key) {
            guard let member = Member(payload.key) else {
                let name = String(decoding: payload.key, as: UTF8.self)
                let advice = NearestName.advice(for: name, among: Member.names)
                throw reader.error(at: reader.keyOffset, "is not known", advice)
                    .inside(member: name)
            }
            guard seen & (1 << member.rawValue) == 0 else {
                throw reader.error(at: reader.keyOffset, "stands twice")
                    .inside(member: member.name)
            }
            seen |= 1 << member.rawValue
            let isEarly = member == .data && type == nil
            if isEarly { early = copy reader }
            do throws(JSONError) {
                if isEarly {
                    _ = try JSONValue(from: &reader)
                } else {
                    try self.member(member, from: &reader, with: &payload)
                }
            } catch {
                throw error.inside(member: member.name)
            }
        }
        guard var data = early, type != nil else { return }
        do throws(JSONError) {
            try member(.data, from: &data, with: &payload)
        } catch {
            throw error.inside(member: Member.data.name)
        }
    }

    private mutating func member(
        _ member: Member, from reader: inout JSONReader, with payload: inout PayloadParser
    ) throws(JSONError) {
        switch member {
        case .type: type = try payload.eventType(from: &reader)
        case .source: source = try payload.identifier(from: &reader)
        case .id: id = try payload.identifier(from: &reader)
        case .effectiveOn: effectiveOn = try payload.date(from: &reader)
        case .occurredAt: occurredAt = try payload.instant(from: &reader)
        case .expectedVersion: expectedVersion = try reader.integer(UInt32.self)
        case .actor: actor = try payload.actor(from: &reader)
        case .reason:
            try payload.read(.reason, from: &reader) { bytes throws(WireError) in
                reason = try Reason(ReasonView(bytes))
            }
        case .causation: causation = try reader.integer(UInt64.self)
        case .correlation: correlation = try payload.identifier(from: &reader)
        case .recordedAt: recordedAt = try payload.instant(from: &reader)
        case .position: _ = try reader.integer(UInt64.self)
        case .version: _ = try reader.integer(UInt32.self)
        case .leafHash: _ = try payload.hash(from: &reader)
        case .stream: stream = try payload.identifier(from: &reader)
        case .data:
            guard let type else { return }
            try payload.read(type.descriptor, from: &reader) { bytes throws(WireError) in
                body = try EventBody(type: type, bytes: bytes)
            }
        }
    }

    /// The event, once the whole line has been read.
    func draft(end reader: borrowing JSONReader) throws(JSONError) -> EventDraft {
        for member in [Member.type, .source, .id, .effectiveOn, .actor, .data]
        where seen & (1 << member.rawValue) == 0 {
            throw reader.error(at: reader.offset - 1, "is missing").inside(member: member.name)
        }
        guard let effectiveOn, let actor, let body else {
            throw reader.error(at: 0, "cannot be read")
        }
        let draft = EventDraft(
            body: body, source: source, id: id, effectiveOn: effectiveOn, occurredAt: occurredAt,
            expectedVersion: expectedVersion, actor: actor, reason: reason, causation: causation,
            correlation: correlation, recordedAt: recordedAt)
        if let stream, stream != draft.stream {
            throw reader.error(
                at: 0, "is \"\(stream)\"", "the stream of this event is \"\(draft.stream)\""
            ).inside(member: Member.stream.name)
        }
        return draft
    }
}

// MARK: - Values of the envelope

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

    fileprivate mutating func identifier(
        from reader: inout JSONReader
    ) throws(JSONError) -> String {
        let start = try text(from: &reader)
        if let (problem, advice) = TextRule.id(scratch) {
            throw reader.error(at: start, problem, advice)
        }
        return String(decoding: scratch, as: UTF8.self)
    }

    fileprivate mutating func eventType(
        from reader: inout JSONReader
    ) throws(JSONError) -> EventType {
        let start = try text(from: &reader)
        let name = String(decoding: scratch, as: UTF8.self)
        guard let type = EventType(name: name) else {
            let known = EventType.allCases.map(\.name)
            let advice = NearestName.nearest(to: name, among: known).map { "did you mean \($0)?" }
            throw reader.error(
                at: start, "is \"\(name.prefix(60))\", no type of the catalogue",
                advice ?? "see docs/EVENTS.md")
        }
        return type
    }

    fileprivate mutating func actor(
        from reader: inout JSONReader
    ) throws(JSONError) -> EventActor {
        var id: String?
        var role: ActorRole?
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

    private mutating func role(from reader: inout JSONReader) throws(JSONError) -> ActorRole {
        let start = try text(from: &reader)
        let name = String(decoding: scratch, as: UTF8.self)
        guard let role = ActorRole(name: name) else {
            let words = ActorRole.allCases.map { "\"\($0.name)\"" }.joined(separator: ", ")
            throw reader.error(at: start, "is \"\(name.prefix(40))\"", "write one of \(words)")
        }
        return role
    }
}
