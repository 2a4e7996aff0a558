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

    /// Writes what is asked for, and the summary to where the events do not go.
    static func run(_ options: Options) throws(Failure) {
        let expected =
            switch options.form {
            case .csv: try writeTables(options)
            case .ndjson: try writeEvents(options)
            }
        let screen =
            options.output == nil
            ? Output(descriptor: 2, name: "standard error")
            : Output(descriptor: 1, name: "standard output")
        expected.write(to: screen)
        try screen.finish()
    }

    /// Writes the CSV files and, beside them, `expected.json`.
    static func writeTables(_ options: Options) throws(Failure) -> Expected {
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
        return expected
    }

    /// Writes the events to a file or to standard output.
    static func writeEvents(_ options: Options) throws(Failure) -> Expected {
        let paths = options.rules.isEmpty ? Options.defaultRules : options.rules
        var rules: [RuleText] = []
        for path in paths {
            rules.append(try RuleText(path: path))
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
        return Expected(options: options, tally: tally, files: [], flaws: nil)
    }
}
