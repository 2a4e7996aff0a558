import ArgumentParser
import Commands
import Interchange

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Records what an import plan makes of other systems' files.",
        discussion: """
            The events of a plan are recorded in order of their business dates. A row that does \
            not become all its events, or whose event is refused, goes to the rejects file, \
            unchanged, with the reason. Importing the same files again changes nothing. Plans are \
            described in docs/IMPORT.md.

            EXAMPLES
              daybook import plan.yaml
              daybook import plan.yaml --directory exports/2025-04 --rejects april.rejects
              daybook import plan.yaml --dry-run
            """)

    @OptionGroup var book: BookOptions

    @Argument(help: "The plan.", completion: .file(extensions: ["yaml", "yml"]))
    var plan: String

    @Option(
        help: "Where the plan's files are; the plan's own directory by default.",
        completion: .directory)
    var directory: String?

    @Flag(help: "Read and decide everything, record nothing.")
    var dryRun = false

    @Option(help: "Where rejected rows go; PLAN.rejects by default.", completion: .file())
    var rejects: String?

    @OptionGroup var group: GroupOption

    @OptionGroup var summary: SummaryFormat

    func run() throws {
        Interrupt.watch()
        let text = String(decoding: try TextFile.read(plan), as: UTF8.self)
        let run = try ImportRun(
            plan: try ImportPlan.parse(text, file: plan), directory: directory ?? planDirectory,
            temporaryDirectory: Console.variable("TMPDIR") ?? "/tmp")
        let sink = RejectsFile(rejects ?? "\(plan).rejects")
        try sink.keepApart(from: [plan] + run.paths)
        let output = SummaryOutput(summary.format, isDryRun: dryRun)
        var options = Book.AppendOptions()
        options.isDryRun = dryRun
        options.groupSize = group.size
        let result = try BookSession.run(book) { book in
            let progress = Progress("reading", isQuiet: self.book.quiet)
            defer { progress.finish() }
            let appender = PlanAppender(book: book, options: options, clock: Clock.now)
            return try appender.append(
                run,
                rejected: { row in
                    try output.refuse(
                        row: row.line, of: row.file, Refusal(row.code, row.reason))
                    if !dryRun {
                        try sink.add(row.raw, file: row.file, line: row.line, row.reason)
                    }
                },
                progress: { step in
                    progress.show(step)
                    try Interrupt.check(
                        dryRun
                            ? "nothing was recorded"
                            : "what was acknowledged is recorded; run the same import again to "
                                + "go on")
                })
        }
        try sink.close()
        try report(result, output, sink)
    }

    private var planDirectory: String {
        guard let slash = plan.lastIndex(of: "/") else { return "." }
        return slash == plan.startIndex ? "/" : String(plan[..<slash])
    }

    private func report(
        _ result: PlanAppender.Summary, _ output: SummaryOutput, _ sink: RejectsFile
    ) throws {
        if result.behindTierDates > 0 {
            book.note(
                "\(result.behindTierDates) of the events are dated before tier dates that are "
                    + "decided already; those dates are not decided again")
        }
        let isRejected = result.appended.refused > 0
        try output.print(
            result.appended, rejects: isRejected && !dryRun ? sink.path : nil,
            extra: [
                ("rowsRead", result.rowsRead), ("rowsRejected", result.rowsRejected),
                ("events", result.events), ("behindTierDates", result.behindTierDates),
            ])
        if isRejected { throw ExitCode(ExitStatus.found.rawValue) }
    }
}

extension Progress {
    fileprivate func show(_ step: ImportProgress) {
        switch step.phase {
        case .reading: update(UInt64(step.rowsRead))
        case .emitting:
            turn(to: "recording")
            update(UInt64(step.eventsEmitted), of: UInt64(step.eventsMade))
        }
    }
}
