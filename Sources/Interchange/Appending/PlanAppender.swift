import Accounting
import Commands
import Events

/// Records the events of an import plan, in groups of `options.groupSize` a commit, or of as many
/// more as belong to the last of them.
package struct PlanAppender {
    /// What a run has come to.
    package struct Summary: Equatable, Sendable {
        /// Of the events; `refused` counts rejected rows as well.
        package var appended = AppendSummary()
        package var rowsRead = 0
        /// Rows that did not become all their events.
        package var rowsRejected = 0
        /// Events that the plan made.
        package var events = 0
        /// Events recorded that are dated before tier dates which were decided when the run began.
        package var behindTierDates = 0
    }

    /// A row that was rejected by the plan, or of which an event was refused by the book.
    package struct Rejected {
        package let file: String
        package let line: Int
        package let raw: [UInt8]
        package let code: Refusal.Code
        package let reason: String
    }

    private let book: Book
    private let options: Book.AppendOptions
    private let clock: () -> Instant

    package init(book: Book, options: Book.AppendOptions, clock: @escaping () -> Instant) {
        self.book = book
        self.options = options
        self.clock = clock
    }

    /// Runs a plan and records what it makes. A dry run decides everything in one group, and needs
    /// memory for all of it.
    ///
    /// `rejected` gets each row that is rejected, or of which an event is refused. `progress` is
    /// called every some thousand rows and events; what it throws ends the work there. Throws
    /// `SourceError`, and what keeps the book from being written; what was committed before stays.
    package func append(
        _ run: ImportRun, rejected: @escaping (Rejected) throws -> Void,
        progress: (ImportProgress) throws -> Void
    ) throws -> Summary {
        var group = PlanGroup(book: book, options: options, clock: clock, rejected: rejected)
        let result = try run.run(
            progress: progress,
            reject: { row in
                group.summary.appended.refused += 1
                try rejected(
                    Rejected(
                        file: row.file, line: row.line, raw: row.raw, code: .malformed,
                        reason: row.reason))
            },
            sink: { try group.add($0, of: run) })
        try group.commit(of: run)
        var summary = group.summary
        summary.rowsRead = result.rowsRead
        summary.rowsRejected = result.rowsRejected
        summary.events = result.events
        summary.appended.position = try book.log.head().position
        return summary
    }
}

/// The events that wait for their commit.
private struct PlanGroup {
    let book: Book
    let options: Book.AppendOptions
    let clock: () -> Instant
    let rejected: (PlanAppender.Rejected) throws -> Void
    var summary = PlanAppender.Summary()

    private var parser = EventParser()
    private var border: CommitBorder
    private var waiting: [(event: PlanEvent, draft: Result<EventDraft, Refusal>)] = []
    /// Events that the book has got before those that wait.
    private var handedIn = 0
    /// The last day through which tiers were decided when the run began; nil before it is asked.
    private var decidedThrough: BusinessDate?

    init(
        book: Book, options: Book.AppendOptions, clock: @escaping () -> Instant,
        rejected: @escaping (PlanAppender.Rejected) throws -> Void
    ) {
        self.book = book
        self.options = options
        self.clock = clock
        self.rejected = rejected
        border = CommitBorder(isMovedIn: options.keepsRecordedAt)
    }

    private var isFull: Bool { waiting.count >= options.groupSize && !options.isDryRun }

    mutating func add(_ event: PlanEvent, of run: ImportRun) throws {
        let draft: Result<EventDraft, Refusal>
        do {
            draft = .success(try parser.parse(event.json.span.bytes))
        } catch {
            draft = .failure(Refusal(.malformed, "\(error)"))
        }
        if border.mayEnd(before: try? draft.get()), isFull { try commit(of: run) }
        waiting.append((event, draft))
    }

    mutating func commit(of run: ImportRun) throws {
        guard !waiting.isEmpty else { return }
        defer { waiting.removeAll(keepingCapacity: true) }
        let decided = try decidedThrough ?? book.lastTierDate()
        decidedThrough = decided
        let drafts = waiting.compactMap { try? $0.draft.get() }
        let outcomes = try book.append(
            drafts, now: clock(), options: options,
            intake: Intake(fingerprint: run.fingerprint, start: handedIn))
        handedIn += drafts.count
        summary.appended.count(outcomes)
        var next = outcomes.makeIterator()
        for (event, draft) in waiting {
            switch draft {
            case .failure(let refusal):
                summary.appended.refused += 1
                try reject(event, refusal)
            case .success(let draft):
                switch next.next() {
                case .refused(let refusal): try reject(event, refusal)
                case .recorded where draft.effectiveOn < decided && draft.decidesTiers:
                    summary.behindTierDates += 1
                default: break
                }
            }
        }
    }

    private func reject(_ event: PlanEvent, _ refusal: Refusal) throws {
        let rows = try event.rawRows()
        for (index, raw) in (rows.isEmpty ? [event.json] : rows).enumerated() {
            let line = rows.isEmpty ? event.line : event.rows[index].line
            try rejected(
                PlanAppender.Rejected(
                    file: event.file, line: line, raw: raw, code: refusal.code,
                    reason: refusal.message))
        }
    }
}

extension Book {
    /// The last promotion or demotion day that is decided; the first day there is where none is.
    fileprivate func lastTierDate() throws -> BusinessDate {
        try models.tiers.lastTierDate() ?? .min
    }
}

extension EventDraft {
    /// Whether the event may say something about a tier (rules.md section 7).
    fileprivate var decidesTiers: Bool {
        switch body.streamKind {
        case .partner, .member, .lead, .deal, .invoice, .credit: true
        default: false
        }
    }
}
