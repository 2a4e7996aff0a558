import Events
import Queries

/// JSON, compact, fields in the order of the row: `{"rows":[…],"citation":{…}}`, a row a line.
package final class JSONForm: ReportForm {
    private var isFirst = true

    func begin(_ heading: ReportRow?, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for field in heading?.fields ?? [] {
            Self.write(field, into: &bytes)
            bytes.append(UInt8(ascii: ","))
        }
        bytes += "\"rows\":[".utf8
    }

    func add(_ row: ReportRow, into bytes: inout [UInt8]) {
        separate(&bytes)
        Self.write(row, into: &bytes)
    }

    func add(json: [UInt8], into bytes: inout [UInt8]) {
        separate(&bytes)
        bytes += json
    }

    func end(_ citation: Citation?, into bytes: inout [UInt8]) {
        bytes += "\n]".utf8
        if let citation {
            bytes += ",\"citation\":".utf8
            Self.write(citation.row, into: &bytes)
        }
        bytes += "}\n".utf8
    }

    private func separate(_ bytes: inout [UInt8]) {
        bytes += (isFirst ? "\n" : ",\n").utf8
        isFirst = false
    }
}

/// A row a line, without what stands around them.
final class NDJSONForm: ReportForm {
    func begin(_ heading: ReportRow?, into bytes: inout [UInt8]) {}

    func add(_ row: ReportRow, into bytes: inout [UInt8]) {
        JSONForm.write(row, into: &bytes)
        bytes.append(UInt8(ascii: "\n"))
    }

    func add(json: [UInt8], into bytes: inout [UInt8]) {
        bytes += json
        bytes.append(UInt8(ascii: "\n"))
    }

    func end(_ citation: Citation?, into bytes: inout [UInt8]) {}
}

// MARK: - Values

extension JSONForm {
    package static func write(_ row: ReportRow, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, field) in row.fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(field, into: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func write(_ field: ReportRow.Field, into bytes: inout [UInt8]) {
        write(field.name, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        write(field.value, into: &bytes)
    }

    private static func write(_ value: Value, into bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += "null".utf8
        case .text(let text), .decimal(let text): write(text, into: &bytes)
        case .integer(let number): bytes += "\(number)".utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .json(let json, _): bytes += json.utf8
        case .list(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(value, into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let row): write(row, into: &bytes)
        }
    }

    private static func write(_ text: String, into bytes: inout [UInt8]) {
        JSONText.write(Array(text.utf8), into: &bytes)
    }
}
