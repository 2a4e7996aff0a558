import ArgumentParser
import Commands
import Events
import Interchange

/// Records events that a command has made and that belong together: all of them, or none.
enum EventBatch {
    static func record(
        _ drafts: [EventDraft], in options: BookOptions, _ format: OutputFormat,
        isDryRun: Bool = false
    ) throws {
        // What was put together here is held to the rules for what comes from outside.
        do {
            for draft in drafts { try draft.check() }
        } catch {
            throw Failure(.badData, "\(error)")
        }
        var append = Book.AppendOptions()
        append.isAtomic = true
        append.isDryRun = isDryRun
        var summary = AppendSummary()
        let outcomes = try BookSession.run(options) { book in
            let outcomes =
                drafts.isEmpty ? [] : try book.append(drafts, now: Clock.now(), options: append)
            summary.count(outcomes)
            summary.position = try book.log.head().position
            return outcomes
        }
        let output = SummaryOutput(format, isDryRun: isDryRun)
        let refusal = cause(of: outcomes)
        if let refusal {
            guard format != .text else { throw Failure(.found, refusal.message) }
            try output.refuse(refusal)
        }
        if format == .text {
            let verb = isDryRun ? "would record" : "recorded"
            for (draft, outcome) in zip(drafts, outcomes) {
                guard case .recorded(let position) = outcome else { continue }
                try Console.write(
                    Array("\(verb) \(draft.type.name) of \(draft.stream) at \(position)\n".utf8))
            }
        }
        try output.print(summary, rejects: nil)
        if refusal != nil { throw ExitCode(ExitStatus.found.rawValue) }
    }

    /// The refusal of the event that has the fault; the others are refused for it.
    private static func cause(of outcomes: [AppendOutcome]) -> Refusal? {
        let refusals = outcomes.compactMap { outcome -> Refusal? in
            if case .refused(let refusal) = outcome { refusal } else { nil }
        }
        return refusals.first { $0.code != .batchRefused } ?? refusals.first
    }
}
