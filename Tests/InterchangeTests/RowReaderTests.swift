import Glibc
import Interchange
import Testing

/// What a file gives, one line a row: `line: field¦field`, or `line:column reason` for a bad one.
private func read(
    _ bytes: [UInt8], _ format: SourceFormat = .csv, wanted: [String] = [],
    rowLimit: Int = RowReader.defaultRowLimit
) throws -> [String] {
    let directory = try TemporaryDirectory()
    let path = try directory.write(bytes, to: "rows")
    var found: [String] = []
    do throws(SourceError) {
        var reader = try RowReader.open(path, format: format, wanted: wanted, rowLimit: rowLimit)
        try readAll(&reader, into: &found)
    } catch {
        let name = error.file.split(separator: "/").last ?? ""
        found.append("\(name):\(error.line):\(error.column) \(error.message)")
    }
    return found
}

private func readAll(
    _ reader: inout RowReader, into found: inout [String]
) throws(SourceError) {
    found.append(reader.columns.joined(separator: "¦"))
    while true {
        switch try reader.next() {
        case .row:
            let fields = (0..<reader.row.count).map { reader.row.text($0) }
            found.append("\(reader.row.line): " + fields.joined(separator: "¦"))
            let again = try reader.rawRow(at: reader.row.location)
            #expect(reader.row.raw == again)
        case .bad(let problem):
            found.append("\(reader.row.line):\(problem.column) \(problem.reason)")
        case .end:
            return
        }
    }
}

private func read(_ text: String, _ format: SourceFormat = .csv) throws -> [String] {
    try read(Array(text.utf8), format)
}

@Suite struct RowReaderTests {
    @Test(arguments: [
        ("a,b\n1,2\n", ["a¦b", "2: 1¦2"]),
        ("a,b\r\n1,2\r\n3,4", ["a¦b", "2: 1¦2", "3: 3¦4"]),
        ("\u{FEFF}a,b\n1,2\n", ["a¦b", "2: 1¦2"]),
        ("a,b\n,\n", ["a¦b", "2: ¦"]),
        ("a,b\n\n\r\n1,2\n\n", ["a¦b", "4: 1¦2"]),
        ("a,b\n\"x,y\",\"he said \"\"no\"\"\"\n", ["a¦b", "2: x,y¦he said \"no\""]),
        ("a,b\n\"one\ntwo\",2\n3,4\n", ["a¦b", "2: one\ntwo¦2", "4: 3¦4"]),
        ("a,b\n\"one\r\ntwo\",2\r\n3,4\r\n", ["a¦b", "2: one\r\ntwo¦2", "4: 3¦4"]),
        ("a,b\n\"\",\"\"\"\"\n", ["a¦b", "2: ¦\""]),
        ("\"a,b\",c\n1,2\n", ["a,b¦c", "2: 1¦2"]),
        ("a,b\nSão Paulo,日本\n", ["a¦b", "2: São Paulo¦日本"]),
        ("a\n1\n", ["a", "2: 1"]),
        ("a,b", ["a¦b"]),
        ("a,b\n \"x\" ,2\n3,4\n", ["a¦b", "2:2 \(strayQuote)", "3: 3¦4"]),
        ("a,b\nsize 5\",2\n3,4\n", ["a¦b", "2:7 \(strayQuote)", "3: 3¦4"]),
        (
            "a,b\n\"x\"y,2\n3,4\n",
            [
                "a¦b", "2:4 text after a closing quote; double a quote that is part of the text",
                "3: 3¦4",
            ]
        ),
        (
            "a,b\n\"x\nö\"y,2\n3,4\n",
            [
                "a¦b",
                "2:3 text on line 3 after a closing quote; "
                    + "double a quote that is part of the text",
                "4: 3¦4",
            ]
        ),
        (
            "a,b\n1\n1,2,3\n3,4\n",
            [
                "a¦b", "2:0 the row has 1 field, and the header names 2 columns",
                "3:0 the row has 3 fields, and the header names 2 columns", "4: 3¦4",
            ]
        ),
        ("a,b\n1,\0\n3,4\n", ["a¦b", "2:3 a NUL byte; a text file has none", "3: 3¦4"]),
        (
            "a,b\n1\r,2\n3,4\n",
            [
                "a¦b",
                "2:2 a carriage return without its line feed; rows end with LF or CRLF",
                "3: 3¦4",
            ]
        ),
    ])
    func rowsOfText(_ text: String, _ expected: [String]) throws {
        #expect(try read(text) == expected)
    }

