import Queries

/// CSV as RFC 4180 has it, with a header row; lists are joined by spaces. The rows of a tree are
/// printed one below the other, each behind its level from 0.
final class CSVForm: ReportForm {
    private let columns: [String]
    /// The field with the rows below a row.
    private let tree: String?

    init(columns: [String], tree: String? = nil) {
        self.columns = columns
        self.tree = tree
    }

    func begin(_ heading: ReportRow?, into bytes: inout [UInt8]) {
        write((tree == nil ? [] : ["level"]) + columns, into: &bytes)
    }

    func add(_ row: ReportRow, into bytes: inout [UInt8]) {
        add(row, level: 0, into: &bytes)
    }

    private func add(_ row: ReportRow, level: Int, into bytes: inout [UInt8]) {
        let cells = columns.map { row[$0].plainText }
        guard let tree else {
            write(cells, into: &bytes)
            return
        }
        write(["\(level)"] + cells, into: &bytes)
        for part in row[tree].rows { add(part, level: level + 1, into: &bytes) }
    }

    func end(_ citation: Citation?, into bytes: inout [UInt8]) {}

    private func write(_ cells: [String], into bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            let needsQuotes = cell.utf8.contains {
                $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 < 0x20
            }
            guard needsQuotes else {
                bytes += cell.utf8
                continue
            }
            bytes.append(UInt8(ascii: "\""))
            for byte in cell.utf8 {
                if byte == UInt8(ascii: "\"") { bytes.append(byte) }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes += "\r\n".utf8
    }
}

extension Value {
    /// The value as one cell of a table.
    var plainText: String {
        switch self {
        case .null: ""
        case .text(let text), .decimal(let text), .json(_, let text): text
        case .integer(let number): "\(number)"
        case .flag(let flag): flag ? "yes" : "no"
        case .list(let values): values.map(\.plainText).joined(separator: " ")
        case .object(let row):
            row.fields.map { "\($0.name)=\($0.value.plainText)" }.joined(separator: " ")
        }
    }

    /// The objects of a list.
    var rows: [ReportRow] {
        guard case .list(let values) = self else { return [] }
        return values.compactMap { if case .object(let row) = $0 { row } else { nil } }
    }

    /// Whether it stands to the right of its column.
    var isNumeric: Bool {
        switch self {
        case .decimal, .integer: true
        case .json(let json, _): Int64(json) != nil
        default: false
        }
    }
}
