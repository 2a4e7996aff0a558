import Commands

/// Opens a book for writing for as long as a command needs it.
enum BookSession {
    static func run<Result>(
        _ options: BookOptions, _ body: (Book) throws -> Result
    ) throws -> Result {
        let book = try Book(opening: options.book)
        let result: Result
        do {
            result = try body(book)
        } catch {
            try? book.close()
            throw error
        }
        try book.close()
        return result
    }
}
