import Accounting
import EventLog
import Events
import Projections
import ReadModels

/// Decides the events of one transaction one after the other, appends those that are legal, and
/// folds each before the next is decided.
struct Recorder {
    let now: Instant
    let options: Book.AppendOptions
    var setting: Decision.Setting
    /// What of the batch is not to be decided again.
    let decidedBefore: DecidedBefore
    /// Brings the models back to where the log stood before the transaction.
    let rewind: () throws -> Void
    /// Ordinals of the streams that the draft at hand names.
    var references: [UInt32] = []
    /// The streams that the draft at hand names, before they are looked up.
    private var named: [(kind: StreamKind, id: String?)] = []

    var models: ModelSet { setting.models }

    init(
        models: ModelSet, programme: String?, now: Instant, options: Book.AppendOptions,
        decidedBefore: DecidedBefore, rewind: @escaping () throws -> Void
    ) {
        self.now = now
        self.rewind = rewind
        self.decidedBefore = decidedBefore
        self.options = options
        setting = Decision.Setting(models: models, programme: programme)
    }

    /// Decides and records the first of `drafts`, and with it those right after it that belong to
    /// it: the payouts of a run, and conflicts that are moved in with their submission. What became
    /// of each of them goes to `outcomes`, in order. `drafts` has the indices of the batch.
    mutating func record(
        _ drafts: ArraySlice<EventDraft>, into outcomes: inout [AppendOutcome],
        _ writer: inout LogWriter
    ) throws {
        guard let draft = drafts.first else { return }
        if draft.body.streamKind.restsOnFigures { try models.fold.settleDeferred() }
        if let position = try writer.position(source: draft.source, id: draft.id) {
            outcomes.append(try repeated(draft, at: position, &writer))
            return
        }
        if let refusal = try refusedBefore(draft, at: drafts.startIndex, &writer) {
            outcomes.append(.refused(refusal))
            return
        }
        if case .payoutRunScheduled(let run) = draft.body {
            try recordRun(run, drafts, into: &outcomes, &writer)
            return
        }
        let (count, savepoint) = (outcomes.count, writer.savepoint())
        let last = writer.lastPosition
        do {
            let recordedAt = try recordingTime(of: draft, after: writer.lastRecordedAt)
            let decision = try prepare(draft, recordedAt, &writer)
            let followUps = try decide(decision)
            for event in followUps.events { try checkKey(of: event, &writer) }
            let position = try append(draft, followUps.body, recordedAt, &writer)
            outcomes.append(.recorded(position: position))
            try follow(
                followUps.events, after: drafts.dropFirst(), recordedAt, into: &outcomes, &writer)
            try checkFigures(after: last)
        } catch let refusal as Refusal {
            try takeBack(to: savepoint, &writer)
            outcomes.removeSubrange(count...)
            outcomes.append(.refused(refusal.about(draft)))
        }
    }

    /// Checks what holds for every event, and gathers what its decision looks at.
    mutating func prepare(
        _ draft: EventDraft, _ recordedAt: Instant, _ writer: inout LogWriter
    ) throws -> Decision {
        try checkEffectiveDate(of: draft, recordedAt)
        try checkCausation(of: draft, lastPosition: writer.lastPosition)
        try resolveReferences(of: draft, &writer)
        let stream = try writer.stream(draft.body.streamKind, draft.body.streamId)
        try checkVersion(of: draft, stream)
        setting.lastPosition = writer.lastPosition
        return Decision(
            draft: draft, stream: stream, references: references,
            isMovedIn: options.keepsRecordedAt, setting: setting)
    }

    /// What cannot be counted with, and a model that cannot answer, refuse the event as well.
    func decide(_ decision: Decision) throws -> FollowUps {
        do {
            return try decision.decide()
        } catch let error as AccountingError {
            throw Refusal(SharedRefusal.outOfRange, "\(error)")
        } catch let stop as ProjectionStop {
            throw Refusal(SharedRefusal.incompleteModel, stop.reason)
        }
    }

