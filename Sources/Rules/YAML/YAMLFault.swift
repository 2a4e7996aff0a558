import Yams

/// Turns what the YAML parser refuses into a finding.
enum YAMLFault {
    /// The finding for `error`.
    static func finding(for error: any Error, in source: SourceText) -> RuleFinding {
        guard let error = error as? YamlError else {
            return source.finding(.start, "the file is not YAML", otherAdvice)
        }
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _):
            return source.finding(
                place(mark), "not YAML: \(problem)", advice(problem) + start(context, mark))
        case .composer(_, let problem, let mark, _):
            let isSecond = problem == "but found another document"
            return source.finding(
                place(mark), isSecond ? "a second document begins here" : "not YAML: \(problem)",
                isSecond ? "a rule file is one document" : otherAdvice)
        case .reader(let problem, _, _, _):
            return source.finding(.start, "not YAML: \(problem)", otherAdvice)
        default:
            return source.finding(.start, "the file cannot be read as YAML", otherAdvice)
        }
    }

    private static func place(_ mark: Mark) -> SourcePosition {
        SourcePosition(line: mark.line, column: mark.column)
    }

    /// Where that begins which goes wrong at `mark`, when that is on an earlier line.
    private static func start(_ context: YamlError.Context?, _ mark: Mark) -> String {
        guard let context, context.mark.line < mark.line else { return "" }
        return "; it begins on line \(context.mark.line), column \(context.mark.column)"
    }

    private static let otherAdvice = "look at the brackets, quotes and colons up to here"

    /// What would be right, for the faults that are made most.
    private static func advice(_ problem: String) -> String {
        let known = [
            "mapping values are not allowed in this context":
                "a value with a colon in it is put in quotes",
            "found character that cannot start any token": "put the value in quotes",
            "did not find expected key": "the keys of a map stand in one column",
            "could not find expected ':'": "a key is followed by a colon and a blank",
            "did not find expected ',' or '}'": "close the map with `}`",
            "did not find expected ',' or ']'": "close the list with `]`",
            "found unexpected end of stream": "a quote or bracket is not closed",
            "did not find expected '-' indicator": "the items of a list stand in one column",
        ]
        return known[problem] ?? otherAdvice
    }
}
