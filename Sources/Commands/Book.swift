import Accounting
import EventLog
import Events
import Projections
import ReadModels

/// A book that is open for writing: the log, and the read models at its head.
///
/// Decide, append, fold: an event is decided on the models as they stand after the one before it,
/// appended to the log's pending transaction, and folded, so that the next decision sees it. All of
/// it becomes visible and durable with one commit of the log; the models' tables follow later and
/// can be folded again if they do not.
package final class Book {
    package let log: EventLog
    package let models = ModelSet()
    let store: ModelStore
    private var unflushed = 0
    /// Whether the models are of no use before they are taken over from what is stored: what is in
    /// memory was given up, and taking over has not succeeded since. Nothing is decided on them.
    private var mustTakeOver = false
    /// What kept the views from being written beside an append.
    private var unwritten: (any Error)?
    /// How many documents an event settles at once, and how many of those that are put off are
    /// settled after each append: some milliseconds' work.
    private static let mostAtOnce = 1_024

    /// Whether changed rows are to be written to the views.
    ///
    /// The larger the book, the more pages do the same number of events touch: a share of the log
    /// keeps what is written in all in proportion to what there is.
    private var isFlushDue: Bool {
        unflushed >= max(524_288, Int(models.fold.position / 5))
            || (unflushed >= 262_144 && ProcessMemory.isShort)
    }

    /// Opens the book in a directory.
    ///
    /// - Throws: `EventLogError` or `LMDBError` where it is missing, damaged, of a newer format or
    ///   open already.
    package init(opening directory: String) throws {
        log = try EventLog.open(at: directory)
        store = try ModelStore(at: "\(directory)/views", isReadOnly: false)
        models.commissions.mostAtOnce = Self.mostAtOnce
        try resume()
    }

    /// Makes a new, empty book.
    package static func create(
        at directory: String, id: BookID, programme: String?
    ) throws {
        try EventLog.create(at: directory, bookID: id, programme: programme).close()
    }

    /// Writes what has not been written to the views yet, and closes.
    package func close() throws {
        defer {
            log.close()
            store.close()
        }
        try flush()
        _ = try store.settle(models.fold)
    }
}

// MARK: - Appending

extension Book {
    /// How a batch is appended.
    package struct AppendOptions: Sendable {
        /// All or nothing.
        package var isAtomic = false
        /// `recordedAt` of the events is kept: they are moved in from elsewhere.
        package var keepsRecordedAt = false
        /// Everything is decided, nothing recorded.
        package var isDryRun = false
        /// Events of one commit, where there are more than fit into one. At least 1.
        package var groupSize = 32_000

        package init() {}
    }

    /// Decides and records events, in one commit.
    ///
    /// - Parameters:
    ///   - drafts: in the order in which they are to be recorded.
    ///   - now: taken by the caller before the call.
    ///   - options: how they are appended.
    ///   - intake: what they are a part of, where they may be handed in again: then what was
    ///     decided is not decided again as long as nothing else is recorded.
    /// - Returns: an outcome for each draft, in order. In an atomic batch with a refusal, every
    ///   event that was not refused itself is refused with it.
    /// - Throws: what keeps the log from being written; then nothing was recorded.
    package func append(
        _ drafts: [EventDraft], now: Instant, options: AppendOptions = AppendOptions(),
        intake: Intake? = nil
    ) throws -> [AppendOutcome] {
        var outcomes: [AppendOutcome] = []
        do {
            // What others have appended is taken in while they can go on.
            try catchUp(to: try log.head().position)
            outcomes = try log.write { writer in
                try catchUp(to: writer.committedPosition, isFresh: true)
                let before = try DecidedBefore(intake, writer)
                let outcomes = try record(drafts, now, options, before, &writer)
                if options.isDryRun || (options.isAtomic && outcomes.contains { $0.isRefusal }) {
                    throw TakenBack(outcomes: outcomes)
                }
                try intake?.remember(drafts.count, after: before, now: now, &writer)
                return outcomes
            }
        } catch let taken as TakenBack {
            try forget()
            return options.isAtomic ? Self.refusedTogether(taken.outcomes) : taken.outcomes
        } catch {
            try forget()
            throw error
        }
        unflushed += drafts.count
        if isFlushDue { flushBeside() } else { settleDeferred(atMost: Self.mostAtOnce) }
        return outcomes
    }

    private struct TakenBack: Error {
        let outcomes: [AppendOutcome]
    }