    /// Appends a draft, with what the book fills in, and folds it.
    mutating func append(
        _ draft: EventDraft, _ body: EventBody?, _ recordedAt: Instant,
        _ writer: inout LogWriter
    ) throws -> UInt64 {
        let position: UInt64
        do {
            if let body {
                var filled = draft
                filled.body = body
                position = try writer.append(
                    filled, recordedAt: recordedAt, references: references)
            } else {
                position = try writer.append(
                    draft, recordedAt: recordedAt, references: references)
            }
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
        let refusal = Refusal(
            .differentContent,
            "\(draft.source) has sent \(draft.id) already, at position \(position), with other "
                + "content: \(difference); an event that was recorded is never altered")
        return .refused(refusal.about(draft))
    }

    func recordingTime(of draft: EventDraft, after last: Instant?) throws(Refusal) -> Instant {
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

    private func checkCausation(of draft: EventDraft, lastPosition: UInt64) throws(Refusal) {
        guard let cause = draft.causation, cause == 0 || cause > lastPosition else { return }
        throw Refusal(
            .unknownSubject,
            "causation is \(cause); there is no event at that position, the last is "
                + "\(lastPosition)")
    }

    mutating func resolveReferences(
        of draft: EventDraft, _ writer: inout LogWriter
    ) throws {
        references.removeAll(keepingCapacity: true)
        named.removeAll(keepingCapacity: true)
        draft.references { kind, id in named.append((kind, id)) }
        for (kind, id) in named {
            guard let id else {
                references.append(0)
                continue
            }
            let stream = try writer.stream(kind, id)
            guard stream.exists || isPending(kind, id) else {
                throw Refusal(.unknownSubject, "there is no \(kind.name) \(id)")
            }
            references.append(stream.ordinal)
        }
    }

    /// Whether it is the run that is being decided, which has no ordinal yet.
    private func isPending(_ kind: StreamKind, _ id: String) -> Bool {
        kind == .run && setting.pendingRun?.run.runId == id
    }

    private func checkVersion(of draft: EventDraft, _ stream: StreamState) throws(Refusal) {
        guard let expected = draft.expectedVersion, expected != stream.version else { return }
        throw Refusal(
            .staleVersion,
            "\(draft.body.stream) is at version \(stream.version), not \(expected); read it again "
                + "and decide anew")
    }
}

// MARK: - Figures that do not fit

extension Recorder {
    /// What was appended after a position is refused if a model cannot count with it, which shows
    /// only when it is folded.
    func checkFigures(after last: UInt64) throws(Refusal) {
        guard let overflow = models.fold.overflow, overflow.position > last else { return }
        throw Refusal(
            SharedRefusal.outOfRange,
            "the figures that follow from it do not fit into 64 bits: \(overflow.cause)")
    }

    /// Takes back what was appended after a savepoint, if anything was. Rare enough to fold again
    /// all that is not in the views yet.
    func takeBack(to savepoint: LogWriter.Savepoint, _ writer: inout LogWriter) throws {
        let last = writer.lastPosition
        writer.rollBack(to: savepoint)
        guard writer.lastPosition < last else { return }
        try rewind()
        try writer.forEachPending { try models.fold.apply($0) }
    }
}

// MARK: - What the book appends with an event

extension Recorder {
    /// Appends what follows from a submission. When a book is moved in, the sender's own next
    /// events are taken in its place where they say the same.
    private mutating func follow(
        _ followUps: [EventDraft], after next: ArraySlice<EventDraft>, _ recordedAt: Instant,
        into outcomes: inout [AppendOutcome], _ writer: inout LogWriter
    ) throws {
        var rest = next
        for followUp in followUps {
            var draft = followUp
            var isTaken = false
            if options.keepsRecordedAt, let candidate = rest.first,
                candidate.body == followUp.body,
                try writer.position(source: candidate.source, id: candidate.id) == nil
            {
                draft = candidate
                isTaken = true
                rest = rest.dropFirst()
            }
            try resolveReferences(of: draft, &writer)
            let position = try append(draft, nil, recordedAt, &writer)
            if isTaken { outcomes.append(.recorded(position: position)) }
        }
    }

    private func checkKey(of event: EventDraft, _ writer: inout LogWriter) throws {
        guard let position = try writer.position(source: event.source, id: event.id) else {
            return
        }
        throw Refusal(
            DealRefusal.conflictKeyTaken,
            "it is in conflict, and \(event.source) \(event.id), under which the book records "
                + "that, is taken by position \(position); \(event.source) is the book's own source"
        )
    }
}

extension Refusal {
    /// What of the log's errors is the sender's to mend.
    fileprivate init?(_ error: EventLogError) {
        switch error {
        case .nameTooLong, .recordTooLarge: self.init(.wrongValue, "\(error)")
        default: return nil
        }
    }
}

extension StreamKind {
    /// Whether what is decided about its events may rest on the figures of the journal.
    fileprivate var restsOnFigures: Bool {
        switch self {
        case .deal, .lead, .invoice, .credit: false
        default: true
        }
    }
}
