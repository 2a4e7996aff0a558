import Foundation

/// What a row of command lines has printed, with what differs from run to run put in words.
struct Transcript {
    private(set) var text = ""

    /// Adds a command line and all that came of it.
    mutating func add(_ line: String, _ outcome: DaybookProcess.Outcome, in directory: URL) {
        text += "$ daybook \(line)\n"
        text += Self.normalised(outcome.output, directory)
        for note in Self.normalised(outcome.errors, directory).split(
            separator: "\n", omittingEmptySubsequences: false
        ).dropLast() {
            text += "! \(note)\n"
        }
        if outcome.status != 0 { text += "status \(outcome.status)\n" }
        text += "\n"
    }

    /// The book's id, hashes, the clock and the directory are others in every run; the digests and
    /// sizes of models change with what they keep.
    private static func normalised(_ text: String, _ directory: URL) -> String {
        var text = text.replacingOccurrences(of: directory.path, with: "DIRECTORY")
        let patterns = [
            (#"\b[0-9a-f]{64}\b"#, "HASH"), (#"\b[0-9a-f]{32}\b"#, "BOOK"),
            (#"\b[0-9a-f]{16}\b"#, "HASH"), (#"in \d+ ms"#, "in TIME"),
            (#"(logBytes|viewsBytes)("?:?) *\d+"#, "$1$2 BYTES"),
            (#"\b20(2[6-9]|[3-9]\d)-\d\d-\d\dT[0-9:.]+Z"#, "NOW"),
        ]
        for (pattern, replacement) in patterns {
            text = text.replacingOccurrences(
                of: pattern, with: replacement, options: .regularExpression)
        }
        return text.replacingOccurrences(of: "\r\n", with: "␍\n")
    }

    // MARK: - Snapshots

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Snapshots")

    /// How the transcript differs from the one that is kept under a name; nil where it does not.
    /// With `RECORD_SNAPSHOTS=1` it is kept from now on.
    func difference(from name: String) throws -> String? {
        let file = Self.root.appendingPathComponent("\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(text.utf8).write(to: file)
            return nil
        }
        let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        guard kept != text else { return nil }
        let was = kept.split(separator: "\n", omittingEmptySubsequences: false)
        let now = text.split(separator: "\n", omittingEmptySubsequences: false)
        let first = zip(was, now).prefix { $0 == $1 }.count
        return """
            \(name).txt, line \(first + 1)
            was: \(first < was.count ? String(was[first]) : "the end")
            now: \(first < now.count ? String(now[first]) : "the end")
            RECORD_SNAPSHOTS=1 keeps what is printed now.
            """
    }
}
