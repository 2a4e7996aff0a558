import Foundation

/// The rows of a CSV file by the names of their columns: RFC 4180, read in one go.
struct CSVFile {
    let rows: [[String: String]]

    init(_ path: String) throws {
        var table: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var previous: UInt8 = 0
        func endField() {
            record.append(String(decoding: field, as: UTF8.self))
            field.removeAll(keepingCapacity: true)
        }
        for byte in try Data(contentsOf: URL(fileURLWithPath: path)) {
            switch byte {
            case UInt8(ascii: "\""):
                // A doubled quote stands for itself.
                if !isQuoted, previous == byte { field.append(byte) }
                isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: endField()
            case UInt8(ascii: "\r") where !isQuoted: break
            case UInt8(ascii: "\n") where !isQuoted:
                endField()
                table.append(record)
                record = []
            default: field.append(byte)
            }
            previous = byte
        }
        if !field.isEmpty || !record.isEmpty {
            endField()
            table.append(record)
        }
        let names = table.first ?? []
        rows = table.dropFirst().map {
            Dictionary(zip(names, $0), uniquingKeysWith: { first, _ in first })
        }
    }
}
