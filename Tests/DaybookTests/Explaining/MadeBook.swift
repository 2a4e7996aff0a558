import Accounting
import Commands
import EventLog
import Queries
import TestSupport
import Testing

/// Calls `body` with a reader of a book that is made of rule files and events, in this order; all
/// of them are legal.
func withMadeBook<Result>(
    _ steps: [String], now: Instant = FixedClock.now, _ body: (BookReader) throws -> Result
) throws -> Result {
    try withTemporaryDirectory { directory in
        let path = directory + "/book"
        try Book.create(at: path, id: FixedIDs.book, programme: "NOVA")
        let book = try Book(opening: path)
        do {
            var builder = EventBuilder()
            for step in steps {
                let drafts =
                    step.hasPrefix("schema:")
                    ? [try builder.activation(of: step)] : try builder.events(step)
                for (draft, outcome) in zip(drafts, try book.append(drafts, now: now)) {
                    #expect(!outcome.isRefusal, "\(draft.id): \(outcome)")
                }
            }
            try book.close()
        } catch {
            try? book.close()
            throw error
        }
        let reader = try BookReader(opening: path)
        defer { reader.close() }
        return try body(reader)
    }
}

extension ReportRow {
    /// An explanation as lines: level, amount, words.
    func outline(level: Int = 0) -> [String] {
        var amount = "-"
        if case .decimal(let text) = self["amount"] { amount = text }
        guard case .text(let words) = self["words"], case .list(let parts) = self["parts"] else {
            return []
        }
        return ["\(level) \(amount) \(words)"]
            + parts.flatMap { part -> [String] in
                if case .object(let row) = part { row.outline(level: level + 1) } else { [] }
            }
    }
}
