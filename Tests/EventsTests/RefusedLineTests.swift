import Testing

@testable import Events

/// Lines that are refused: where, and with which sentence.
@Suite struct RefusedLineTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var line: String
        /// Where the first of these letters of the line stand, from 1; or the line's last letter;
        /// or, where the letters are not in it, behind that.
        var column: Int
        var sentence: String

        init(_ line: String, at place: String = "", _ sentence: String) {
            self.line = line
            let range = line.firstRange(of: place)
            let index = range?.lowerBound ?? line.endIndex
            let scalars = line.unicodeScalars
            let end = max(scalars.count, 1)
            column = place.isEmpty ? end : scalars.distance(from: line.startIndex, to: index) + 1
            self.sentence = sentence
        }

        var testDescription: String { sentence }
    }

    /// A good line with one part of it replaced.
    private static func line(_ part: String = "", by replacement: String = "") -> String {
        let good = """
            {"type":"sale.invoiced","source":"/erp","id":"1","effectiveOn":"2025-01-09",\
            "actor":{"id":"svc","role":"system"},"data":{"invoiceId":"INV-1","partnerId":"P-1",\
            "lines":[{"lineId":"1","net":{"amount":"1.00","currency":"USD"}}]}}
            """
        guard !part.isEmpty, let range = good.firstRange(of: part) else { return good }
        return good.replacingCharacters(in: range, with: replacement)
    }

    static let rows = [
        Row("", "the line ends where a value must stand"),
        Row("[]", at: "[", "the line is a list; write an object"),
        Row(
            line("sale.invoiced", by: "sale.shipped"), at: "\"sale.shipped",
            "type is \"sale.shipped\", no type of the catalogue; see docs/EVENTS.md"),
        Row(
            line("sale.invoiced", by: "sale.invoicd"), at: "\"sale.invoicd",
            "type is \"sale.invoicd\", no type of the catalogue; did you mean sale.invoiced?"),
        Row(line("\"source\":\"/erp\",", by: ""), "source is missing"),
        Row(
            line("\"/erp\"", by: "\"\""), at: "\"\",",
            "source is empty; an id is 1 to 128 bytes of printable UTF-8 without spaces"),
        Row(
            line("\"1\"", by: "\"a b\""), at: "\"a b\"",
            "id has a space or a character that does not print (U+20); "
                + "an id is 1 to 128 bytes of printable UTF-8 without spaces"),
        Row(
            line("\"1\"", by: "\"\(String(repeating: "x", count: 129))\""), at: "\"xxx",
            "id is 129 bytes long; an id is 1 to 128 bytes of printable UTF-8 without spaces"),
        Row(line("\"1\"", by: "1"), at: "1,", "id is a number; write a text"),
        Row(
            line("2025-01-09", by: "2025-02-30"), at: "\"2025-02-30",
            "effectiveOn is \"2025-02-30\", not a valid date: there is no such day; "
                + "write a date in quotes, \"2025-01-31\""),
        Row(
            line("\"system\"", by: "\"admin\""), at: "\"admin",
            "actor.role is \"admin\"; write one of \"partner_user\", \"channel_manager\", "
                + "\"finance\", \"operator\", \"auditor\", \"system\""),
        Row(line(",\"role\":\"system\"", by: ""), at: "},\"data", "actor.role is missing"),
        Row(
            line("\"actor\"", by: "\"actr\""), at: "\"actr",
            "actr is not known; did you mean actor?"),
        Row(line("\"effectiveOn\"", by: "\"id\""), at: "\"id\":\"2025", "id stands twice"),
        Row(
            line("\"partnerId\"", by: "\"partner\""), at: "\"partner\"",
            "data.partner is not known; did you mean partnerId?"),
        Row(
            line("\"partnerId\":\"P-1\"", by: "\"discount\":\"5%\""), at: "\"discount\"",
            "data.discount is not known; known here: invoiceId, dealId, partnerId, "
                + "distributorId, customer, lines, gross, dueOn"),
        Row(
            line("\"partnerId\":\"P-1\"", by: "\"invoiceId\":\"I\""), at: "\"invoiceId\":\"I\"",
            "data.invoiceId stands twice"),
        Row(
            line("\"partnerId\":\"P-1\"", by: "\"dueOn\":null"), at: "null",
            "data.dueOn is null; write a date in quotes, \"2025-01-31\""),
        Row(
            line(
                "[{\"lineId\":\"1\",\"net\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}]", by: "[]"),
            at: "[]", "data.lines is empty; it needs at least one element"),
        Row(line("{\"lineId\":\"1\",", by: "{"), at: "}]}}", "data.lines[0].lineId is missing"),
        Row(
            line("\"1.00\"", by: "100"), at: "100,",
            "data.lines[0].net.amount is a number; write an exact decimal in quotes, \"100.00\""),
        Row(
            line("\"1.00\"", by: "\"1.005\""), at: "\"1.005",
            "data.lines[0].net.amount is \"1.005\", not a valid amount of USD: "
                + "it has more than 2 decimals"),
        Row(
            line("\"1.00\"", by: "\"1e2\""), at: "\"1e2",
            "data.lines[0].net.amount is \"1e2\", not a valid amount of USD: "
                + "it is not a plain decimal such as -12.5"),
        Row(
            line("\"1.00\"", by: "\"92233720368547758.08\""), at: "\"922",
            "data.lines[0].net.amount is 92233720368547758.08, "
                + "which is out of range"),
        Row(
            line("USD", by: "XQZ"), at: "\"XQZ",
            "data.lines[0].net.currency is \"XQZ\", no currency of ISO 4217"),
        Row(
            line("USD", by: "XAU"), at: "\"XAU",
            "data.lines[0].net.currency is \"XAU\", which has no minor unit to state an amount in"),
        Row(
            line(",\"currency\":\"USD\"", by: ""), at: "}}]}}",
            "data.lines[0].net.currency is missing; "
                + "write {\"amount\":\"100.00\",\"currency\":\"USD\"}"),
        Row(
            line("{\"amount\":\"1.00\",\"currency\":\"USD\"}", by: "\"1.00 USD\""),
            at: "\"1.00 USD",
            "data.lines[0].net is a text; write {\"amount\":\"100.00\",\"currency\":\"USD\"}"),
        Row(
            line("}]}}", by: "}]}"), at: "(behind)",
            "the line ends before it is complete; "
                + "close with `}` or go on after a comma"),
        Row(line("}]}}", by: "}]}} x"), at: "x", "the line goes on after its end"),
        Row(line("}]}}", by: "}],}}"), at: ",}}", "data has a comma with nothing after it"),
        Row(
            line("\"data\"", by: "\"stream\":\"deal/D-1\",\"data\""), at: "{",
            "stream is \"deal/D-1\"; the stream of this event is \"invoice/INV-1\""),
        Row(
            line("\"data\"", by: "\"expectedVersion\":-1,\"data\""), at: "-1",
            "expectedVersion is -1; write a whole number from 0 to 4294967295"),
        Row(
            line("\"data\"", by: "\"expectedVersion\":1.0,\"data\""), at: "1.0",
            "expectedVersion is 1.0; write a whole number from 0 to 4294967295"),
        Row(
            line("\"data\"", by: "\"expectedVersion\":01,\"data\""), at: "01,\"data",
            "expectedVersion has a number that JSON does not know; write it like -12.5"),
        Row(
            line("P-1", by: "\\ud800"), at: "\\ud800",
            "data.partnerId has half of a surrogate pair; write both halves, or the character"),
        Row(
            line("P-1", by: "P\u{7}1"), at: "\u{7}",
            "data.partnerId has a control character in a text; write it as \\u00.."),
        Row(
            line("P-1", by: "\\x"), at: "\\x",
            "data.partnerId has an escape that JSON does not know"),
    ]

    @Test(arguments: rows)
    func isRefused(_ row: Row) throws {
        var parser = EventParser()
        let error = #expect(throws: JSONError.self) { try parser.parse(row.line) }
        #expect(error?.description == row.sentence)
        #expect(error?.column == row.column)
    }

    @Test func theGoodLineIsAccepted() throws {
        var parser = EventParser()
        let draft = try parser.parse(Self.line())
        #expect(EventPrinter.text(draft) == Self.line())
    }

    @Test func bytesThatAreNotUTF8AreRefusedWithTheirColumn() throws {
        var bytes = Array(Self.line().utf8)
        bytes[44] = 0xFF
        var parser = EventParser()
        let error = #expect(throws: JSONError.self) { try parser.parse(bytes.span.bytes) }
        #expect(error?.column == 45)
        #expect(error?.description == "the line is not valid UTF-8; save the file as UTF-8")
    }

    @Test func everyCutLineIsRefused() throws {
        let bytes = Array(Self.line().utf8)
        var parser = EventParser()
        for length in 0..<bytes.count {
            let cut = Array(bytes.prefix(length))
            #expect(throws: JSONError.self) { try parser.parse(cut.span.bytes) }
        }
    }

    /// Whatever is done to a byte of a line, it is read or refused, never a trap; and what is read
    /// is printed so that it reads the same.
    @Test func everyReplacedByteIsReadOrRefused() throws {
        var bytes = Array(Self.line().utf8)
        var parser = EventParser()
        for index in bytes.indices {
            let kept = bytes[index]
            for byte: UInt8 in [0, 0x22, 0x2C, 0x30, 0x39, 0x5B, 0x5C, 0x7B, 0x7D, 0x80, 0xC3] {
                bytes[index] = byte
                guard let draft = try? parser.parse(bytes.span.bytes) else { continue }
                #expect(try parser.parse(EventPrinter.text(draft)) == draft)
            }
            bytes[index] = kept
        }
    }
}
