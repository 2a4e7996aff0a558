import Accounting
import ArgumentParser
import Interchange
import Queries
import Rules

struct DiffRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "What one rule file says otherwise than another, in words.",
        discussion: """
            Each is a file, or the number of a version that the book has activated. Compared is \
            what files mean, in the order of the second. Ends with 1 where they differ.

            EXAMPLES
              daybook rules diff 1 2
              daybook rules diff 2 rules-3.yaml
              daybook rules diff old.yaml new.yaml -O json
            """)

    @OptionGroup var book: BookOptions

    @Argument(
        help: "The file or version before; - for standard input.", completion: .file())
    var old: String

    @Argument(help: "The file or version after.", completion: .file())
    var new: String

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if old == "-", new == "-" {
            throw ValidationError("only one of the two can be standard input")
        }
    }

    func run() throws {
        var citation: Citation?
        let files = try [old, new].map { name in
            guard let version = UInt32(name) else { return try RuleFileReader.read(name).utf8 }
            let (utf8, cited) = try activated(version)
            citation = cited
            return utf8
        }
        let differences = RuleFile.differences(from: files[0], to: files[1])
        let file = try OutputFile(output.file)
        if output.format == .text {
            var lines = differences.map(\.words)
            if lines.isEmpty { lines = ["nothing differs"] }
            if let citation { lines += [""] + citation.lines }
            try file.write(Array(lines.map { $0 + "\n" }.joined().utf8))
        } else {
            var writer = output.writer(Self.columns, nil, book, file)
            try writer.begin(nil)
            for difference in differences { try writer.add(Self.row(difference)) }
            try writer.end(citation)
        }
        try file.finish()
        if !output.hasCitation { for line in citation?.lines ?? [] { book.note(line) } }
        if !differences.isEmpty { throw ExitCode(ExitStatus.found.rawValue) }
    }

    /// The file of a version, as it was activated.
    private func activated(_ version: UInt32) throws -> ([UInt8], Citation) {
        try Asking(book: book).withReader { reader in
            let report = try RuleVersionsQuery(version: version).run(
                reader, asOf: .max, knownAt: nil)
            guard case .text(let yaml) = report.rows.first?["yaml"] else {
                throw QueryError.unknown(kind: "rule version", id: "\(version)")
            }
            var citation = report.citation
            citation.asOf = nil
            return (Array(yaml.utf8), citation)
        }
    }

    private static let columns = [
        "change", "path", "old", "new", "oldLine", "newLine", "words",
    ]

    private static func row(_ difference: RuleDifference) -> ReportRow {
        var row = ReportRow()
        row.add("change", .text(difference.change.rawValue))
        row.add("path", .text(difference.path))
        row.add("old", .text(difference.old))
        row.add("new", .text(difference.new))
        row.add("oldLine", difference.oldAt.map { .integer(Int64($0.line)) } ?? .null)
        row.add("newLine", difference.newAt.map { .integer(Int64($0.line)) } ?? .null)
        row.add("words", .text(difference.words))
        return row
    }
}
