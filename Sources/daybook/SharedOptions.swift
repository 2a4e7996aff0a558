import Accounting
import ArgumentParser
import Foundation
import Interchange
import Queries

/// Which book.
struct BookOptions: ParsableArguments {
    @Option(help: "The book's directory; also DAYBOOK_BOOK.")
    var book: String = ProcessInfo.processInfo.environment["DAYBOOK_BOOK"] ?? "./daybook"

    @Flag(help: "No progress and no notes.")
    var quiet = false

    @Flag(help: "No colours; also NO_COLOR.")
    var noColor = false
}

/// What a query is asked of, and how it answers.
struct QueryOptions: ParsableArguments {
    @OptionGroup var book: BookOptions

    @Option(help: "Business date: what is effective later does not count.")
    var asOf: BusinessDate?

    @Option(help: "Position, or instant: what the book learned later does not count.")
    var knownAt: KnownAt?

    @Option(name: .customShort("O"), help: "Output format: txt, csv, json or ndjson.")
    var format: OutputFormat?

    @Option(name: [.customShort("o"), .customLong("output")], help: "Write to a file.")
    var output: String?

    /// The format asked for, else that of the output file's ending, else text.
    var outputFormat: OutputFormat {
        format ?? output.flatMap(OutputFormat.init(fileName:)) ?? .text
    }

    /// Opens the book, asks, prints.
    func answer(
        columns: [String], _ ask: (BookReader, BusinessDate?, KnownAt?) throws -> Report
    ) throws {
        let reader = try BookReader(opening: book.book)
        defer { reader.close() }
        let report = try ask(reader, asOf, knownAt)
        try Console.write(
            ReportPrinter(outputFormat).print(report, columns: columns), to: output)
    }
}

extension BusinessDate: ExpressibleByArgument {
    public init?(argument: String) {
        guard let date = try? BusinessDate(parsing: argument) else { return nil }
        self = date
    }
}

extension Period: ExpressibleByArgument {
    public init?(argument: String) {
        guard let period = try? Period(parsing: argument) else { return nil }
        self = period
    }
}

extension KnownAt: ExpressibleByArgument {
    public init?(argument: String) {
        if let position = UInt64(argument) {
            self = .position(position)
        } else if let instant = try? Instant(parsing: argument) {
            self = .instant(instant)
        } else {
            return nil
        }
    }
}

extension OutputFormat: ExpressibleByArgument {}
