import Accounting
import EventLog
import Events
import ReadModels

/// What a decision about one event may look at: the draft, its stream, and the read models at the
/// head of the log.
///
/// State goes by the order of the log, dates by `effectiveOn`: what a subject *is* is what its
/// events so far have made of it, also when the draft is dated before them; what follows from a
/// date alone, such as the end of a protection, is asked for the draft's own date.
package struct Decision {
    package let draft: EventDraft
    /// How far the event's stream has come; version 0 for a new one.
    package let stream: StreamState
    /// Ordinals of the streams that the payload names, in slot order; 0 where absent.
    package let references: [UInt32]
    /// The event was recorded elsewhere, and is moved in.
    package let isMovedIn: Bool
    /// What the event is decided on.
    package let setting: Setting

    /// What is the same for all events of a transaction, or changes with each of them.
    package struct Setting {
        package let models: ModelSet
        /// The programme that the book was made for, where it was named.
        package let programme: String?
        /// The book's last position.
        package var lastPosition: UInt64 = 0
        /// The run whose payouts are being decided, before it is recorded.
        package var pendingRun: PendingRun?
    }

    package var models: ModelSet { setting.models }

    /// The event's business date.
    package var on: BusinessDate { draft.effectiveOn }

    /// Ordinal of the event's own subject; 0 for a new one.
    package var subject: UInt32 { stream.ordinal }

    /// Whether the event is its stream's first.
    package var isFirst: Bool { !stream.exists }
}
