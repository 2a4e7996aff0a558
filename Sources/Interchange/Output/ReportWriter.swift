import Queries

/// Prints a report in one of the output formats, row by row, into UTF-8.
///
/// What has been written is handed on in pieces, so that a journal of any length is printed in
/// constant memory.
package struct ReportWriter {
    private let form: any ReportForm
    private let write: ([UInt8]) throws -> Void
    private var bytes: [UInt8] = []

    private static let pieceSize = 64 << 10

    /// A writer in a format. The text and CSV forms show the columns, in order, and the JSON forms
    /// every field of every row; below a row, the text form shows the details. `write` gets what
    /// was printed.
    package init(
        _ format: OutputFormat, columns: [String], details: DetailColumns? = nil,
        hasColours: Bool = false, to write: @escaping ([UInt8]) throws -> Void
    ) {
        let tree = details.flatMap { $0.isTree ? $0.field : nil }
        form =
            switch format {
            case .text where tree != nil: TreeForm(parts: tree ?? "", hasColours: hasColours)
            case .text: TextForm(columns: columns, details: details, hasColours: hasColours)
            case .csv: CSVForm(columns: columns, tree: tree)
            case .json: JSONForm()
            case .ndjson: NDJSONForm()
            }
        self.write = write
    }

    /// Begins the report, with what stands above its rows.
    package mutating func begin(_ heading: ReportRow?) throws {
        form.begin(heading, into: &bytes)
    }

    package mutating func add(_ row: ReportRow) throws {
        form.add(row, into: &bytes)
        if bytes.count >= Self.pieceSize { try flush() }
    }

    /// Adds a row that is printed already: an event, as JSON. The text and CSV forms have none.
    package mutating func add(json: [UInt8]) throws {
        form.add(json: json, into: &bytes)
        if bytes.count >= Self.pieceSize { try flush() }
    }

    /// Ends the report with what it rests on.
    package mutating func end(_ citation: Citation?) throws {
        form.end(citation, into: &bytes)
        try flush()
    }

    /// Hands on what was printed so far.
    package mutating func flush() throws {
        form.flush(into: &bytes)
        guard !bytes.isEmpty else { return }
        try write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}

/// One output format: a file each, below.
protocol ReportForm: AnyObject {
    func begin(_ heading: ReportRow?, into bytes: inout [UInt8])
    func add(_ row: ReportRow, into bytes: inout [UInt8])
    func add(json: [UInt8], into bytes: inout [UInt8])
    func end(_ citation: Citation?, into bytes: inout [UInt8])
    /// Prints what is kept back.
    func flush(into bytes: inout [UInt8])
}

extension ReportForm {
    func add(json: [UInt8], into bytes: inout [UInt8]) {}
    func flush(into bytes: inout [UInt8]) {}
}
