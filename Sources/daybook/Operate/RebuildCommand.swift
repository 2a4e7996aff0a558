import ArgumentParser
import Commands
import EventLog
import Events
import Interchange
import Queries

struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Folds the read models anew, beside the live ones.",
        subcommands: [RunRebuildCommand.self])
}

struct RunRebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Folds from the first event and puts the result in place.",
        discussion: """
            Queries and appends go on meanwhile. Broken off, the book keeps the models that it \
            had. `equal` says whether a model came out as it was; a difference ends with status \
            1, and the new model is in place.

            EXAMPLES
              daybook rebuild run
              daybook rebuild run commission-journal partner-tiers
            """)

    @OptionGroup var book: BookOptions

    @Argument(help: "Only these models.", completion: .list(ReplayQuery.modelNames))
    var models: [String] = []

    @Flag(help: "Without comparing the models with those that were live.")
    var quick = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        let known = ReplayQuery.modelNames
        for name in models where !known.contains(name) {
            throw ValidationError(
                "\(name) is no read model; \(NearestName.advice(for: name, among: known))")
        }
    }

    func run() throws {
        Interrupt.watch()
        let log = try EventLog.open(at: book.book)
        defer { log.close() }
        let rebuild = try Rebuild(log, views: "\(book.book)/views", models: models)
        defer { rebuild.close() }
        let progress = Progress("folding", isQuiet: book.quiet)
        let outcomes = try rebuild.run(compares: !quick) { done, total in
            progress.update(done, of: total)
            try Interrupt.check("the book has the models that it had; run the same command again")
        }
        progress.finish()
        try log.noteOperation(
            kind: "rebuild", text: outcomes.map(\.state.name).joined(separator: " "),
            at: Clock.now())
        try print(outcomes)
        if outcomes.contains(where: { $0.before != nil && $0.before != $0.digest }) {
            throw ExitCode(ExitStatus.found.rawValue)
        }
    }

    private func print(_ outcomes: [Rebuild.Outcome]) throws {
        let file = try OutputFile(output.file)
        var writer = output.writer(
            ["model", "revision", "position", "state", "equal", "digest"], nil, book, file)
        try writer.begin(nil)
        for outcome in outcomes {
            var row = ReportRow(outcome.state, digest: outcome.digest)
            row.add("equal", outcome.before.map { .flag($0 == outcome.digest) } ?? .null)
            row.add("reason", .text(outcome.state.stop?.reason))
            try writer.add(row)
        }
        try writer.end(nil)
        try file.finish()
    }
}
