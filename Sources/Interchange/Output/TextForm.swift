import Queries

/// A table for people: a header, columns two spaces apart, numbers to the right, and the citation
/// below. Columns that are empty in every row are left out.
enum TextForm {
    static func write(_ report: Report, columns: [String], into bytes: inout [UInt8]) {
        let shown = columns.filter { column in
            report.rows.contains { !$0[column].plainText.isEmpty }
        }
        if report.rows.isEmpty {
            bytes += "nothing\n".utf8
        } else {
            write(report.rows, shown, into: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
        write(report.citation, into: &bytes)
    }

    private static func write(_ rows: [ReportRow], _ columns: [String], into bytes: inout [UInt8]) {
        let cells = rows.map { row in columns.map { row[$0].plainText } }
        let rightmost = columns.map { column in rows.allSatisfy { $0[column].isRightAligned } }
        let widths = columns.indices.map { index in
            Swift.max(columns[index].count, cells.map { $0[index].count }.max() ?? 0)
        }
        write(columns, widths, rightmost, into: &bytes)
        for row in cells { write(row, widths, rightmost, into: &bytes) }
    }

    private static func write(
        _ cells: [String], _ widths: [Int], _ toTheRight: [Bool], into bytes: inout [UInt8]
    ) {
        var line = ""
        for (index, cell) in cells.enumerated() {
            if index > 0 { line += "  " }
            let padding = String(repeating: " ", count: widths[index] - cell.count)
            line += toTheRight[index] ? padding + cell : cell + padding
        }
        while line.last == " " { line.removeLast() }
        bytes += line.utf8
        bytes.append(UInt8(ascii: "\n"))
    }

    private static func write(_ citation: Citation, into bytes: inout [UInt8]) {
        var line = "book \(citation.book)  position \(citation.position)"
        if !citation.root.isEmpty { line += "  root \(citation.root)" }
        if let asOf = citation.asOf { line += "  as of \(asOf)" }
        line += "  known at \(citation.knownAt)"
        if !citation.rules.isEmpty {
            line += "  rules \(citation.rules.map { "\($0)" }.joined(separator: ","))"
        }
        bytes += (line + "\n").utf8
        for model in citation.incomplete { bytes += "incomplete: \(model)\n".utf8 }
    }
}

extension Value {
    fileprivate var isRightAligned: Bool { isNumeric || self == .null }
}
