import ArgumentParser
import Interchange
import Queries

/// How an answer is printed, and where to.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .customShort("O"),
        help: ArgumentHelp("Output format: txt, csv, json or ndjson.", valueName: "format"))
    var chosen: OutputFormat?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            "Write to a file, whose ending chooses the format.", valueName: "file"),
        completion: .file())
    var file: String?

    func validate() throws {
        guard chosen == nil, let file, OutputFormat(fileName: file) == nil else { return }
        let name = file.split(separator: "/").last.map(String.init) ?? file
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return }
        let ending = name[name.index(after: dot)...]
        throw ValidationError(
            "\(file): .\(ending) is the ending of no format; say which with -O txt, csv, json or "
                + "ndjson")
    }

    /// The format asked for, else that of the output file's ending, else text.
    var format: OutputFormat {
        chosen ?? file.flatMap(OutputFormat.init(fileName:)) ?? .text
    }

    /// Whether the format has a place for the citation.
    var hasCitation: Bool { format == .text || format == .json }

    func writer(
        _ columns: [String], _ details: DetailColumns?, _ book: BookOptions, _ file: OutputFile
    ) -> ReportWriter {
        let mayColour = !book.noColor && Console.variable("NO_COLOR") == nil
        return ReportWriter(
            format, columns: columns, details: details,
            hasColours: mayColour && self.file == nil && Console.outputGoesToTerminal,
            to: file.write)
    }
}

extension OutputFormat: ExpressibleByArgument {}
