import Accounting
import Commands
import Events
import Glibc

/// Measures what the design has figures for, each beside the bare limit of the same run.
///
///     benchmark EVENTS.ndjson [--json] [--keep DIR] [--daybook PATH]
@main
struct Benchmark {
    static func main() throws {
        let options = try Options(CommandLine.arguments)
        if let book = options.book {
            var report = BenchReport(machine: Machine.describe(), input: book)
            let work = WorkDirectory(options.keep)
            defer { work.removeUnlessKept() }
            try FoldMeasures.run(book, in: work, &report)
            report.note("peak memory", "\(Machine.peakMemory() >> 20) MiB")
            print(options.isJSON ? report.json : report.text)
            return
        }
        let drafts = try Input.drafts(options.input)
        var report = BenchReport(machine: Machine.describe(), input: options.input)
        report.note("events", "\(drafts.count)")
        let work = WorkDirectory(options.keep)
        defer { work.removeUnlessKept() }

        let records = try AppendMeasures.run(drafts, in: work, &report)
        try StorageMeasures.run(records, in: work, &report)
        try FoldMeasures.run(work.book("book-8000"), in: work, &report)
        try CommandMeasures.run(options.daybook, in: work, &report)
        report.note("peak memory", "\(Machine.peakMemory() >> 20) MiB")
        print(options.isJSON ? report.json : report.text)
    }
}

/// What the command line asks for.
struct Options {
    var input = ""
    var isJSON = false
    var keep: String?
    var daybook: String?
    var book: String?

    init(_ arguments: [String]) throws {
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            switch argument {
            case "--json": isJSON = true
            case "--keep": keep = rest.popFirst()
            case "--book": book = rest.popFirst()
            case "--daybook": daybook = rest.popFirst()
            default: input = argument
            }
        }
        guard !input.isEmpty || book != nil else {
            throw Usage("usage: benchmark EVENTS.ndjson [--json] [--keep DIR] [--daybook PATH]")
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
