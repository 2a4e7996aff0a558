import Accounting
import ArgumentParser
import Interchange
import Queries

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "The journal for hledger, beancount or a spreadsheet.",
        discussion: """
            Every entry with all its lines, dated when it is effective; what is dated ahead is \
            included unless --as-of says otherwise. hledger and beancount also get declarations, \
            a balance assertion for every account at the end of each period in which it moved, \
            and the citation as a comment.

            EXAMPLES
              daybook export hledger -o nova.journal
              daybook export beancount --known-at 4711 -o nova.beancount
              daybook export csv --as-of 2025-03-31
            """)

    @OptionGroup var book: BookOptions

    @Argument(help: "hledger, beancount or csv.")
    var format: ExportFormat

    @Option(
        parsing: .unconditional, help: "Business date: what is effective later is left out.",
        transform: OptionValue.date)
    var asOf: BusinessDate?

    @Option(
        parsing: .unconditional,
        help: "Position, or instant: what the book learned later is left out.",
        transform: OptionValue.knownAt)
    var knownAt: KnownAt?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("Write to a file.", valueName: "file"), completion: .file())
    var file: String?

    func run() throws {
        try Asking(book: book).withReader { reader in
            let output = try OutputFile(file)
            let citation = try JournalExport(format, to: output.write).run(
                reader, asOf: asOf, knownAt: knownAt
            ) { try Interrupt.check("nothing was changed") }
            try output.finish()
            if !format.hasCitation { for line in citation.lines { book.note(line) } }
        }
    }
}

extension ExportFormat: ExpressibleByArgument {}
