import Accounting

/// The texts of a record's envelope, and its body, where their bytes lie.
package struct EnvelopeView: ~Escapable {
    /// The stream, `deal/D-1`.
    package let stream: TextView
    /// The system that sent it.
    package let source: TextView
    /// The sender's id of it.
    package let id: TextView
    /// The id of who did it.
    package let actor: TextView
    /// The part in which the actor acted.
    package let role: ActorRole
    /// Why, where the type does not say.
    package let reason: ReasonView?
    /// The position of the event that led to this one.
    package let causation: UInt64?
    /// What belongs together, such as a batch.
    package let correlation: TextView?
    /// The payload's bytes.
    package let body: RawSpan

    /// Reads the fields from `stream` on.
    @_lifetime(copy bytes)
    init(_ bytes: RawSpan, bodyOf type: EventType) throws(WireError) {
        var cursor = WireCursor(bytes)
        stream = try cursor.text(10)
        source = try cursor.text(11)
        id = try cursor.text(12)
        actor = try cursor.text(13)
        role = try cursor.value(14)
        reason = try cursor.optionalMessage(15)
        causation = cursor.takeWide(16, .varint) ? try cursor.varint() : nil
        correlation = cursor.takeWide(17, .bytes) ? TextView(try cursor.blob()) : nil
        guard cursor.takeWide(type.rawValue, .bytes) else { throw .bodyMismatch }
        body = try cursor.blob()
        try cursor.end(known: 0)
    }
}

extension WireCursor {
    /// `take` for the fields whose tag has two bytes: 16 and up.
    mutating func takeWide(_ number: UInt32, _ type: WireType) -> Bool {
        let tag = number << 3 | UInt32(type.rawValue)
        return takeTag(UInt8(tag & 0x7F) | 0x80, UInt8(tag >> 7))
    }
}

extension EventView {
    /// The texts of the envelope and the body, all checked.
    @_lifetime(copy self)
    package func envelope() throws(WireError) -> EnvelopeView {
        try EnvelopeView(
            bytes.extracting(unchecked: textsAt..<bytes.byteCount), bodyOf: type)
    }

    /// The payload's bytes, found without looking at the texts before them.
    @_lifetime(copy self)
    package func body() throws(WireError) -> RawSpan {
        var cursor = WireCursor(bytes.extracting(unchecked: textsAt..<bytes.byteCount))
        let wanted = UInt64(type.rawValue) << 3 | UInt64(WireCursor.WireType.bytes.rawValue)
        while !cursor.isAtEnd {
            let tag = try cursor.varint()
            if tag == wanted {
                let body = try cursor.blob()
                guard cursor.isAtEnd else { throw .bodyMismatch }
                return body
            }
            switch tag & 7 {
            case 0: _ = try cursor.varint()
            case 2: _ = try cursor.blob()
            default: throw .bodyMismatch
            }
        }
        throw .bodyMismatch
    }

    @_lifetime(copy self)
    func body(of wanted: EventType) throws(WireError) -> RawSpan {
        guard type == wanted else { throw .bodyMismatch }
        return try body()
    }
}

// MARK: - Copies

extension EventView {
    /// What the log added to the draft.
    package var header: RecordHeader {
        RecordHeader(
            position: position, recordedAt: recordedAt, version: version, previous: previous,
            number: number)
    }

    /// The references, copied.
    package var references: [UInt32] { (0..<referenceCount).map { reference($0) } }

    /// The event as its sender could have stated it. Checks the whole record but the values of
    /// the header; allocates. What this returns encodes to the same bytes again.
    package func draft() throws(WireError) -> EventDraft {
        let envelope = try envelope()
        var draft = EventDraft(
            body: try EventBody(type: type, bytes: envelope.body),
            source: try envelope.source.string(), id: try envelope.id.string(),
            effectiveOn: effectiveOn, occurredAt: occurredAt,
            actor: EventActor(id: try envelope.actor.string(), role: envelope.role),
            causation: envelope.causation, correlation: try envelope.correlation?.string(),
            recordedAt: recordedAt)
        if let reason = envelope.reason { draft.reason = try Reason(reason) }
        guard envelope.stream == draft.stream else { throw .badValue(field: 10) }
        return draft
    }
}
