import ArgumentParser
import Interchange

/// In which form a command that records says how it ended.
struct SummaryFormat: ParsableArguments {
    @Option(
        name: .customShort("O"),
        help: ArgumentHelp("Output format: txt, json or ndjson.", valueName: "format"))
    var format: OutputFormat = .text

    func validate() throws {
        if format == .csv {
            throw ValidationError("csv is no form for a summary; use txt, json or ndjson")
        }
    }
}
