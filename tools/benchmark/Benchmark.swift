import Events
import Glibc

/// Measures what docs/PERFORMANCE.md has figures for, each beside the bare limit of the same run.
///
///     benchmark EVENTS.ndjson [--json] [--keep DIR] [--daybook PATH]
///     benchmark --book DIR [--json] [--daybook PATH]
///     benchmark --windows [--json] [--keep DIR]
///
/// The second form measures what is asked of a book that is there: fold, rebuild, verify, a
/// balance; the third only windows of many lines, which the first measures last.
@main
struct Benchmark {
    static func main() throws {
        let options = try Options(CommandLine.arguments)
        let work = WorkDirectory(options.keep)
        defer { work.removeUnlessKept() }
        var report = BenchReport(machine: Machine.describe(), input: options.book ?? options.input)
        if let seed = options.seed { report.note("seed", seed) }
        if options.isWindows {
            try WindowMeasures.run(in: work, &report)
        } else {
            try measure(options, work, &report)
        }
        report.note("peak resident memory, map included", "\(Machine.peakMemory() >> 20) MiB")
        print(options.isJSON ? report.json : report.text)
    }

    private static func measure(
        _ options: Options, _ work: WorkDirectory, _ report: inout BenchReport
    ) throws {
        let book = options.book ?? work.book("book-8000")
        if options.book == nil {
            try AppendMeasures.bulk(options.input, in: work, &report)
        }
        let bare = try StorageMeasures.run(sizesOf: book, in: work, &report)
        if options.book == nil {
            try AppendMeasures.small(options.input, in: work, bare, &report)
        }
        try FoldMeasures.run(book, in: work, bare, &report)
        try VerifyMeasures.run(book, bare, &report)
        if options.book == nil { try WindowMeasures.run(in: work, &report) }
        if let daybook = options.daybook {
            try CommandMeasures.run(daybook, book, &report)
        }
    }
}

/// What the command line asks for.
struct Options {
    var input = ""
    var isJSON = false
    var isWindows = false
    var keep: String?
    var daybook: String?
    var book: String?
    /// What the input was made of, for the report.
    var seed: String?

    init(_ arguments: [String]) throws {
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            switch argument {
            case "--json": isJSON = true
            case "--windows": isWindows = true
            case "--keep": keep = rest.popFirst()
            case "--daybook": daybook = rest.popFirst()
            case "--book": book = rest.popFirst()
            case "--seed": seed = rest.popFirst()
            default: input = argument
            }
        }
        guard !input.isEmpty || book != nil || isWindows else {
            throw Usage(
                "usage: benchmark EVENTS.ndjson | --book DIR | --windows [--json] [--keep DIR] "
                    + "[--daybook PATH]"
            )
        }
    }
}

/// What is wrong with the command line.
struct Usage: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