    private static let strayQuote =
        "a quote within a field that does not begin with one; "
        + "put the field in quotes and double the quote"

    @Test(arguments: [
        ("", "rows:1:0 the file is empty"),
        ("\n\n", "rows:1:0 the file is empty"),
        ("a,b\n1,\"2\n3,4\n", "rows:2:3 \(unbalanced)"),
        ("a,b\n\"1\n2\",\"\n3,4\n", "rows:3:4 \(unbalanced)"),
        ("a,\"b\n1,2\n", "rows:1:3 \(unbalanced)"),
        (
            "a,b\"\n1,2\n",
            "rows:1:4 the header row is broken: \(strayQuote)"
        ),
    ])
    func unreadableText(_ text: String, _ expected: String) throws {
        #expect(try read(text).last == expected)
    }

    private static let unbalanced =
        "the quote that opens here is not closed before the end of the file"

    @Test(
        arguments: [
            [0xC3], [0xC3, 0x28], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xFF],
            [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80],
        ] as [[UInt8]])
    func invalidUTF8(_ bytes: [UInt8]) throws {
        let rows = try read(Array("a,b\nö,x".utf8) + bytes + Array("\n3,4\n".utf8))
        #expect(
            rows == [
                "a¦b", "2:4 bytes that are not UTF-8; save the file as UTF-8", "3: 3¦4",
            ])
    }

    @Test func utf16IsNamed() throws {
        let rows = try read([0xFF, 0xFE, 0x61, 0x00])
        #expect(rows == ["rows:1:1 this is UTF-16"])
    }

    @Test func quotesAreTextWhereTheFormatHasNone() throws {
        let format = SourceFormat(
            layout: .delimited(delimiter: 0x09, quotes: false), columns: ["x", "y"])
        #expect(try read("5\"\t\"a\n", format) == ["x¦y", "1: 5\"¦\"a"])
    }

    @Test func rowsLongerThanTheLimit() throws {
        let long = [UInt8](repeating: 0x78, count: 3 << 20)
        let head = Array("a,b\n1,2\n".utf8)
        let plain = try read(head + long, rowLimit: 1 << 20)
        #expect(plain.last == "rows:3:0 the row is longer than 1048576 bytes")
        let quoted = try read(head + Array("3,\"".utf8) + long, rowLimit: 1 << 20)
        #expect(
            quoted.last
                == "rows:3:3 the row is longer than 1048576 bytes, "
                + "and the quote that opens here is not closed within them")
        let fits = try read(head + long + Array(",\n".utf8))
        #expect(fits.count == 3)
    }

    /// Rows of every length come out whole wherever the window's end falls into them.
    @Test func rowsAcrossTheWindow() throws {
        var text = "n,text\n"
        var expected = ["n¦text"]
        var line = 2
        for number in 0..<40_000 {
            let body = String(repeating: "é", count: number % 97)
            let isQuoted = number % 3 == 0
            text += isQuoted ? "\(number),\"\(body)\r\n\"\"\"\r\n" : "\(number),\(body)\r\n"
            expected.append("\(line): \(number)¦\(body)" + (isQuoted ? "\r\n\"" : ""))
            line += isQuoted ? 2 : 1
        }
        #expect(try read(text) == expected)
    }
}

@Suite struct JSONRowTests {
    private let wanted = ["id", "customer.name", "lines.1.sku", "ok"]

    private func readLines(_ text: String) throws -> [String] {
        Array(try read(Array(text.utf8), .ndjson, wanted: wanted).dropFirst())
    }

