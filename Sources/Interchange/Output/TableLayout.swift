import Queries

/// How a table of text is laid out: which columns it has, how wide they are, and which stand to
/// the right.
struct TableLayout {
    private let columns: [String]
    private let widths: [Int]
    private let isRightAligned: [Bool]
    private let indent: Int

    /// The layout that suits these rows; columns that none of them has anything in are left out.
    init(_ rows: [ReportRow], columns: [String], indent: Int = 0) {
        self.columns = columns.filter { column in
            rows.contains { !$0[column].plainText.isEmpty }
        }
        widths = self.columns.map { column in
            let cells = rows.map { TextWidth.of($0[column].shownText) }
            return Swift.max(TextWidth.of(column), cells.max() ?? 0)
        }
        isRightAligned = self.columns.map { column in
            rows.allSatisfy { $0[column].isNumeric || $0[column] == .null }
        }
        self.indent = indent
    }

    func writeHeader(_ style: TextStyle, into bytes: inout [UInt8]) {
        bytes += style.header(line(columns)).utf8
        bytes.append(UInt8(ascii: "\n"))
    }

    func write(_ row: ReportRow, into bytes: inout [UInt8]) {
        bytes += line(columns.map { row[$0].shownText }).utf8
        bytes.append(UInt8(ascii: "\n"))
    }

    private func line(_ cells: [String]) -> String {
        var line = String(repeating: " ", count: indent)
        for (index, cell) in cells.enumerated() {
            if index > 0 { line += "  " }
            let missing = Swift.max(0, widths[index] - TextWidth.of(cell))
            let padding = String(repeating: " ", count: missing)
            line += isRightAligned[index] ? padding + cell : cell + padding
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}

/// How many columns of a terminal a text takes.
enum TextWidth {
    static func of(_ text: String) -> Int {
        let bytes = text.utf8
        return bytes.allSatisfy { $0 < 0x80 } ? bytes.count : text.count
    }
}

/// Colours of the text form, or none.
struct TextStyle {
    let hasColours: Bool

    func header(_ line: String) -> String {
        hasColours ? "\u{1B}[1m\(line)\u{1B}[0m" : line
    }
}

extension Value {
    /// As it is shown in a cell: a character that would steer the terminal is replaced.
    var shownText: String {
        let text = plainText
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
        return String(text.map { $0.isNewline || $0 < " " || $0 == "\u{7F}" ? "\u{FFFD}" : $0 })
    }
}
