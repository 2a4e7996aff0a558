import ArgumentParser
import Commands
import EventLog

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Makes a new, empty book.",
        discussion: "EXAMPLE\n  daybook init --book ./books/nova --programme NOVA")

    @OptionGroup var book: BookOptions

    @Option(help: "The programme that the book is kept for.")
    var programme: String?

    func run() throws {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        guard let id = BookID(bytes: bytes) else { return }
        try Book.create(at: book.book, id: id, programme: programme)
        if !book.quiet { Console.note("made the book \(id) in \(book.book)") }
    }
}
