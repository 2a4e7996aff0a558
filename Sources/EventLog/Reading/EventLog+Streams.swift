import Events
import LMDB

extension EventLog {
    /// How far a stream has come; ``StreamState/absent`` if it has no event.
    @available(*, noasync)
    package func stream(_ kind: StreamKind, _ id: String) throws -> StreamState {
        try read { try $0.stream(kind, id) }
    }

    /// The position of the event that a source calls `id`; `nil` if it has sent none.
    @available(*, noasync)
    package func position(source: String, id: String) throws -> Position? {
        try read { try $0.position(source: source, id: id) }
    }

    /// Visits the events of a stream, the last one first, as long as `body` returns true.
    ///
    /// - Complexity: a look-up for each event of the stream.
    @available(*, noasync)
    package func forEachBackwards(
        ofStream kind: StreamKind, _ id: String, _ body: (EventView) throws -> Bool
    ) throws {
        var next = try stream(kind, id).lastPosition
        while next > 0 {
            next = try read { reader in
                var position = next
                for _ in 0..<Self.stretch where position > 0 {
                    let event = try reader.event(at: position)
                    guard try body(event) else { return 0 }
                    position = event.previous
                }
                return position
            }
        }
    }

    /// Visits the events of a stream, in order, as long as `body` returns true.
    ///
    /// - Complexity: two look-ups and eight bytes for each event of the stream.
    @available(*, noasync)
    package func forEach(
        ofStream kind: StreamKind, _ id: String, _ body: (EventView) throws -> Bool
    ) throws {
        var positions: [Position] = []
        try forEachBackwards(ofStream: kind, id) { event in
            positions.append(event.position)
            return true
        }
        for position in positions.reversed() {
            let goesOn = try read { try body(try $0.event(at: position)) }
            if !goesOn { return }
        }
    }
}
