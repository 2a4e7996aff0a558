/// The payload of one type of event: one of the generated structs.
package protocol EventPayload: Hashable, Sendable {
    /// The type that the payload belongs to.
    static var type: EventType { get }

    /// The id within the stream's kind: `D-1`, `EUR/USD`, `NOVA/2025-01`.
    var streamId: String { get }

    /// Calls `body` with the kind and id of every stream that the payload names, in the order of
    /// the record's `references`: each scalar field, nil where absent; then the elements of lists.
    func references(_ body: (StreamKind, String?) -> Void)
}

extension EventPayload {
    /// The name of the stream: `deal/D-1`.
    package var stream: String { Self.type.streamKind.stream(streamId) }
}

extension EventBody {
    /// The kind of stream that the event belongs to.
    package var streamKind: StreamKind { type.streamKind }

    /// The id within the stream's kind: `D-1`, `EUR/USD`, `NOVA/2025-01`.
    package var streamId: String { payload.streamId }

    /// The name of the stream that the event belongs to: `deal/D-1`.
    package var stream: String { payload.stream }

    /// Calls `body` for every stream that the payload names; see `EventPayload.references`.
    package func references(_ body: (StreamKind, String?) -> Void) { payload.references(body) }
}