    @Test(arguments: [
        (#"{"id":7,"customer":{"name":"A, \"B\""},"ok":true}"#, #"1: 7¦A, "B"¦¦true"#),
        (#"{"lines":[{"sku":"a"},{"sku":"b"}],"id":null}"#, "1: ¦¦b¦"),
        (#" { "id" : -1.5e+3 , "x" : [ ] , "y" : { } } "#, "1: -1.5e+3¦¦¦"),
        (#"{"id":"\u00e9\ud83d\ude00\n"}"#, "1: é😀\n¦¦¦"),
        (#"{"customer.name":"flat"}"#, "1: ¦flat¦¦"),
        (#"[1]"#, "1:1 no JSON object: a line begins with {"),
        (#"{"id":01}"#, "1:7 no JSON object: 01 is no value"),
        (#"{"id":1,}"#, "1:9 no JSON object: a key in quotes is missing"),
        (#"{"id":1"#, "1:8 no JSON object: a , or } is missing"),
        (#"{"id":"x"#, "1:7 no JSON object: a string is not closed"),
        (#"{"id":1}{"#, "1:9 no JSON object: nothing may follow the object"),
        (#"{"id":1,"id":2}"#, "1:15 no JSON object: the key id occurs twice"),
        (#"{"id":"\ud800"}"#, "1:14 no JSON object: the second half of a \\u pair is missing"),
        (#"{"id":"\u0000"}"#, "1:14 no JSON object: \\u0 is no character of a text"),
        (#"{"id":"\x"}"#, "1:8 no JSON object: \\x is no escape"),
        ("{\"id\":\"a\tb\"}", "1:9 no JSON object: a control character within a string"),
    ])
    func line(_ text: String, _ expected: String) throws {
        #expect(try readLines(text + "\n") == [expected])
        #expect(try readLines(text) == [expected])
    }

    @Test func nestingHasALimit() throws {
        let deep = String(repeating: "[", count: 70) + String(repeating: "]", count: 70)
        let rows = try readLines("{\"id\":\(deep)}\n{\"id\":1}\n")
        #expect(rows == ["1:70 no JSON object: it is nested deeper than 64", "2: 1¦¦¦"])
    }

    @Test func anEmptyFileHasNoRows() throws {
        #expect(try readLines("") == [])
    }
}

@Suite struct ByteSourceTests {
    @Test func aMissingFile() throws {
        do throws(SourceError) {
            _ = try columns("/nowhere/at-all.csv")
            Issue.record("a file that is not there was read")
        } catch {
            #expect(error.kind == .missing)
            #expect(
                error.description
                    == "/nowhere/at-all.csv: there is no such file; "
                    + "check its name and the directory that it is looked for in")
        }
    }

    private func columns(_ path: String) throws(SourceError) -> [String] {
        let reader = try RowReader.open(path, format: .csv)
        return reader.columns
    }

    @Test func aDirectory() throws {
        let directory = try TemporaryDirectory()
        do throws(SourceError) {
            _ = try columns(directory.path)
            Issue.record("a directory was read")
        } catch {
            #expect(error.message == "this is a directory")
        }
    }

    @Test func aFileThatShrinks() throws {
        let directory = try TemporaryDirectory()
        let text = "a,b\n" + String(repeating: "1,2\n", count: 600_000)
        let path = try directory.write(text, to: "shrinks.csv")
        var reader = try RowReader.open(path, format: .csv)
        #expect(truncate(path, 2 << 20) == 0)
        do throws(SourceError) {
            while try reader.next() != .end {}
            Issue.record("the end was not noticed")
        } catch {
            #expect(error.kind == .inputOutput)
            #expect(
                error.message
                    == "the file has changed while it was read: "
                    + "it had 2400004 bytes and now ends after 2097152")
        }
    }

    @Test func aFileThatGrows() throws {
        let directory = try TemporaryDirectory()
        let text = "a,b\n" + String(repeating: "1,2\n", count: 600_000)
        let path = try directory.write(text, to: "grows.csv")
        var reader = try RowReader.open(path, format: .csv)
        try directory.write(text + "3,4\n", to: "grows.csv")
        do throws(SourceError) {
            while try reader.next() != .end {}
            Issue.record("the growth was not noticed")
        } catch {
            #expect(error.kind == .inputOutput)
        }
    }

    @Test func aFileThatIsRemoved() throws {
        let directory = try TemporaryDirectory()
        let text = "a,b\n" + String(repeating: "1,2\n", count: 600_000)
        let path = try directory.write(text, to: "removed.csv")
        var reader = try RowReader.open(path, format: .csv)
        #expect(unlink(path) == 0)
        while try reader.next() == .row {}
        #expect(reader.rowsRead == 600_000)
        #expect(reader.bytesDone == reader.size)
    }
}
