import Events

extension EventDraft {
    /// The first field in which this draft differs from an event that was recorded; nil where
    /// their content is the same. `recordedAt` and `expectedVersion` are not content.
    func firstDifference(from event: borrowing EventView) throws -> String? {
        let recorded = try event.draft()
        if recorded.body.type != body.type { return "type" }
        if recorded.effectiveOn != effectiveOn { return "effectiveOn" }
        if let occurredAt, recorded.occurredAt != occurredAt { return "occurredAt" }
        if recorded.actor != actor { return "actor" }
        if recorded.reason != reason { return "reason" }
        if recorded.causation != causation { return "causation" }
        if recorded.correlation != correlation { return "correlation" }
        return recorded.body == body ? nil : "data"
    }
}
