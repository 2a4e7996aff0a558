import ArgumentParser
import Commands
import Events
import Interchange

struct AppendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "append", abstract: "Records events, one JSON object a line.",
        discussion: """
            A refused line goes, unchanged, to the rejects file with its reason; the rest is \
            recorded. Appending the same file again changes nothing. Lines that begin with # are \
            passed over, so that a rejects file can be mended and appended.

            EXAMPLES
              daybook append events.ndjson
              generate | daybook append - --atomic
              daybook append events.ndjson --dry-run -O json
            """)

    @OptionGroup var book: BookOptions

    @Argument(help: "The file, or - for standard input.")
    var file: String

    @Flag(help: "All or nothing: one refused line refuses all.")
    var atomic = false

    @Flag(help: "Decide everything, record nothing.")
    var dryRun = false

    @Flag(help: "Keep the recordedAt of the events: they are moved in from elsewhere.")
    var keepRecordedAt = false

    @Option(help: "Where refused lines go; FILE.rejects by default.")
    var rejects: String?

    @Option(name: .customShort("O"), help: "Output format: txt or json.")
    var format: OutputFormat = .text

    func run() throws {
        var options = Book.AppendOptions()
        options.isAtomic = atomic
        options.isDryRun = dryRun
        options.keepsRecordedAt = keepRecordedAt
        let sink = RejectsFile(rejects ?? (file == "-" ? "stdin.rejects" : "\(file).rejects"))
        let summary = try BookSession.run(book) { book in
            var appender = LineAppender(book: book, options: options, clock: Clock.now)
            let progress = Progress("appending", total: nil, isQuiet: self.book.quiet)
            defer { progress.finish() }
            return try appender.append(
                file,
                refused: { line, raw, refusal in
                    try report(line, refusal)
                    if !dryRun { try sink.add(raw, file: file, line: line, refusal.message) }
                },
                progress: { progress.update($0) })
        }
        try sink.close()
        try SummaryOutput(format).print(summary, rejects: summary.refused > 0 ? sink.path : nil)
        if summary.refused > 0 { throw ExitCode(ExitStatus.found.rawValue) }
    }

    private func report(_ line: Int, _ refusal: Refusal) throws {
        if format == .text {
            Console.note("line \(line): \(refusal.message)")
        } else {
            try Console.write(SummaryOutput.refused(line: line, refusal))
        }
    }
}
