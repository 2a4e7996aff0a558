import Events

/// What a decision adds to an event that is legal.
package struct FollowUps {
    /// The draft with what the book fills in, such as a digest; nil where it is recorded as sent.
    package var draft: EventDraft?
    /// Events that the book appends right after it.
    package var events: [EventDraft] = []

    package init() {}

    package static let none = FollowUps()
}
