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

    @Argument(help: "The file, or - for standard input.", completion: .file())
    var file: String

    @Flag(help: "All or nothing: one refused line refuses all.")
    var atomic = false

    @Flag(help: "Decide everything, record nothing.")
    var dryRun = false

    @Flag(help: "Keep the recordedAt of the events: they are moved in from elsewhere.")
    var keepRecordedAt = false

    @Option(help: "Where refused lines go; FILE.rejects by default.", completion: .file())
    var rejects: String?

    @OptionGroup var group: GroupOption

    @OptionGroup var summary: SummaryFormat

    func run() throws {
        Interrupt.watch()
        var options = Book.AppendOptions()
        options.isAtomic = atomic
        options.isDryRun = dryRun
        options.groupSize = group.size
        options.keepsRecordedAt = keepRecordedAt
        let name = file == "-" ? "stdin" : file
        let sink = RejectsFile(rejects ?? "\(name).rejects")
        try sink.keepApart(from: [file == "-" ? "/dev/stdin" : file])
        let output = SummaryOutput(summary.format, isDryRun: dryRun)
        let result = try BookSession.run(book) { book in
            var appender = LineAppender(book: book, options: options, clock: Clock.now)
            let progress = Progress("appending", isQuiet: self.book.quiet)
            defer { progress.finish() }
            return try appender.append(
                file,
                refused: { line in
                    try output.refuse(line, of: name)
                    guard !dryRun else { return }
                    try sink.add(
                        line.raw, file: file, line: line.number, column: line.column,
                        line.refusal.message)
                },
                progress: { done in
                    progress.update(done)
                    try Interrupt.check(
                        atomic || dryRun
                            ? "nothing was recorded"
                            : "what was acknowledged is recorded; append the same file again to "
                                + "go on")
                })
        }
        try sink.close()
        try output.print(result, rejects: result.refused > 0 && !dryRun ? sink.path : nil)
        if result.refused > 0 { throw ExitCode(ExitStatus.found.rawValue) }
    }
}
