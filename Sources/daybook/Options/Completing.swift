import ArgumentParser
import Queries

/// Completes names that a book holds: quickly, and without a word where there is no book.
enum Completing {
    /// A shell waits for an answer no longer than this.
    private static let nanoseconds: UInt64 = 300_000_000

    /// Names of a kind in the book that the command line is about.
    static func names(of kind: IdentifierList.Kind) -> CompletionKind {
        .custom { words, _, prefix in
            let end = Clock.ticks() + nanoseconds
            guard let reader = try? BookReader(opening: book(words)) else { return [] }
            defer { reader.close() }
            let names = try? IdentifierList.names(of: kind, beginningWith: prefix, in: reader) {
                Clock.ticks() > end
            }
            return names ?? []
        }
    }

    /// The directory that the words of a command line name, else that of the environment.
    private static func book(_ words: [String]) -> String {
        var book: String?
        for (index, word) in words.enumerated() {
            if word == "--book", index + 1 < words.count { book = words[index + 1] }
            if word.hasPrefix("--book=") { book = String(word.dropFirst(7)) }
        }
        let directory = book ?? Console.variable("DAYBOOK_BOOK") ?? "./daybook"
        // The words are as they were typed: the shell has not looked at them yet.
        guard directory.hasPrefix("~/"), let home = Console.variable("HOME") else {
            return directory
        }
        return home + directory.dropFirst(1)
    }
}
