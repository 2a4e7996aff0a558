/// How the bytes of a source file become rows.
package struct SourceFormat: Equatable, Sendable {
    /// Text between delimiters, or one JSON object a line.
    package enum Layout: Equatable, Sendable {
        case delimited(delimiter: UInt8, quotes: Bool)
        case jsonLines
    }

    package var layout: Layout
    /// The columns of a file that has no header row.
    package var columns: [String]?

    package init(layout: Layout, columns: [String]? = nil) {
        self.layout = layout
        self.columns = columns
    }

    package static let csv = SourceFormat(layout: .delimited(delimiter: 0x2C, quotes: true))
    package static let tsv = SourceFormat(layout: .delimited(delimiter: 0x09, quotes: true))
    package static let ndjson = SourceFormat(layout: .jsonLines)

    /// The format that the ending of a file name stands for; nil for an ending that says nothing.
    package static func named(by file: String) -> SourceFormat? {
        let ending = file.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
        switch ending.lowercased() {
        case "csv": return .csv
        case "tsv", "tab": return .tsv
        case "ndjson", "jsonl": return .ndjson
        default: return nil
        }
    }
}
