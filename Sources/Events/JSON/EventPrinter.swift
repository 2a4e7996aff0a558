import Accounting

/// Writes events in their one JSON form, the members always in the same order.
package enum EventPrinter {
    /// Appends a recorded event: its place in the log, the envelope, the payload, and the hash of
    /// its leaf where it is given. `occurredAt` is left out where it is the default.
    package static func append(
        _ event: borrowing EventView, leafHash: ContentHash? = nil, to json: inout JSONWriter
    ) throws(WireError) {
        let envelope = try event.envelope()
        json.beginObject()
        json.key("position")
        json.integer(event.position)
        json.key("stream")
        json.string(try envelope.stream.string())
        json.key("version")
        json.integer(event.version)
        guard event.recordedAt.isWritable else { throw .badValue(field: 2) }
        json.key("recordedAt")
        json.instant(event.recordedAt)
        try members(event, envelope, into: &json)
        if let leafHash {
            json.key("leafHash")
            json.quoted { leafHash.write(into: &$0) }
        }
        json.endObject()
    }

    /// Appends an event as its sender states it.
    package static func append(_ draft: EventDraft, to json: inout JSONWriter) {
        var record = WireWriter()
        let header = RecordHeader(
            position: 0, recordedAt: Instant(microsecondsSince1970: 0), version: 0, previous: 0,
            number: 0)
        record.record(draft, header: header, references: [])
        json.beginObject()
        // A draft that breaks the rules of the schema is written as far as it goes.
        if let event = try? EventView(record.bytes.span.bytes),
            let envelope = try? event.envelope()
        {
            try? members(event, envelope, expectedVersion: draft.expectedVersion, into: &json)
        }
        if let recordedAt = draft.recordedAt {
            json.key("recordedAt")
            json.instant(recordedAt)
        }
        json.endObject()
    }

    /// The JSON form of an event as its sender states it.
    package static func text(_ draft: EventDraft) -> String {
        var json = JSONWriter()
        append(draft, to: &json)
        return json.text
    }

    private static func members(
        _ event: borrowing EventView, _ envelope: borrowing EnvelopeView,
        expectedVersion: UInt32? = nil, into json: inout JSONWriter
    ) throws(WireError) {
        guard event.effectiveOn >= .min, event.effectiveOn <= .max, event.occurredAt.isWritable
        else { throw .badHeader }
        json.key("type")
        json.string(event.type.name)
        json.key("source")
        json.string(try envelope.source.string())
        json.key("id")
        json.string(try envelope.id.string())
        json.key("effectiveOn")
        json.date(event.effectiveOn)
        if event.occurredAt != Instant(startOf: event.effectiveOn) {
            json.key("occurredAt")
            json.instant(event.occurredAt)
        }
        if let expectedVersion {
            json.key("expectedVersion")
            json.integer(expectedVersion)
        }
        json.key("actor")
        json.beginObject()
        json.key("id")
        json.string(try envelope.actor.string())
        json.key("role")
        json.string(envelope.role.name)
        json.endObject()
        try reason(envelope, into: &json)
        if let causation = envelope.causation {
            json.key("causation")
            json.integer(causation)
        }
        if let correlation = envelope.correlation {
            json.key("correlation")
            json.string(try correlation.string())
        }
        json.key("data")
        try PayloadPrinter.object(event.type.descriptor, envelope.body, into: &json)
    }

    private static func reason(
        _ envelope: borrowing EnvelopeView, into json: inout JSONWriter
    ) throws(WireError) {
        guard let reason = envelope.reason else { return }
        json.key("reason")
        json.beginObject()
        json.key("code")
        json.string(try reason.code.string())
        if let text = reason.text {
            json.key("text")
            json.string(try text.string())
        }
        json.endObject()
    }
}
