import Accounting
import Events
import Testing

@testable import EventLog

@Suite("Operations on the book")
struct BookOperationTests {
    @Test("what was done to the book is kept in order, and is no part of the log")
    func operations() throws {
        try withTemporaryBook { log in
            try log.append([Sample.lead("A", id: "1")])
            let head = try log.head()
            #expect(try log.operations().isEmpty)
            let later = Instant(
                microsecondsSince1970: Sample.noon.microsecondsSince1970 + 1)
            try log.noteOperation(kind: "rebuild", text: "tiers@2", at: Sample.noon)
            #expect(try log.noteOperation(kind: "promotion", text: "é, ö", at: later) == 2)
            let expected = [
                BookOperation(number: 1, at: Sample.noon, kind: "rebuild", text: "tiers@2"),
                BookOperation(number: 2, at: later, kind: "promotion", text: "é, ö"),
            ]
            #expect(try log.operations() == expected)
            #expect(try log.operations(from: 2) == [expected[1]])
            #expect(try log.head() == head)
            #expect(try log.append([Sample.lead("A", id: "2")]) == [2])
        }
    }
}
