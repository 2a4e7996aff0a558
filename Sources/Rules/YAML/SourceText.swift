/// A rule file's text and its lines, for finding places in it and quoting them.
struct SourceText: Sendable {
    /// The file's name, as it was given.
    let name: String
    /// The text, without a byte order mark.
    let text: String
    /// The lines without their ends; at least one.
    let lines: [String]

    /// The text of `utf8`, in which bytes that are not UTF-8 are replaced; see `firstInvalidByte`.
    init(name: String, utf8: [UInt8]) {
        self.name = name
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = utf8.starts(with: mark) ? utf8[3...] : utf8[...]
        text = String(decoding: bytes, as: UTF8.self)
        lines = Self.split(text)
    }

    /// The finding that `message` holds at `at`.
    func finding(_ at: SourcePosition, _ message: String, _ advice: String) -> RuleFinding {
        RuleFinding(
            file: name, at: at, message: Self.printable(message, limit: 2_000),
            excerpt: excerpt(line: Int(at.line)), advice: Self.printable(advice, limit: 2_000))
    }

    /// The line as it stands, at most 200 characters of it; characters that would steer a terminal
    /// are replaced. Empty past the end.
    func excerpt(line: Int) -> String {
        guard lines.indices.contains(line - 1) else { return "" }
        return Self.printable(lines[line - 1], limit: 200)
    }

    /// At most `limit` characters of `text` with control characters replaced.
    static func printable(_ text: String, limit: Int) -> String {
        var result = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < limit else {
                result.append("…")
                break
            }
            let isControl =
                scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || (0x2028...0x202E).contains(scalar.value)
            result.append(scalar == "\t" ? " " : isControl ? "\u{FFFD}" : scalar)
            count += 1
        }
        return String(result)
    }

    private static func split(_ text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\r" {
                if !(scalar == "\n" && afterReturn) {
                    lines.append(String(line))
                    line = String.UnicodeScalarView()
                }
            } else {
                line.append(scalar)
            }
            afterReturn = scalar == "\r"
        }
        lines.append(String(line))
        return lines
    }
}

// MARK: - UTF-8

extension SourceText {
    /// Where the first byte of `utf8` lies that is not part of UTF-8, and the byte; nil when all is
    /// well.
    static func firstInvalidByte(in utf8: [UInt8]) -> (at: SourcePosition, byte: UInt8)? {
        if String(validating: utf8, as: UTF8.self) != nil { return nil }
        var low = 0
        var index = 0
        var line = 1
        var lineStart = 0
        while index < utf8.count {
            let length = sequenceLength(utf8, at: index)
            guard length > 0 else { break }
            low = index + length
            if utf8[index] == UInt8(ascii: "\n") {
                line += 1
                lineStart = low
            }
            index = low
        }
        let before = String(decoding: utf8[lineStart..<low], as: UTF8.self)
        let column = before.unicodeScalars.count + 1
        return (SourcePosition(line: line, column: column), utf8[low])
    }

    /// The length of the UTF-8 sequence at `index`; 0 where there is none.
    private static func sequenceLength(_ utf8: [UInt8], at index: Int) -> Int {
        let expected =
            switch utf8[index] {
            case 0..<0x80: 1
            case 0xC2..<0xE0: 2
            case 0xE0..<0xF0: 3
            case 0xF0..<0xF5: 4
            default: 0
            }
        guard expected > 0, index + expected <= utf8.count else { return 0 }
        let bytes = Array(utf8[index..<(index + expected)])
        return String(validating: bytes, as: UTF8.self) == nil ? 0 : expected
    }
}
