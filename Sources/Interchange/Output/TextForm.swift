import Queries

/// A table for people: a header, columns two spaces apart, numbers to the right, and the citation
/// below. Columns that are empty in every row are left out.
///
/// Rows are kept back until there are enough to know how wide the columns are; a longer table goes
/// on with the widths of its first rows.
final class TextForm: ReportForm {
    private let columns: [String]
    private let details: DetailColumns?
    private let style: TextStyle
    private var waiting: [ReportRow] = []
    private var layout: TableLayout?
    private var isEmpty = true
    private var endsWithBlankLine = false

    /// Rows that are looked at before the first is printed.
    private static let lookahead = 1_000

    init(columns: [String], details: DetailColumns?, hasColours: Bool) {
        self.columns = columns
        self.details = details
        style = TextStyle(hasColours: hasColours)
    }

    func begin(_ heading: ReportRow?, into bytes: inout [UInt8]) {
        guard let heading else { return }
        let width = heading.fields.map { TextWidth.of($0.name) }.max() ?? 0
        for field in heading.fields {
            let text = field.value.plainText
            guard !text.isEmpty else { continue }
            let padding = String(repeating: " ", count: width - TextWidth.of(field.name))
            bytes += "\(field.name)\(padding)  \(text)\n".utf8
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    func add(_ row: ReportRow, into bytes: inout [UInt8]) {
        waiting.append(row)
        if waiting.count >= Self.lookahead { printWaiting(into: &bytes) }
    }

    func flush(into bytes: inout [UInt8]) {
        printWaiting(into: &bytes)
    }

    func end(_ citation: Citation?, into bytes: inout [UInt8]) {
        printWaiting(into: &bytes)
        if isEmpty { bytes += "nothing\n".utf8 }
        guard let citation else { return }
        if !endsWithBlankLine { bytes.append(UInt8(ascii: "\n")) }
        for line in citation.lines { bytes += "\(line)\n".utf8 }
    }

    private func printWaiting(into bytes: inout [UInt8]) {
        guard !waiting.isEmpty else { return }
        let layout: TableLayout
        if let known = self.layout {
            layout = known
        } else {
            layout = TableLayout(waiting, columns: columns)
            self.layout = layout
            layout.writeHeader(style, into: &bytes)
        }
        for row in waiting {
            layout.write(row, into: &bytes)
            endsWithBlankLine = false
            writeDetails(of: row, into: &bytes)
        }
        waiting.removeAll(keepingCapacity: true)
        isEmpty = false
    }

    private func writeDetails(of row: ReportRow, into bytes: inout [UInt8]) {
        guard let details, case .list(let values) = row[details.field] else { return }
        let rows = values.compactMap { value in
            if case .object(let row) = value { row } else { nil }
        }
        guard !rows.isEmpty else { return }
        let layout = TableLayout(rows, columns: details.columns, indent: 4)
        bytes.append(UInt8(ascii: "\n"))
        layout.writeHeader(style, into: &bytes)
        for row in rows { layout.write(row, into: &bytes) }
        bytes.append(UInt8(ascii: "\n"))
        endsWithBlankLine = true
    }
}
