import Accounting
import EventLog
import Events
import ReadModels

/// What a decision about one event may look at: the draft, its stream, and the read models at the
/// head of the log.
package struct Decision {
    package let draft: EventDraft
    /// How far the event's stream has come; version 0 for a new one.
    package let stream: StreamState
    /// Ordinals of the streams that the payload names, in slot order; 0 where absent.
    package let references: [UInt32]
    package let recordedAt: Instant
    /// The event was recorded elsewhere, and is moved in.
    package let isMovedIn: Bool
    package let models: ModelSet

    /// The event's business date.
    package var on: BusinessDate { draft.effectiveOn }

    /// Ordinal of the event's own subject; 0 for a new one.
    package var subject: UInt32 { stream.ordinal }
}
