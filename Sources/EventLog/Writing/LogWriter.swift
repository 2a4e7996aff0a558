import Accounting
import Events
import LMDB

/// The one writer of the log, for as long as a call of ``EventLog/write(_:)`` lasts.
///
/// What is appended is kept in memory and can be read here at once; it reaches the tables, all of
/// it, when the call returns. Before that any part of it can be taken back.
package struct LogWriter: ~Copyable {
    let log: EventLog
    var transaction: WriteTransaction
    var state: WriterState
    private var encoder = WireWriter()

    init(_ log: EventLog, _ transaction: consuming WriteTransaction, _ state: WriterState) {
        self.log = log
        self.transaction = transaction
        self.state = state
    }

    /// The position of the last record, pending ones included; 0 in an empty log.
    package var lastPosition: Position { state.lastPosition }

    /// The position of the last record before this transaction.
    package var committedPosition: Position { state.head.position }

    /// When the last record was recorded, pending ones included; `nil` in an empty log.
    package var lastRecordedAt: Instant? { state.recordedAt }

    /// The latest business date of any record, pending ones included.
    package var greatestEffectiveOn: BusinessDate? { state.greatestEffectiveOn }
}

// MARK: - Looking up

extension LogWriter {
    /// How far a stream has come, pending events included; ``StreamState/absent`` if it has none.
    ///
    /// - Complexity: a dictionary look-up; a table look-up when the stream is met first.
    package mutating func stream(_ kind: StreamKind, _ id: String) throws -> StreamState {
        let slot = try slot(of: kind, id)
        return state.streams.state(in: slot)
    }

    private mutating func slot(of kind: StreamKind, _ id: String) throws -> Int {
        if let slot = state.streams.slot(of: kind, id) { return slot }
        let group = UInt32(kind.rawValue)
        var stored = StreamState.absent
        switch state.streams.greatest.isAboveAll(id, group: group) {
        case true?: break
        case nil:
            let greatest = try log.tables.greatestStream(of: kind, in: transaction)
            state.streams.greatest.set(greatest ?? "", group: group)
            fallthrough
        case false?:
            stored = try log.tables.stream(kind.stream(id), in: transaction, path: log.path)
        }
        return state.streams.insert(stored, of: kind, id)
    }

    /// The position of the event that a source calls `id`, pending ones included; `nil` if it has
    /// sent none.
    ///
    /// - Complexity: a comparison if the source counts upwards, otherwise a table look-up.
    package mutating func position(source: String, id: String) throws -> Position? {
        guard let number = try sourceNumber(source) else { return nil }
        return try position(source: number, id: id)
    }

    private mutating func position(source number: UInt32, id: String) throws -> Position? {
        switch state.ids.greatest.isAboveAll(id, group: number) {
        case true?: return nil
        case false?: break
        case nil:
            let greatest = try log.tables.greatestID(ofSource: number, in: transaction)
            state.ids.greatest.set(greatest ?? "", group: number)
        }
        if let index = state.ids.index(source: number, id: id) {
            return state.head.position + UInt64(index) + 1
        }
        return try log.tables.position(source: number, id: id, in: transaction)
    }

    private mutating func sourceNumber(_ name: String) throws -> UInt32? {
        let key = ByteString(name)
        if let last = state.lastSource, last.name == key { return last.number }
        var number = state.sources[key]
        if number == nil { number = try log.tables.sourceNumber(name, in: transaction) }
        guard let number else { return nil }
        state.sources[key] = number
        state.lastSource = (key, number)
        return number
    }

    /// The bytes of the record at `position`, pending or not; `nil` if there is none.
    @_lifetime(borrow self)
    package func recordBytes(at position: Position) throws -> RawSpan? {
        guard position > state.head.position else {
            return try log.tables.log.get(Key64(position).bytes, in: transaction)
        }
        let index = Int(position - state.head.position - 1)
        return index < state.records.count ? state.records[index] : nil
    }

    /// The event at `position`, pending or not.
    ///
    /// - Throws: ``EventLogError`` `damaged` if there is none, or it is no record.
    @_lifetime(borrow self)
    package func event(at position: Position) throws -> EventView {
        guard let bytes = try recordBytes(at: position) else {
            throw EventLogError.damaged(
                path: log.path, position: position, reason: "there is no record")
        }
        // The compiler loses the way from the bytes to the transaction that they lie in.
        return unsafe _overrideLifetime(try EventView(bytes), borrowing: self)
    }
}

// MARK: - Appending

