import Accounting
import Commands
import EventLog
import Events
import NaiveRules
import ReadModels
import Rules
import TestSupport

/// Records events, line by line, in a book and in the naive recomputation alike, and compares the
/// two after each.
final class HistoryPlayer {
    /// Later than everything in a history.
    private static let now = Instant(microsecondsSince1970: 1_893_456_000_000_000)

    private(set) var book: Book
    private(set) var naive = NaiveBook()
    /// What differed first; nothing is compared after that.
    private(set) var differences: [String] = []
    /// Types of the events, by whether they were recorded.
    private(set) var recorded: [EventType: Int] = [:]
    private(set) var refused: [EventType: Int] = [:]
    /// The events as the recomputation got them.
    private(set) var told: [(line: String, position: Int64)] = []
    /// Why events were refused, for who looks after the generator.
    private(set) var refusals: [String] = []

    private let path: String
    /// What the recomputation is told of an event.
    private let tell: (String) -> String
    private var check = JournalCheck()
    private var parser = EventParser()

    /// Plays into a new book in a directory that is empty. `tell` is what the recomputation is told
    /// of an event: another than the event itself only where a difference is to be found.
    init(in directory: String, tell: @escaping (String) -> String = { $0 }) throws {
        self.tell = tell
        path = directory + "/book"
        try Book.create(at: path, id: FixedIDs.book, programme: "NOVA")
        book = try Book(opening: path)
    }

    func close() throws { try book.close() }

    /// Calls `body` with a player of a new book that is closed and gone when it returns, also by an
    /// error: a book that stayed open would keep others from opening one whose file comes to the
    /// same inode.
    static func withPlayer<Result>(
        tell: @escaping (String) -> String = { $0 }, _ body: (HistoryPlayer) throws -> Result
    ) throws -> Result {
        try withTemporaryDirectory { directory in
            let player = try HistoryPlayer(in: directory, tell: tell)
            do {
                let result = try body(player)
                try player.close()
                return result
            } catch {
                try? player.close()
                throw error
            }
        }
    }

    /// Stores the models, and takes them from what is stored.
    func reopen() throws {
        try book.close()
        book = try Book(opening: path)
    }

    /// Plays a whole history up to the first difference.
    func play(_ history: History) throws {
        for line in history.lines where differences.isEmpty {
            _ = try play(line, rules: history.rules)
        }
        try compareAtEnd()
    }

    /// Whether the event of a line was recorded: one that is illegal is left out, like one that is
    /// about something that is not there any more.
    func play(_ line: String, rules: [String: String]) throws -> Bool {
        guard let draft = try History.draft(line, rules: rules, &parser) else { return false }
        let drafts = try completed(draft)
        guard !drafts.isEmpty, try record(drafts) else {
            refused[draft.type, default: 0] += 1
            return false
        }
        recorded[draft.type, default: 0] += 1
        if differences.isEmpty { differences = try check.differences(book, naive) }
        return true
    }

    /// What is compared of the whole book.
    func compareAtEnd() throws {
        guard differences.isEmpty else { return }
        differences = try BookCheck(book: book, naive: naive).differences()
    }

    private func record(_ drafts: [EventDraft]) throws -> Bool {
        var options = Book.AppendOptions()
        options.isAtomic = drafts.count > 1
        let outcomes = try book.append(drafts, now: Self.now, options: options)
        for (draft, outcome) in zip(drafts, outcomes) {
            switch outcome {
            case .recorded(let position):
                told.append((tell(EventPrinter.text(draft)), Int64(position)))
                try naive.record(told[told.count - 1].line, position: Int64(position))
                check.learn(draft)
            case .alreadyThere: break
            case .refused(let refusal):
                refusals.append("\(refusal.message)")
                // What was taken back is folded again with the next append.
                _ = try book.append([], now: Self.now)
                return false
            }
        }
        return true
    }
}

// MARK: - What the book is asked for

extension HistoryPlayer {
    /// An event with the figures that the book states for it; none where there is nothing to do.
    private func completed(_ draft: EventDraft) throws -> [EventDraft] {
        var draft = draft
        switch draft.body {
        case .periodClosed(var body):
            body.totals = try totals(in: Period(parsing: body.period))
            draft.body = .periodClosed(body)
        case .statementIssued(let body): draft.body = .statementIssued(try completed(body))
        case .payoutRunScheduled(let body): return try run(body, draft)
        default: break
        }
        return [draft]
    }

    private func totals(in period: Period) throws -> [PeriodTotal] {
        guard let currency = try book.models.programme.currency() else { return [] }
        return try book.models.commissions.totals(in: period).map { payee in
            PeriodTotal(
                payeeId: payee.id, currency: currency,
                accrued: Money(minorUnits: payee.totals.accrued, currency: currency),
                adjusted: Money(minorUnits: payee.totals.adjusted, currency: currency))
        }
    }

    private func completed(_ stated: StatementIssued) throws -> StatementIssued {
        var body = stated
        let payee = try book.log.stream(.partner, body.payeeId)
        let figures = try book.models.commissions.statement(
            of: payee.ordinal, in: Period(parsing: body.period))
        let money = { Money(minorUnits: $0, currency: stated.currency) }
        body.opening = money(figures.opening)
        body.accrued = money(figures.accrued)
        body.adjusted = money(figures.adjusted)
        body.released = money(figures.released)
        body.paid = money(figures.paid)
        body.closing = money(figures.closing)
        return body
    }

    private func run(_ body: PayoutRunScheduled, _ draft: EventDraft) throws -> [EventDraft] {
        let head = try book.log.head().position
        guard head >= body.knownAt,
            let plan = try book.models.payoutPlan(on: body.payOn, knownAt: head - body.knownAt),
            let bodies = try plan.run(named: body.runId)
        else { return [] }
        return bodies.enumerated().map { index, body in
            var part = draft
            part.body = body
            if index > 0 { part.id += "/\(index)" }
            return part
        }
    }
}
