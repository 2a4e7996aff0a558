import Commands
import EventLog
import FoundationEssentials
import Glibc

/// What keeps a test from having a place of its own.
package struct NoTemporaryDirectory: Error {}

/// Calls `body` with a directory that is gone, with all in it, when it returns.
package func withTemporaryDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
    var template = Array("/tmp/daybook-test-XXXXXX".utf8CString)
    guard let path = mkdtemp(&template).map({ String(cString: $0) }) else {
        throw NoTemporaryDirectory()
    }
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
}

/// Calls `body` with a new, empty book of the programme, open for writing, that is gone when it
/// returns.
package func withTemporaryBook<Result>(
    programme: String? = "NOVA", _ body: (Book) throws -> Result
) throws -> Result {
    try withTemporaryDirectory { directory in
        let path = directory + "/book"
        try Book.create(at: path, id: FixedIDs.book, programme: programme)
        let book = try Book(opening: path)
        do {
            let result = try body(book)
            try book.close()
            return result
        } catch {
            try? book.close()
            throw error
        }
    }
}
