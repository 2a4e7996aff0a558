import Accounting
import Commands
import Events

/// Appends the lines of an NDJSON file to a book, in groups of `options.groupSize` events a commit,
/// or of as many more as belong to the last of them.
package struct LineAppender {
    package typealias Refused = (RefusedLine) throws -> Void

    private let book: Book
    private let options: Book.AppendOptions
    private let clock: () -> Instant
    private var parser = EventParser()
    private var lines: [PendingLine] = []
    private var summary = AppendSummary()
    private var border: CommitBorder

    /// Lines after which progress is told where nothing is committed.
    private static let progressInterval = 1_024

    private struct PendingLine {
        let number: Int
        let raw: [UInt8]
        let draft: Result<EventDraft, Refusal>
        var error: JSONError?
    }

    package init(book: Book, options: Book.AppendOptions, clock: @escaping () -> Instant) {
        self.book = book
        self.options = options
        border = CommitBorder(isMovedIn: options.keepsRecordedAt)
        self.clock = clock
    }

    /// Appends every line of a file, `-` for standard input; blank lines and lines that begin with
    /// `#` are passed over.
    ///
    /// `refused` is called for each refused line, in order. `progress` gets the number of lines
    /// read, after each commit and some lines between; what it throws ends the work there. Throws `SourceError`, and what
    /// keeps the book from being written.
    package mutating func append(
        _ path: String, refused: Refused, progress: (UInt64) throws -> Void
    ) throws -> AppendSummary {
        var reader = try LineReader(path: path)
        reading: while true {
            let draft: Result<EventDraft, Refusal>
            var wrong: JSONError?
            switch try reader.advance() {
            case .end: break reading
            case .tooLong(let bytes): draft = .failure(Self.tooLong(bytes))
            case .line:
                if reader.isBlank || reader.line.first == UInt8(ascii: "#") { continue }
                do {
                    draft = .success(try parser.parse(reader.line.span.bytes))
                } catch {
                    draft = .failure(Refusal(.malformed, "\(error)"))
                    wrong = error
                }
            }
            if border.mayEnd(before: try? draft.get()), isFull {
                try commit(refused)
                try progress(UInt64(reader.number - 1))
            } else if reader.number.isMultiple(of: Self.progressInterval) {
                try progress(UInt64(reader.number))
            }
            lines.append(
                PendingLine(number: reader.number, raw: reader.line, draft: draft, error: wrong))
            // What is not waiting for another line is acknowledged before that is read.
            if isFull, !border.isOpen {
                try commit(refused)
                try progress(UInt64(reader.number))
            }
        }
        try commit(refused)
        summary.position = try book.log.head().position
        return summary
    }

    private var isFull: Bool {
        lines.count >= options.groupSize && !options.isAtomic && !options.isDryRun
    }

    private static func tooLong(_ bytes: Int) -> Refusal {
        Refusal(
            .malformed, "the line has \(bytes) bytes; an event has at most \(LineReader.limit)")
    }

    private mutating func commit(_ refused: Refused) throws {
        guard !lines.isEmpty else { return }
        let outcomes = try outcomes()
        summary.count(outcomes)
        for (line, outcome) in zip(lines, outcomes) {
            if case .refused(let refusal) = outcome {
                try refused(
                    RefusedLine(
                        number: line.number, raw: line.raw, refusal: refusal, error: line.error))
            }
        }
        lines.removeAll(keepingCapacity: true)
    }

    /// The outcome of each pending line; what cannot be read is refused, and in an atomic batch
    /// refuses the others.
    private func outcomes() throws -> [AppendOutcome] {
        let drafts = lines.compactMap { try? $0.draft.get() }
        if options.isAtomic, drafts.count < lines.count {
            let other = Refusal(.batchRefused, "another line of the batch was refused")
            return lines.map { line in
                switch line.draft {
                case .success: .refused(other)
                case .failure(let refusal): .refused(refusal)
                }
            }
        }
        var decided = try book.append(drafts, now: clock(), options: options).makeIterator()
        return lines.map { line in
            switch line.draft {
            case .success: decided.next() ?? .refused(Refusal(.malformed, "nothing was decided"))
            case .failure(let refusal): .refused(refusal)
            }
        }
    }
}
