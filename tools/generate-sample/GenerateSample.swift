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
        case .ndjson: break
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
        let rejects = Flaws.Flaw.allCases.enumerated()
            .map { (reason: $0.element.rawValue, count: sink.flaws.counts[$0.offset]) }
        let expected = Expected(
            options: options, tally: tally, files: sink.files.map { ($0.name, $0.rows) },
            rejects: rejects.filter { $0.count > 0 })
        let file = try Output(creating: directory + "/expected.json")
        expected.write(to: file)
        try file.finish()
        let screen = Output(descriptor: 1, name: "standard output")
        expected.write(to: screen)
        try screen.finish()
    }
}
