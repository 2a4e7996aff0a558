import Commands
import Interchange
import Queries

/// How `append`, `import` and single events end.
final class SummaryOutput {
    private let format: OutputFormat
    /// Whether nothing is recorded, whatever was decided.
    private let isDryRun: Bool
    private var notes = 0
    private var isClosed = false

    /// Refusals that are told to people one by one; the rest are in the rejects file.
    private static let noteLimit = 20

    init(_ format: OutputFormat, isDryRun: Bool) {
        self.format = format
        self.isDryRun = isDryRun
    }

    /// Prints the counts. `extra` is what only this command counts, `rejects` the file with what
    /// was refused.
    func print(
        _ summary: AppendSummary, rejects: String?, extra: [(name: String, count: Int)] = []
    ) throws {
        guard format == .text else {
            var row = Self.row(summary)
            for (name, count) in extra { row.add(name, .integer(Int64(count))) }
            if isDryRun { row.add("dryRun", .flag(true)) }
            try write(Self.line(row))
            return
        }
        if notes > Self.noteLimit { Console.note("… and \(notes - Self.noteLimit) more") }
        var text = ""
        if !extra.isEmpty {
            text += extra.map { "\($0.name) \($0.count)" }.joined(separator: ", ") + "\n"
        }
        let (recorded, refused) =
            isDryRun ? ("would record", "would refuse") : ("recorded", "refused")
        text += "\(recorded) \(summary.recorded), already there \(summary.alreadyThere), "
        text += "\(refused) \(summary.refused); the book is at position \(summary.position)\n"
        if let rejects { text += "refused rows, unchanged, with their reasons: \(rejects)\n" }
        try write(Array(text.utf8))
    }

    /// Says why a line, or a row, was refused: as a note in text, as a row of data in JSON.
    func refuse(row line: Int, of file: String, _ refusal: Refusal) throws {
        try refuse("\(file):\(line): \(refusal.message)", line, nil, file, refusal)
    }

    /// The same of a line of events.
    func refuse(_ line: RefusedLine, of file: String) throws {
        try refuse(line.description(in: file), line.number, line.column, nil, line.refusal)
    }

    /// The same of an event that the command itself made.
    func refuse(_ refusal: Refusal) throws {
        try refuse("line 1: \(refusal.message)", 1, nil, nil, refusal)
    }

    private func refuse(
        _ note: String, _ line: Int, _ column: Int?, _ file: String?, _ refusal: Refusal
    ) throws {
        guard format != .text else {
            notes += 1
            if notes <= Self.noteLimit { Console.note(note) }
            return
        }
        var row = ReportRow()
        if let file { row.add("file", .text(file)) }
        row.add("line", .integer(Int64(line)))
        if let column { row.add("column", .integer(Int64(column))) }
        row.add("code", .text(refusal.code.rawValue))
        row.add("message", .text(refusal.message))
        try write(Self.line(row))
    }

    /// That nobody reads what is printed ends no recording.
    private func write(_ bytes: [UInt8]) throws {
        guard !isClosed else { return }
        do { try Console.write(bytes) } catch is OutputClosed { isClosed = true }
    }

    private static func row(_ summary: AppendSummary) -> ReportRow {
        var row = ReportRow()
        row.add("recorded", .integer(Int64(summary.recorded)))
        row.add("alreadyThere", .integer(Int64(summary.alreadyThere)))
        row.add("refused", .integer(Int64(summary.refused)))
        row.add("position", .integer(Int64(summary.position)))
        return row
    }

    private static func line(_ row: ReportRow) -> [UInt8] {
        var bytes: [UInt8] = []
        JSONForm.write(row, into: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }
}
