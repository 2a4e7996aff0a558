import Glibc

/// Makes a sample channel: see `Options.usage`.
@main
enum GenerateSample {
    static func main() {
        do throws(Failure) {
            try run(Options(arguments: Array(CommandLine.arguments.dropFirst())))
        } catch {
            let errors = Output(descriptor: 2, name: "standard error")
            errors.text("generate-sample: \(error.message)\n")
            errors.flush()
            exit(error.status)
        }
    }

    static func run(_ options: Options) throws(Failure) {
        switch options.form {
        case .csv: try writeTables(options)
        case .ndjson: try writeEvents(options)
        }
    }

    /// Writes the CSV files and `expected.json`, and prints a summary.
    static func writeTables(_ options: Options) throws(Failure) {
        let directory = options.output ?? "."
        if mkdir(directory, 0o755) != 0, errno != EEXIST {
            throw Failure(
                status: 74, message: "\(directory): \(String(cString: strerror(errno)))")
        }
        var sink = try CSVSink(directory: directory, seed: options.seed)
        let tally = Channel(options: options).play(into: &sink)
        try sink.finish()
        let expected = Expected(
            options: options, tally: tally, files: sink.files.map { ($0.name, $0.rows) },
            flaws: sink.flaws)
        let file = try Output(creating: directory + "/expected.json")
        expected.write(to: file)
        try file.finish()
        let screen = Output(descriptor: 1, name: "standard output")
        expected.write(to: screen)
        try screen.finish()
    }

    /// Writes the events to a file or to standard output, and the summary to standard error.
    static func writeEvents(_ options: Options) throws(Failure) {
        let paths = options.rules.isEmpty ? Options.defaultRules : options.rules
        var rules: [RuleFile] = []
        for path in paths {
            rules.append(try RuleFile(path: path))
        }
        guard let first = rules.first, first.from <= options.start else {
            throw Failure(
                status: 78, message: "\(paths[0]) comes into force after the span begins")
        }
        let output =
            if let path = options.output {
                try Output(creating: path)
            } else {
                Output(descriptor: 1, name: "standard output")
            }
        var sink = JSONSink(
            output: output, rules: rules, randomIDs: options.randomIDs ? options.seed : nil)
        let tally = Channel(options: options, rules: rules).play(into: &sink)
        try sink.finish()
        let expected = Expected(options: options, tally: tally, files: [], flaws: nil)
        let screen = Output(descriptor: 2, name: "standard error")
        expected.write(to: screen)
        try screen.finish()
    }
}
