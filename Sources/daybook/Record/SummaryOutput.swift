import Commands
import Interchange
import Queries

/// How `append` and `import` end.
struct SummaryOutput {
    private let format: OutputFormat

    init(_ format: OutputFormat) {
        self.format = format
    }

    func print(_ summary: AppendSummary, rejects: String?) throws {
        guard format == .text else {
            try Console.write(Self.line(Self.row(summary)))
            return
        }
        var text = "recorded \(summary.recorded), already there \(summary.alreadyThere), "
        text += "refused \(summary.refused); the book is at position \(summary.position)\n"
        if let rejects { text += "refused rows, unchanged, with their reasons: \(rejects)\n" }
        try Console.write(Array(text.utf8))
    }

    static func row(_ summary: AppendSummary) -> ReportRow {
        var row = ReportRow()
        row.add("recorded", .integer(Int64(summary.recorded)))
        row.add("alreadyThere", .integer(Int64(summary.alreadyThere)))
        row.add("refused", .integer(Int64(summary.refused)))
        row.add("position", .integer(Int64(summary.position)))
        return row
    }

    static func refused(line: Int, _ refusal: Refusal) -> [UInt8] {
        var row = ReportRow()
        row.add("line", .integer(Int64(line)))
        row.add("code", .text(refusal.code.rawValue))
        row.add("message", .text(refusal.message))
        return self.line(row)
    }

    private static func line(_ row: ReportRow) -> [UInt8] {
        var bytes: [UInt8] = []
        JSONForm.write(row, into: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }
}
