/// How a report is printed.
package enum OutputFormat: String, CaseIterable, Sendable {
    case text = "txt"
    case csv
    case json
    case ndjson

    /// The format that the ending of a file's name stands for; nil for another ending.
    package init?(fileName: String) {
        guard let dot = fileName.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        self.init(rawValue: String(fileName[fileName.utf8.index(after: dot)...]))
    }
}
