import Accounting
import Events
import FoundationEssentials
import Glibc
import LMDB
import Testing

@testable import EventLog

@Suite("Creating and opening")
struct OpeningTests {
    /// What `body` throws, as the user reads it.
    private func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "nothing was thrown"
        } catch {
            return "\(error)"
        }
    }

    /// A closed book with some events.
    private func withClosedBook(_ body: (_ book: String) throws -> Void) throws {
        try withTemporaryDirectory { directory in
            let book = directory + "/book"
            let log = try EventLog.create(at: book, bookID: Sample.bookID, programme: "NOVA")
            try log.append((1...300).map { Sample.lead("A", id: "\($0)") })
            log.close()
            try body(book)
        }
    }

    @Test("a book that is closed and opened goes on where it was", arguments: [false, true])
    func reopening(readOnly: Bool) throws {
        try withClosedBook { book in
            let log = try EventLog.open(at: book, readOnly: readOnly)
            defer { log.close() }
            #expect(log.bookID == Sample.bookID)
            #expect(log.programme == "NOVA")
            #expect(log.isReadOnly == readOnly)
            #expect(try log.head().position == 300)
            if readOnly {
                #expect(throws: EventLogError.readOnly(path: book)) {
                    try log.append([Sample.lead("A", id: "301")])
                }
                #expect(throws: EventLogError.readOnly(path: book)) {
                    try log.noteOperation(kind: "rebuild", text: "", at: Sample.noon)
                }
            } else {
                #expect(try log.append([Sample.lead("A", id: "301")]) == [301])
            }
            #expect(try log.verify().finding == nil)
        }
    }

    @Test("opening what is no book says so, and leaves it as it was")
    func noBook() throws {
        try withTemporaryDirectory { directory in
            let missing = directory + "/missing"
            #expect(throws: EventLogError.noBook(path: missing)) {
                try EventLog.open(at: missing)
            }
            #expect(message { _ = try EventLog.open(at: directory) }.contains("log/data.mdb"))

            try Environment(at: directory + "/log").close()
            for readOnly in [false, true] {
                let said = message { _ = try EventLog.open(at: directory, readOnly: readOnly) }
                #expect(said.contains("this is not a book"), "\(said)")
            }
            try Data("not LMDB at all".utf8).write(
                to: URL(filePath: directory + "/log/data.mdb"))
            #expect(throws: LMDBError.self) { try EventLog.open(at: directory) }
        }
    }

    @Test("a book is not created over another")
    func creatingTwice() throws {
        try withClosedBook { book in
            #expect(throws: EventLogError.bookExists(path: book)) {
                try EventLog.create(at: book, bookID: Sample.bookID)
            }
            let log = try EventLog.open(at: book)
            #expect(try log.head().position == 300)
            log.close()
        }
    }

    @Test("a creation that was cut short can be made good by creating again")
    func unfinishedCreation() throws {
        try withTemporaryDirectory { directory in
            let book = directory + "/book"
            mkdir(book, 0o750)
            try Environment(at: book + "/log").close()
            let log = try EventLog.create(at: book, bookID: Sample.bookID)
            try log.append([Sample.lead("A", id: "1")])
            #expect(try log.head().position == 1)
            log.close()
        }
    }

    @Test("a second open in the same process is refused")
    func openingTwice() throws {
        try withTemporaryBook { log in
            let said = message { _ = try EventLog.open(at: log.path) }
            #expect(said.contains("open"), "\(said)")
            try log.append([Sample.lead("A", id: "1")])
        }
    }

    @Test("a book of a newer format is refused, with both versions", arguments: [false, true])
    func newerFormat(readOnly: Bool) throws {
        try withClosedBook { book in
            let environment = try Environment(at: book + "/log")
            let meta = try environment.openTable("meta")
            try environment.write { try meta.put(MetaKey.format, [2, 0, 0, 0], in: &$0) }
            environment.close()
            let newer = EventLogError.newerFormat(path: book, found: 2, supported: 1)
            #expect(throws: newer) { try EventLog.open(at: book, readOnly: readOnly) }
            #expect(
                newer.description == "\(book): the book has format 2, and this program knows "
                    + "formats up to 1. Use the version of the program that wrote it, or a later "
                    + "one.")
        }
    }

    @Test("a data file that was cut short is refused, wherever it was cut")
    func truncated() throws {
        try withClosedBook { book in
            let file = book + "/log/data.mdb"
            let size = try Data(contentsOf: URL(filePath: file)).count
            for left in [size - 4_096, size / 2, 8_192, 5_000, 100] {
                #expect(truncate(file, off_t(left)) == 0)
                let said = message { _ = try EventLog.open(at: book) }
                #expect(said.contains("cut short") || said.contains("truncated"), "\(said)")
            }
        }
    }
}
