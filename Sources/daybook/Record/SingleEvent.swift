import ArgumentParser
import Commands
import EventLog
import Events
import Interchange

/// Records one event that a command has made.
enum SingleEvent {
    static func record(
        _ draft: EventDraft, in options: BookOptions, _ format: OutputFormat,
        isDryRun: Bool = false
    ) throws {
        let text = EventPrinter.text(draft)
        var parser = EventParser()
        // What was put together here is held to the rules for what comes from outside.
        let checked: EventDraft
        do {
            checked = try parser.parse(text)
        } catch {
            throw Failure(.badData, "\(error)")
        }
        var append = Book.AppendOptions()
        append.isDryRun = isDryRun
        var summary = AppendSummary()
        let outcome = try BookSession.run(options) { book in
            let outcomes = try book.append([checked], now: Clock.now(), options: append)
            summary.count(outcomes)
            summary.position = try book.log.head().position
            return outcomes[0]
        }
        let output = SummaryOutput(format, isDryRun: isDryRun)
        switch outcome {
        case .refused(let refusal) where format == .text:
            throw Failure(.found, refusal.message)
        case .refused(let refusal):
            try output.refuse(refusal)
            try output.print(summary, rejects: nil)
            throw ExitCode(ExitStatus.found.rawValue)
        case .recorded(let position) where format == .text:
            let verb = isDryRun ? "would record" : "recorded"
            try Console.write(
                Array("\(verb) \(draft.type.name) of \(draft.stream) at \(position)\n".utf8))
        case .alreadyThere(let position) where format == .text:
            try Console.write(Array("recorded before, at \(position)\n".utf8))
        default: try output.print(summary, rejects: nil)
        }
    }
}