extension LogWriter {
    /// Appends an event at the end of the log and of its stream.
    ///
    /// Whether the event is legal, and whether its stream is at the version that the sender
    /// expects, has been decided before.
    ///
    /// - Parameters:
    ///   - draft: the event as its sender states it.
    ///   - recordedAt: taken before the transaction; a time before the last record's counts as
    ///     that one's.
    ///   - references: the ordinals of the streams that `draft.references` names, in that order,
    ///     0 where it names none.
    /// - Returns: the event's position.
    /// - Throws: ``EventLogError``: `idExists` if the source has sent an event with this id,
    ///   `nameTooLong`, `recordTooLarge`; or what the store says. Nothing is appended then.
    @discardableResult
    package mutating func append(
        _ draft: EventDraft, recordedAt: Instant, references: [UInt32]
    ) throws -> Position {
        let kind = draft.body.streamKind
        let streamID = draft.body.streamId
        try checkLengths(draft, kind, streamID)
        let source = try sourceNumber(draft.source)
        if let source, let position = try position(source: source, id: draft.id) {
            throw EventLogError.idExists(
                source: draft.source, id: draft.id, position: position)
        }
        let slot = try slot(of: kind, streamID)
        var stream = state.streams.state(in: slot)
        let header = RecordHeader(
            position: state.lastPosition + 1,
            recordedAt: max(recordedAt, state.recordedAt ?? recordedAt),
            version: stream.version + 1, previous: stream.lastPosition,
            number: stream.exists ? stream.ordinal : state.streamCounts[kind] + 1)
        encoder.removeAll()
        encoder.record(draft, header: header, references: references)
        guard encoder.count <= PendingRecords.largestRecord else {
            throw EventLogError.recordTooLarge(byteCount: encoder.count)
        }
        // From here on nothing fails.
        if !stream.exists {
            state.streamCounts[kind] += 1
            state.streams.greatest.raise(to: streamID, group: UInt32(kind.rawValue))
        }
        stream.ordinal = header.number
        stream.version = header.version
        stream.lastPosition = header.position
        state.streams.set(stream, in: slot)
        state.records.append(encoder.bytes)
        state.ids.append(source: source ?? newSource(draft.source), id: draft.id)
        state.recordedAt = header.recordedAt
        state.greatestEffectiveOn = max(
            draft.effectiveOn, state.greatestEffectiveOn ?? draft.effectiveOn)
        return header.position
    }

    private mutating func newSource(_ name: String) -> UInt32 {
        state.newSources.append(name)
        let number = state.sourceCount + UInt32(state.newSources.count)
        state.sources[ByteString(name)] = number
        state.ids.greatest.set("", group: number)
        return number
    }

    /// LMDB's keys have 511 bytes at most.
    private func checkLengths(
        _ draft: EventDraft, _ kind: StreamKind, _ streamID: String
    ) throws {
        for (name, room) in [(streamID, 480), (draft.id, 500), (draft.source, 500)] {
            let byteCount = name.utf8.count
            guard byteCount > 0, byteCount <= room else {
                throw EventLogError.nameTooLong(name: name, byteCount: byteCount)
            }
        }
    }
}

// MARK: - Taking back

extension LogWriter {
    /// A point in the transaction to which it can go back.
    package struct Savepoint: Sendable {
        let recordCount: Int
        let streamChangeCount: Int
        let newSourceCount: Int
        let recordedAt: Instant?
        let greatestEffectiveOn: BusinessDate?
    }

    /// The point that the transaction has come to. Costs nothing.
    package func savepoint() -> Savepoint {
        Savepoint(
            recordCount: state.records.count, streamChangeCount: state.streams.changeCount,
            newSourceCount: state.newSources.count, recordedAt: state.recordedAt,
            greatestEffectiveOn: state.greatestEffectiveOn)
    }

    /// Takes back everything that was appended after `savepoint`, as if it had never been.
    ///
    /// - Precondition: the savepoint is of this transaction, and it has not gone back before it.
    /// - Complexity: linear in what is taken back.
    package mutating func rollBack(to savepoint: Savepoint) {
        precondition(
            savepoint.recordCount <= state.records.count, "the savepoint is behind us")
        state.rollBack(to: savepoint)
    }
}

// MARK: - Reading what is pending

extension LogWriter {
    /// Visits the pending events from `position` on, in order.
    package func forEachPending(
        from position: Position = 0, _ body: (EventView) throws -> Void
    ) throws {
        let first = max(position, state.head.position + 1)
        let skipped = first - state.head.position - 1
        guard skipped < UInt64(state.records.count) else { return }
        for index in Int(skipped)..<state.records.count {
            try body(try EventView(state.records[index]))
        }
    }
}
