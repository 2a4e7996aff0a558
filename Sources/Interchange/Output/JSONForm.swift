import Queries

/// JSON, compact, fields in the order of the row.
package enum JSONForm {
    /// `{"rows":[…],"citation":{…}}`, a row a line.
    static func write(_ report: Report, into bytes: inout [UInt8]) {
        bytes += "{\"rows\":[".utf8
        for (index, row) in report.rows.enumerated() {
            bytes += (index == 0 ? "\n" : ",\n").utf8
            write(row, into: &bytes)
        }
        bytes += "\n],\"citation\":".utf8
        write(report.citation.row, into: &bytes)
        bytes += "}\n".utf8
    }

    package static func write(_ row: ReportRow, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, field) in row.fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(field.name, into: &bytes)
            bytes.append(UInt8(ascii: ":"))
            write(field.value, into: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func write(_ value: Value, into bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += "null".utf8
        case .text(let text), .decimal(let text): write(text, into: &bytes)
        case .integer(let number): bytes += "\(number)".utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
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

    /// A string with what JSON wants escaped: quotes, backslashes, control characters.
    private static func write(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case UInt8(ascii: "\n"): bytes += "\\n".utf8
            case UInt8(ascii: "\r"): bytes += "\\r".utf8
            case UInt8(ascii: "\t"): bytes += "\\t".utf8
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes += "\\u00".utf8
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
