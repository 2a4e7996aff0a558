extension BadLine {
    /// Bytes that are no text, and texts that are no event.
    static let inText: [BadLine] = [
        BadLine("a truncated character", line(name: [0x4E, 0x69, 0xC3]), "is not valid UTF-8"),
        BadLine(
            "an overlong character",
            line(name: [0x4E, 0x69, 0xC0, 0xAF]),
            "is not valid UTF-8"),
        BadLine("a surrogate in UTF-8", line(name: [0xED, 0xA0, 0x80]), "is not valid UTF-8"),
        BadLine("a lone continuation byte", line(name: [0x80]), "is not valid UTF-8"),
        BadLine("beyond Unicode", line(name: [0xF4, 0x90, 0x80, 0x80]), "is not valid UTF-8"),
        BadLine("0xFF", line(name: [0xFF]), "is not valid UTF-8"),
        BadLine(
            "a NUL byte",
            line(name: [0x4E, 0x00, 0x65]),
            "data.legalName has a control character"),
        BadLine(
            "a control character",
            line(name: [0x4E, 0x01, 0x65]),
            "data.legalName has a control character"),
        BadLine("a tab", line(name: [0x4E, 0x09, 0x65]), "data.legalName has a control character"),
        BadLine(
            "an unknown escape",
            line(name: [0x5C, 0x71]),
            "data.legalName has an escape that JSON does not know"),
        BadLine(
            "an escape cut short",
            line(name: [0x5C, 0x75, 0x31, 0x32, 0x47, 0x34]),
            "without four hexadecimal digits"),
        BadLine(
            "half of a surrogate pair",
            line(name: [0x5C, 0x75, 0x64, 0x38, 0x30, 0x30]),
            "half of a surrogate pair"),
        BadLine(
            "an escaped NUL",
            line(name: [0x5C, 0x75, 0x30, 0x30, 0x30, 0x30]),
            "data.legalName has a control character"),
        BadLine(
            "half a line",
            Array(#"{"type":"partner.recruited","source":"/t"#.utf8),
            "source has a text without an end"),
        BadLine("only a brace", Array(#"{"#.utf8), "no name where a member must begin"),
        BadLine("an empty object", Array(#"{}"#.utf8), "type is missing"),
        BadLine("a list", Array(#"[1]"#.utf8), "the line is a list; write an object"),
        BadLine("a number", Array(#"5"#.utf8), "the line is a number"),
        BadLine("a text", Array(#""a""#.utf8), "the line is a text"),
        BadLine("null", Array(#"null"#.utf8), "the line is null"),
        BadLine("true", Array(#"true"#.utf8), "the line is true or false"),
        BadLine("words", Array(#"once upon a time"#.utf8), "where a value must stand"),
        BadLine("XML", Array(#"<event/>"#.utf8), "where a value must stand"),
        BadLine("CSV", Array(#"partner.recruited,P-1"#.utf8), "where a value must stand"),
        BadLine("single quotes", Array(#"{'type':'a'}"#.utf8), "no name where a member must begin"),
        BadLine("no quotes", Array(#"{type:"a"}"#.utf8), "no name where a member must begin"),
        BadLine("NUL bytes only", [0, 0, 0, 0], "byte 0 where a value must stand"),
        BadLine(
            "UTF-16",
            Array("\u{FEFF}{}".utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] },
            "is not valid UTF-8"),
        BadLine(
            "deep lists",
            [UInt8](repeating: UInt8(ascii: "["), count: 200_000),
            "the line is a list"),
        BadLine(
            "deep objects",
            Array(String(repeating: #"{"type":"#, count: 50_000).utf8),
            "type is an object; write a text"),
        BadLine(
            "deep data",
            line(data: String(repeating: #"{"partnerId":"#, count: 50_000)),
            "data.partnerId is an object; write a text"),
        BadLine("two events on a line", line() + line(), "the line goes on after its end"),
        BadLine("more after the end", line() + Array(" x".utf8), "the line goes on after its end"),
        BadLine(
            "a line of 5 MB",
            line(name: [UInt8](repeating: UInt8(ascii: "n"), count: 5 << 20)),
            "an event has at most 4194304"),
        BadLine(
            "a comma too many",
            line(replacing: #""}}"#, with: #""},}"#),
            "a comma with nothing after it"),
    ]
}
