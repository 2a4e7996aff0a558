import Accounting
import EventLog
import Events
import Projections
import ReadModels

/// Decides the events of one transaction one after the other, appends those that are legal, and
/// folds each before the next is decided.
struct Recorder {
    let models: ModelSet
    let now: Instant
    let options: Book.AppendOptions
    private var references: [UInt32] = []

    init(models: ModelSet, now: Instant, options: Book.AppendOptions) {
        self.models = models
        self.now = now
        self.options = options
    }

    /// Decides and records the first of `drafts`.
    ///
    /// - Returns: what became of it, and the positions of the drafts right after it that were
    ///   taken in the place of what the book would have appended with it.
    mutating func record(
        _ drafts: ArraySlice<EventDraft>, _ writer: inout LogWriter
    ) throws -> (AppendOutcome, taken: [UInt64]) {
        guard let draft = drafts.first else { return (.refused(.nothing), []) }
        if let position = try writer.position(source: draft.source, id: draft.id) {
            return (try repeated(draft, at: position, &writer), [])
        }
        do {
            let recordedAt = try recordingTime(of: draft, writer)
            try checkEffectiveDate(of: draft, recordedAt)
            try resolveReferences(of: draft, &writer)
            let stream = try writer.stream(draft.body.streamKind, draft.body.streamId)
            try checkVersion(of: draft, stream)
            let decision = Decision(
                draft: draft, stream: stream, references: references, recordedAt: recordedAt,
                isMovedIn: options.keepsRecordedAt, models: models)
            let followUps = try decision.decide()
            let position = try append(followUps.draft ?? draft, recordedAt, &writer)
            let taken = try follow(
                followUps.events, after: drafts.dropFirst(), recordedAt, &writer)
            return (.recorded(position: position), taken)
        } catch let refusal as Refusal {
            return (.refused(refusal), [])
        }
    }

    private mutating func append(
        _ draft: EventDraft, _ recordedAt: Instant, _ writer: inout LogWriter
    ) throws -> UInt64 {
        let position: UInt64
        do {
            position = try writer.append(draft, recordedAt: recordedAt, references: references)
        } catch let error as EventLogError {
            guard let refusal = Refusal(error) else { throw error }
            throw refusal
        }
        try models.fold.apply(try writer.event(at: position))
        return position
    }
}

// MARK: - What holds for every event

extension Recorder {
    /// The same key again: accepted if the content is the same, whatever has happened since.
    private func repeated(
        _ draft: EventDraft, at position: UInt64, _ writer: inout LogWriter
    ) throws -> AppendOutcome {
        guard let difference = try draft.firstDifference(from: try writer.event(at: position))
        else {
            return .alreadyThere(position: position)
        }
        return .refused(
            Refusal(
                .differentContent,
                "\(draft.source) has sent \(draft.id) already, at position \(position), with other "
                    + "content: \(difference); an event that was recorded is never altered"))
    }

    private func recordingTime(of draft: EventDraft, _ writer: borrowing LogWriter) throws
        -> Instant
    {
        let last = writer.lastRecordedAt
        guard options.keepsRecordedAt, let stated = draft.recordedAt else {
            return Swift.max(now, last ?? now)
        }
        if let last, stated < last {
            throw Refusal(
                .recordedAtOutOfOrder,
                "recordedAt \(stated) lies before that of the last event, \(last)")
        }
        if stated > now {
            throw Refusal(.recordedAtOutOfOrder, "recordedAt \(stated) lies in the future")
        }
        return stated
    }

    /// One day later than the UTC day of recording is today somewhere.
    private func checkEffectiveDate(of draft: EventDraft, _ recordedAt: Instant) throws {
        let latest = try recordedAt.businessDate().adding(days: 1)
        guard draft.effectiveOn <= latest else {
            throw Refusal(
                .effectiveInTheFuture,
                "effectiveOn \(draft.effectiveOn) lies more than a day after the event is "
                    + "recorded; the latest day is \(latest)")
        }
    }

    private mutating func resolveReferences(
        of draft: EventDraft, _ writer: inout LogWriter
    ) throws {
        references.removeAll(keepingCapacity: true)
        var named: [(StreamKind, String?)] = []
        draft.references { kind, id in named.append((kind, id)) }
        for (kind, id) in named {
            guard let id else {
                references.append(0)
                continue
            }
            let stream = try writer.stream(kind, id)
            guard stream.exists else {
                throw Refusal(.unknownSubject, "there is no \(kind.name) \(id)")
            }
            references.append(stream.ordinal)
        }
    }

    private func checkVersion(of draft: EventDraft, _ stream: StreamState) throws {
        guard let expected = draft.expectedVersion, expected != stream.version else { return }
        throw Refusal(
            .staleVersion,
            "\(draft.body.stream) is at version \(stream.version), not \(expected); read it again "
                + "and decide anew")
    }
}

// MARK: - What the book appends with an event

extension Recorder {
    /// Appends what follows from a submission. When a book is moved in, the sender's own next
    /// events are taken in its place where they say the same.
    private mutating func follow(
        _ followUps: [EventDraft], after next: ArraySlice<EventDraft>, _ recordedAt: Instant,
        _ writer: inout LogWriter
    ) throws -> [UInt64] {
        var taken: [UInt64] = []
        for (offset, followUp) in followUps.enumerated() {
            var draft = followUp
            if options.keepsRecordedAt, offset == taken.count, next.count > offset {
                let candidate = next[next.startIndex + offset]
                if candidate.body == followUp.body,
                    try writer.position(source: candidate.source, id: candidate.id) == nil
                {
                    draft = candidate
                }
            }
            try resolveReferences(of: draft, &writer)
            let position = try append(draft, recordedAt, &writer)
            if draft != followUp { taken.append(position) }
        }
        return taken
    }
}

extension Refusal {
    static let nothing = Refusal(.malformed, "there is no event")

    /// What of the log's errors is the sender's to mend.
    fileprivate init?(_ error: EventLogError) {
        switch error {
        case .nameTooLong, .recordTooLarge: self.init(.wrongValue, "\(error)")
        default: return nil
        }
    }
}
