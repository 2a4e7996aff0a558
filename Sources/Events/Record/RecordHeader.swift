import Accounting

/// What the log adds to a draft when it records it.
package struct RecordHeader: Hashable, Sendable {
    /// The place in the log, from 1.
    package var position: UInt64
    /// When the book learned it.
    package var recordedAt: Instant
    /// The place in its stream, from 1.
    package var version: UInt32
    /// The position of the stream's event before this one, 0 for none.
    package var previous: UInt64
    /// The ordinal of the stream among the streams of its kind, from 1.
    package var number: UInt32

    /// A header of these values.
    package init(
        position: UInt64, recordedAt: Instant, version: UInt32, previous: UInt64, number: UInt32
    ) {
        self.position = position
        self.recordedAt = recordedAt
        self.version = version
        self.previous = previous
        self.number = number
    }
}

// MARK: - Writing a record

extension WireWriter {
    /// Appends the record of `draft`, as it stands in the log.
    ///
    /// `references` are the ordinals of the streams that `draft.references` names, in that order,
    /// 0 for nil and for what names no stream.
    package mutating func record(
        _ draft: EventDraft, header: RecordHeader, references: [UInt32]
    ) {
        prefix(draft, header)
        if !references.isEmpty {
            tag(9, .bytes)
            varint(UInt64(references.count * 4))
            for reference in references { fixed(reference) }
        }
        blob(10, draft.stream.utf8)
        blob(11, draft.source.utf8)
        blob(12, draft.id.utf8)
        blob(13, draft.actor.id.utf8)
        value(14, draft.actor.role)
        message(15, draft.reason)
        if let causation = draft.causation {
            tag(16, .varint)
            varint(causation)
        }
        text(17, draft.correlation)
        draft.body.encode(into: &self)
    }

    private mutating func prefix(_ draft: EventDraft, _ header: RecordHeader) {
        tag(1, .fixed64)
        fixed(header.position)
        tag(2, .fixed64)
        fixed(header.recordedAt.microsecondsSince1970)
        tag(3, .fixed32)
        fixed(draft.effectiveOn.daysSince1970)
        tag(4, .fixed64)
        fixed(draft.occurred.microsecondsSince1970)
        tag(5, .fixed32)
        fixed(header.version)
        tag(6, .fixed64)
        fixed(header.previous)
        tag(7, .fixed32)
        fixed(header.number)
        tag(8, .fixed32)
        fixed(draft.type.rawValue)
    }
}
