import Accounting

/// An event as its sender states it, before the log has given it a position.
package struct EventDraft: Hashable, Sendable {
    /// What happened.
    package var body: EventBody
    /// The system that sends it; with `id` the idempotency key.
    package var source: String
    /// The sender's id of the event.
    package var id: String
    /// The business date: chooses the period and the rules.
    package var effectiveOn: BusinessDate
    /// When it happened; nil for `effectiveOn` at 00:00 UTC.
    package var occurredAt: Instant?
    /// The version that the stream must be at, 0 for a new one; nil for any.
    package var expectedVersion: UInt32?
    /// Who did it.
    package var actor: EventActor
    /// Why, where the type does not say.
    package var reason: Reason?
    /// The position of the event that led to this one.
    package var causation: UInt64?
    /// What belongs together, such as a batch.
    package var correlation: String?
    /// When the book learned it, stated only when a book is moved in from elsewhere.
    package var recordedAt: Instant?

    /// An event of `body` as its sender states it.
    package init(
        body: EventBody, source: String, id: String, effectiveOn: BusinessDate,
        occurredAt: Instant? = nil, expectedVersion: UInt32? = nil, actor: EventActor,
        reason: Reason? = nil, causation: UInt64? = nil, correlation: String? = nil,
        recordedAt: Instant? = nil
    ) {
        self.body = body
        self.source = source
        self.id = id
        self.effectiveOn = effectiveOn
        self.occurredAt = occurredAt
        self.expectedVersion = expectedVersion
        self.actor = actor
        self.reason = reason
        self.causation = causation
        self.correlation = correlation
        self.recordedAt = recordedAt
    }
}

extension EventDraft {
    /// The type of the event.
    package var type: EventType { body.type }

    /// The name of the stream that the event belongs to: `deal/D-1`.
    package var stream: String { body.stream }

    /// When it happened: as stated, or `effectiveOn` at 00:00 UTC.
    package var occurred: Instant { occurredAt ?? Instant(startOf: effectiveOn) }

    /// Calls `body` for every stream that the payload names; see `EventPayload.references`.
    package func references(_ visit: (StreamKind, String?) -> Void) { body.references(visit) }
}

/// Who did something, and in which part.
package struct EventActor: Hashable, Sendable {
    /// The id of the person or service.
    package var id: String
    /// The part in which it acted.
    package var role: ActorRole

    /// The actor `id` in the part `role`.
    package init(id: String, role: ActorRole) {
        self.id = id
        self.role = role
    }
}

// MARK: - Checking

extension EventDraft {
    /// Throws where a value breaks a rule of the schema: an id with spaces, an empty text, an
    /// empty list that may not be. A draft that `EventParser` has read never does; one that was
    /// put together by hand is checked with this before it is recorded.
    ///
    /// Prints and parses the event, so nothing is checked in two ways.
    package func check() throws(JSONError) {
        var parser = EventParser()
        _ = try parser.parse(EventPrinter.text(self))
    }
}
