import ArgumentParser
import Commands
import EventLog
import Events

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Makes a new, empty book.",
        discussion: "EXAMPLE\n  daybook init --book ./books/nova --programme NOVA")

    @OptionGroup var book: BookOptions

    @Option(help: "The programme that the book is kept for.")
    var programme: String?

    func validate() throws {
        guard let programme else { return }
        if let (problem, advice) = TextRule.id(Array(programme.utf8)) {
            throw ValidationError("--programme \(problem); \(advice)")
        }
    }

    func run() throws {
        var generator = SystemRandomNumberGenerator()
        let id = BookID(
            high: .random(in: .min ... .max, using: &generator),
            low: .random(in: .min ... .max, using: &generator))
        try Book.create(at: book.book, id: id, programme: programme)
        if !book.quiet { Console.note("made the book \(id) in \(book.book)") }
    }
}
