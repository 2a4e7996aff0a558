import Accounting
import Interchange
import Queries

/// Asking a book something and printing what it answers.
struct Asking {
    let book: BookOptions
    /// nil for one that prints nothing by itself.
    let output: OutputOptions?
    var asOf: BusinessDate?
    var knownAt: KnownAt?
    /// The option that `knownAt` is from.
    var knownAtName = "--known-at"

    init(
        book: BookOptions, output: OutputOptions? = nil, asOf: BusinessDate? = nil,
        knownAt: KnownAt? = nil
    ) {
        self.book = book
        self.output = output
        self.asOf = asOf
        self.knownAt = knownAt
    }

    /// Opens the book, asks, prints. `watch` sees every row that is printed.
    func answer(_ query: some Query, watch: (ReportRow) -> Void = { _ in }) throws {
        guard let output else { return }
        try withReader { reader in
            let point = try reader.point(asOf: asOf, knownAt: knownAt, knownAtName)
            let file = try OutputFile(output.file)
            var writer = output.writer(query.columns, query.details, book, file)
            try writer.begin(try query.heading(reader, at: point))
            let citation = try query.answer(reader, at: point) { row in
                try writer.add(row)
                watch(row)
                try Interrupt.check("nothing was changed")
            }
            try writer.end(citation)
            try file.finish()
            if !output.hasCitation { for line in citation.lines { book.note(line) } }
        }
    }

    /// Opens the book for asking. What must be folded first is shown as progress.
    func withReader<Result>(_ body: (BookReader) throws -> Result) throws -> Result {
        Interrupt.watch()
        let reader = try BookReader(
            opening: book.book, temporaryDirectory: Console.variable("TMPDIR") ?? "/tmp")
        defer { reader.close() }
        let progress = Progress("folding", isQuiet: book.quiet)
        defer { progress.finish() }
        reader.progress = { done, total in
            progress.update(done, of: total)
            try Interrupt.check("nothing was changed")
        }
        return try body(reader)
    }
}
