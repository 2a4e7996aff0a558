import ArgumentParser
import EventLog
import Interchange
import Queries

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Checks that the log and its models are as they must be.",
        discussion: """
            Looks at every record, at the tables beside them and at the tree of hashes, and \
            compares the digests of the live models with those of a replay. With --quick only \
            the end of the log is looked at, and no model. The first thing that is wrong is \
            named; status 1.

            EXAMPLES
              daybook verify
              daybook verify --quick
            """)

    @OptionGroup var book: BookOptions

    @Flag(help: "Only the end of the log: a moment, whatever its length.")
    var quick = false

    @OptionGroup var output: OutputOptions

    private static let tail: UInt64 = 10_000

    func run() throws {
        let file = try OutputFile(output.file)
        var writer = output.writer(["check", "state", "position", "reason"], nil, book, file)
        var isWhole = true
        func add(_ check: String, _ position: UInt64, _ finding: String?) throws {
            var row = ReportRow()
            row.add("check", .text(check))
            row.add("state", .text(finding == nil ? "fine" : "broken"))
            row.add("position", .position(position))
            row.add("reason", .text(finding))
            try writer.add(row)
            isWhole = isWhole && finding == nil
        }
        try Asking(book: book).withReader { reader in
            try writer.begin(nil)
            let report = try verifyLog(reader)
            try add("log", report.finding?.position ?? report.head.position, report.finding?.reason)
            if !quick, report.isWhole {
                try verifyModels(reader) { try add($0, $1, $2) }
            }
            let point = try reader.point(asOf: nil, knownAt: nil)
            try writer.end(
                try reader.citation(point, try reader.modelsAtHead().fold.states, hasDate: false))
        }
        try file.finish()
        if !isWhole { throw ExitCode(ExitStatus.found.rawValue) }
    }

    private func verifyLog(_ reader: BookReader) throws -> VerificationReport {
        let progress = Progress("verifying", isQuiet: book.quiet)
        defer { progress.finish() }
        return try reader.log.verify(quick ? .tail(Self.tail) : .full) { done, total in
            progress.update(done, of: total)
        }
    }

    private func verifyModels(
        _ reader: BookReader, _ add: (String, UInt64, String?) throws -> Void
    ) throws {
        let replay = ReplayQuery(checks: true)
        _ = try replay.answer(reader, at: try reader.point(asOf: nil, knownAt: nil)) { row in
            guard case .text(let model) = row["model"],
                case .integer(let position) = row["position"]
            else { return }
            try add(
                model, UInt64(position),
                row["equal"] == .flag(false)
                    ? "the live model differs from a replay; daybook rebuild run folds it again"
                    : nil)
        }
    }
}
