import ArgumentParser

/// Which book, and how talkative.
struct BookOptions: ParsableArguments {
    @Option(
        help: "The book's directory; also DAYBOOK_BOOK.", completion: .directory)
    var book: String = Console.variable("DAYBOOK_BOOK") ?? "./daybook"

    @Flag(help: "No progress and no notes.")
    var quiet = false

    @Flag(help: "No colours; also NO_COLOR.")
    var noColor = false

    /// A line for people, unless they want none.
    func note(_ line: String) {
        if !quiet { Console.note(line) }
    }
}
