import Accounting
import Commands
import Events
import Projections
import ReadModels
import TestSupport

/// Appends events to a book from their text, each of a row's `given` by itself.
struct Play {
    let book: Book
    private var builder = EventBuilder()

    init(_ book: Book) {
        self.book = book
    }

    /// What a refusal must leave as it is.
    struct State: Equatable {
        var position: UInt64
        var digests: [[UInt8]?]
    }

    func state() throws -> State {
        // What was taken back is folded again with the next append.
        _ = try book.append([], now: FixedClock.now)
        let fold = book.models.fold
        return State(
            position: try book.log.head().position,
            digests: try fold.states.map { try fold.digest(of: $0.name) })
    }

    /// Records what must be legal; the payouts of a run go with it.
    mutating func record(_ given: String) throws {
        var group: [EventDraft] = []
        for line in given.split(separator: "\n") {
            if line.hasPrefix("stopped ") {
                try recordAll(group)
                group = []
                stop(String(line.dropFirst("stopped ".count)))
                continue
            }
            let drafts = try drafts(String(line))
            guard let draft = drafts.first else { continue }
            if draft.type != .payoutScheduled, !group.isEmpty {
                try recordAll(group)
                group = []
            }
            group.append(draft)
        }
        try recordAll(group)
    }

    /// Stops a model at the last event, as an event that it cannot take in does: no book records
    /// one.
    private func stop(_ model: String) {
        let fold = book.models.fold
        fold.resume(
            fold.states.map { state in
                guard state.name == model else { return state }
                var stopped = state
                stopped.stop = ModelState.Stop(
                    position: state.position, subject: "ruleset/NOVA", reason: "it is a test")
                return stopped
            })
    }

    private func recordAll(_ drafts: [EventDraft]) throws {
        for outcome in try book.append(drafts, now: FixedClock.now) {
            if case .refused(let refusal) = outcome { throw refusal }
        }
    }

    mutating func append(
        _ text: String, isMovedIn: Bool = false
    ) throws -> [AppendOutcome] {
        var options = Book.AppendOptions()
        options.keepsRecordedAt = isMovedIn
        var all: [EventDraft] = []
        for line in text.split(separator: "\n") { all += try drafts(String(line)) }
        return try book.append(all, now: FixedClock.now, options: options)
    }

    private mutating func drafts(_ line: String) throws -> [EventDraft] {
        builder.words["HEAD"] = "\(try book.log.head().position)"
        let words = line.split(separator: " ").map(String.init)
        if words.first == "rules" { return [try activation(words)] }
        return try builder.events(line)
    }

    /// `rules NAME`, or `rules NAME approver WHO` for an event that names another approver than
    /// the file.
    private mutating func activation(_ words: [String]) throws -> EventDraft {
        var draft = try builder.activation(of: SampleRuleFiles.named[words[1]] ?? "")
        if words.count == 4, case .rulesetActivated(var body) = draft.body {
            body.approver = words[3]
            draft.body = .rulesetActivated(body)
        }
        return draft
    }
}

extension AppendOutcome {
    var refusal: Refusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }
}
