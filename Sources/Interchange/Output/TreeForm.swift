import Queries

/// A tree for people: the amounts in a column on the left, point below point, each with its currency,
/// and what they are on the right, with branches. An amount is the sum of those one branch below it.
final class TreeForm: ReportForm {
    /// The field with the rows below a row.
    private let parts: String
    private let style: TextStyle
    private var isEmpty = true

    init(parts: String, hasColours: Bool) {
        self.parts = parts
        style = TextStyle(hasColours: hasColours)
    }

    /// A line of the tree before the column is laid out.
    private struct Line {
        let amount: String
        let currency: String
        let branches: String
        let words: String
        let isRoot: Bool

        /// How many characters stand before the point, and from it on.
        var widths: (whole: Int, part: Int) {
            let whole = amount.prefix { $0 != "." }.count
            return (whole, amount.count - whole)
        }
    }

    func begin(_ heading: ReportRow?, into bytes: inout [UInt8]) {}

    func add(_ row: ReportRow, into bytes: inout [UInt8]) {
        var lines: [Line] = []
        collect(row, isRoot: true, own: "", below: "", &lines)
        let whole = lines.map(\.widths.whole).max() ?? 0
        let part = lines.map(\.widths.part).max() ?? 0
        let currency = lines.map(\.currency.count).max() ?? 0
        if !isEmpty { bytes.append(UInt8(ascii: "\n")) }
        isEmpty = false
        for line in lines {
            let before = String(repeating: " ", count: whole - line.widths.whole)
            let after = String(repeating: " ", count: part - line.widths.part)
            let code =
                line.currency + String(repeating: " ", count: currency - line.currency.count)
            let text = "\(before)\(line.amount)\(after) \(code)  \(line.branches)\(line.words)"
            bytes += (line.isRoot ? style.header(text) : text).utf8
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    func end(_ citation: Citation?, into bytes: inout [UInt8]) {
        if isEmpty { bytes += "nothing\n".utf8 }
        guard let citation else { return }
        bytes.append(UInt8(ascii: "\n"))
        for line in citation.lines { bytes += "\(line)\n".utf8 }
    }

    private func collect(
        _ row: ReportRow, isRoot: Bool, own: String, below: String, _ lines: inout [Line]
    ) {
        lines.append(
            Line(
                amount: row["amount"].shownText, currency: row["currency"].shownText,
                branches: own, words: row["words"].shownText, isRoot: isRoot))
        let children = row[parts].rows
        for (index, child) in children.enumerated() {
            let isLast = index == children.count - 1
            collect(
                child, isRoot: false, own: below + (isLast ? "└─ " : "├─ "),
                below: below + (isLast ? "   " : "│  "), &lines)
        }
    }
}