    private func record(
        _ drafts: [EventDraft], _ now: Instant, _ options: AppendOptions,
        _ before: DecidedBefore, _ writer: inout LogWriter
    ) throws -> [AppendOutcome] {
        var outcomes: [AppendOutcome] = []
        outcomes.reserveCapacity(drafts.count)
        var recorder = Recorder(
            models: models, programme: log.programme, now: now, options: options,
            decidedBefore: before,
            rewind: { [committed = writer.committedPosition] in
                try self.forget()
                try self.catchUp(to: committed)
            })
        while outcomes.count < drafts.count {
            try recorder.record(drafts[outcomes.count...], into: &outcomes, &writer)
        }
        return outcomes
    }

    private static func refusedTogether(_ outcomes: [AppendOutcome]) -> [AppendOutcome] {
        guard outcomes.contains(where: \.isRefusal) else { return outcomes }
        let refusal = Refusal(.batchRefused, "another event of the batch was refused")
        return outcomes.map { $0.isRefusal ? $0 : .refused(refusal) }
    }
}

extension AppendOutcome {
    package var isRefusal: Bool {
        if case .refused = self { true } else { false }
    }
}

// MARK: - Keeping the models at the head

extension Book {
    private func resume() throws {
        let missing = try store.attach(models.fold)
        if !missing.isEmpty { try foldFromTheBeginning() }
    }

    /// A model that is not stored, or in another revision, is folded again with all it reads.
    private func foldFromTheBeginning() throws {
        let next = try store.beginGeneration(waits: true)
        // Whoever had to be waited for may have done it.
        if try store.attach(models.fold).isEmpty { return }
        for projector in models.fold.projectors { projector.discard() }
        models.fold.restart()
        guard try log.head().position > 0 else {
            for projector in models.fold.projectors {
                for table in projector.tables { table.source = nil }
            }
            return
        }
        try store.attach(models.fold, to: next)
        try models.fold.catchUp(with: log, storing: next, in: store)
        try store.complete(models.fold, into: next)
        try store.promote(models.fold.projectors.map(\.modelName), of: models.fold, next)
        _ = try store.attach(models.fold)
    }

    /// Brings the models to the head, storing what they change on the way where that is much.
    ///
    /// Where others have appended, they may have stored the models as well: what is in memory only
    /// is let go and taken over from them, unless that was done a moment ago (`isFresh`).
    private func catchUp(to position: UInt64, isFresh: Bool = false) throws {
        if mustTakeOver { try forget() }
        guard models.fold.position != position else { return }
        if unflushed > 0, !isFresh { try forget() }
        var isThere = false
        while !isThere {
            do {
                try models.fold.catchUp(with: log, Fold.Range(through: position)) { reached in
                    unflushed += 65_536
                    guard isFlushDue else { return }
                    unflushed = 0
                    if try !store.flushBeside(models.fold) { throw Outrun() }
                }
                isThere = true
            } catch is Outrun {
                try forget()
            }
        }
        unflushed += 1
    }

    /// Another process has stored the models meanwhile.
    private struct Outrun: Error {}

    /// Lets go of all that is in memory: the models stand again where they were stored.
    private func forget() throws {
        unflushed = 0
        mustTakeOver = true
        store.wait()
        for projector in models.fold.projectors { projector.discard() }
        let missing = try store.attach(models.fold)
        // Of a new book none is stored: all are folded again from the first event.
        guard missing.isEmpty || store.hasNoModels else {
            throw GenerationBusy(
                reason: "they have been folded anew by another version of the program")
        }
        mustTakeOver = false
    }

    /// Settles documents that an event has left to be settled, at most so many. The events are
    /// recorded: what goes wrong is said when the book is closed.
    private func settleDeferred(atMost documents: Int) {
        do {
            try models.fold.settleDeferred(atMost: documents)
        } catch {
            unwritten = error
            try? forget()
        }
    }

    /// Writes what has changed to the views.
    ///
    /// Where another process has written them meanwhile, the models are taken from what it wrote
    /// and brought to the head when they are needed next.
    ///
    /// - Throws: what keeps the views from being written, now or in an append before; the log is
    ///   whole, and what is missing is folded again.
    package func flush() throws {
        if let unwritten {
            self.unwritten = nil
            throw unwritten
        }
        guard unflushed > 0 else { return }
        do {
            if try !store.flush(models.fold) { try forget() }
        } catch {
            try? forget()
            throw error
        }
        unflushed = 0
    }

    /// Has what has changed written to the views while appending goes on. What keeps it from being
    /// written is said when the book is closed: the events are recorded.
    private func flushBeside() {
        do {
            if try !store.flushBeside(models.fold) { try forget() }
            unflushed = 0
        } catch {
            unwritten = error
            try? forget()
        }
    }
}
