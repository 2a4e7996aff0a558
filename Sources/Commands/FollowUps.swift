import Events

/// What a decision adds to an event that is legal.
package struct FollowUps {
    /// The payload with what the book fills in, such as a digest; nil where it is recorded as
    /// sent.
    package var body: EventBody?
    /// Events that the book appends right after it.
    package var events: [EventDraft]

    package init(body: EventBody? = nil, events: [EventDraft] = []) {
        self.body = body
        self.events = events
    }

    package static let none = FollowUps()
}
