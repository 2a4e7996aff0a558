import Accounting
import Events
import LMDB

extension LogReader {
    /// The event at `position`.
    ///
    /// - Throws: ``EventLogError`` `noEvent` if the log has not come to that position, `damaged` if
    ///   it has.
    @_lifetime(borrow self)
    package func event(at position: Position) throws -> EventView {
        guard let bytes = try recordBytes(at: position) else {
            let last = try head().position
            throw position == 0 || position > last
                ? EventLogError.noEvent(position: position, last: last) : gap(at: position)
        }
        // The compiler loses the way from the bytes to the transaction that they lie in.
        return unsafe _overrideLifetime(try EventView(bytes), borrowing: self)
    }

    /// Visits the events from one position through another, in order, as long as `body` returns
    /// true and at most `limit` of them.
    ///
    /// - Returns: where to go on; `nil` if `body` has stopped or the last one has been visited.
    /// - Throws: ``EventLogError`` `damaged` where a position is missing or holds no record, and
    ///   what `body` throws.
    @inlinable
    package func forEach(
        from first: Position, through last: Position, limit: Int = .max,
        _ body: (EventView) throws -> Bool
    ) throws -> Position? {
        guard first <= last else { return nil }
        var position = first
        var rest = limit
        let key = Key64(position)
        var cursor = try tables.log.cursor(in: transaction)
        var isOnPair = try cursor.seek(key.bytes)
        while isOnPair {
            if rest == 0 { return position }
            do {
                let event = try EventView(cursor.value)
                guard event.position == position else { throw gap(at: position) }
                guard try body(event), position < last else { return nil }
            } catch {
                throw located(error, at: position)
            }
            position += 1
            rest -= 1
            isOnPair = try cursor.next()
        }
        throw gap(at: position)
    }

    /// Visits the events from one position down to another as long as `body` returns true and at
    /// most `limit` of them.
    ///
    /// - Returns: where to go on; `nil` if `body` has stopped or the first one has been visited.
    package func forEachBackwards(
        from last: Position, downTo first: Position, limit: Int = .max,
        _ body: (EventView) throws -> Bool
    ) throws -> Position? {
        guard first <= last, last > 0 else { return nil }
        var position = last
        var rest = limit
        let key = Key64(position)
        var cursor = try tables.log.cursor(in: transaction)
        var isOnPair = try cursor.seek(key.bytes)
        while isOnPair {
            if rest == 0 { return position }
            do {
                let event = try EventView(cursor.value)
                guard event.position == position else { throw gap(at: position) }
                guard try body(event), position > max(first, 1) else { return nil }
            } catch {
                throw located(error, at: position)
            }
            position -= 1
            rest -= 1
            isOnPair = try cursor.previous()
        }
        throw gap(at: position)
    }

    @usableFromInline
    func gap(at position: Position) -> any Error {
        EventLogError.damaged(
            path: path, position: position, reason: "there is no record, or it has another position"
        )
    }

    /// What is wrong with the bytes of a record says where the record is.
    @usableFromInline
    func located(_ error: any Error, at position: Position) -> any Error {
        guard let cause = error as? WireError else { return error }
        return EventLogError.damaged(path: path, position: position, reason: "\(cause)")
    }

    /// The last position whose event had been recorded at `instant`; 0 if none had.
    ///
    /// - Complexity: a look-up for each bit of the number of events.
    package func positionKnown(at instant: Instant) throws -> Position {
        var (known, unknown) = (Position(0), try head().position + 1)
        while unknown - known > 1 {
            let middle = known + (unknown - known) / 2
            let event = try event(at: middle)
            if event.recordedAt <= instant { known = middle } else { unknown = middle }
        }
        return known
    }
}
