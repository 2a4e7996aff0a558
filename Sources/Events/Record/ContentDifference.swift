import Accounting

/// The first field in which an event differs from a recorded one that has the same key.
package struct ContentDifference: Hashable, Sendable {
    /// The field: `effectiveOn`, `data.lines[0].net`.
    package var path: String
    /// What the log has, as JSON; empty where it has nothing there.
    package var recorded: String
    /// What is stated now, as JSON; empty where nothing is.
    package var stated: String
}

extension ContentDifference: CustomStringConvertible {
    /// One clause: `data.amount is 10.00 here and was 11.00 when it was recorded`.
    package var description: String {
        let now = stated.isEmpty ? "left out" : stated
        let then = recorded.isEmpty ? "left out" : recorded
        return "\(path) is \(now) here and was \(then) when it was recorded"
    }
}

extension EventDraft {
    /// The first field whose content differs from that of `event`; nil where all are equal, so
    /// that the sender has only repeated itself.
    ///
    /// `recordedAt` and `expectedVersion` are no content, and a digest of zeros equals any.
    package func firstDifference(
        from event: borrowing EventView
    ) throws(WireError) -> ContentDifference? {
        var mine = WireWriter()
        let header = RecordHeader(
            position: 0, recordedAt: event.recordedAt, version: 0, previous: 0, number: 0)
        mine.record(self, header: header, references: [])
        let stated = try EventView(mine.bytes.span.bytes)
        let (now, then) = (try stated.envelope(), try event.envelope())
        if let difference = try scalars(stated, now, event, then) { return difference }
        return try DifferenceFinder.difference(
            event.type.descriptor, stated: now.body, recorded: then.body, path: "data")
    }

    private func scalars(
        _ stated: borrowing EventView, _ now: borrowing EnvelopeView,
        _ event: borrowing EventView, _ then: borrowing EnvelopeView
    ) throws(WireError) -> ContentDifference? {
        var theirReason: Reason?
        if let view = then.reason { theirReason = try Reason(view) }
        let pairs = [
            ("type", type.name, event.type.name),
            ("effectiveOn", "\(effectiveOn)", "\(event.effectiveOn)"),
            ("occurredAt", "\(occurred)", "\(event.occurredAt)"),
            ("actor.id", actor.id, try then.actor.string()),
            ("actor.role", actor.role.name, then.role.name),
            ("reason.code", reason?.code ?? "", theirReason?.code ?? ""),
            ("reason.text", reason?.text ?? "", theirReason?.text ?? ""),
            (
                "causation", causation.map { "\($0)" } ?? "",
                then.causation.map { "\($0)" } ?? ""
            ),
            ("correlation", correlation ?? "", try then.correlation?.string() ?? ""),
        ]
        guard let (path, mine, theirs) = pairs.first(where: { $0.1 != $0.2 }) else { return nil }
        return ContentDifference(path: path, recorded: theirs, stated: mine)
    }
}
