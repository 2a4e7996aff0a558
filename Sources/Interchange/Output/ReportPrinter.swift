import Queries

/// Prints a report in one of the output formats, into UTF-8.
package struct ReportPrinter {
    private let format: OutputFormat

    package init(_ format: OutputFormat) {
        self.format = format
    }

    /// Prints the whole report.
    ///
    /// - Parameters:
    ///   - report: what to print.
    ///   - columns: the columns of the text and CSV forms, in order; the JSON forms print every
    ///     field of every row.
    package func print(_ report: Report, columns: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        switch format {
        case .json: JSONForm.write(report, into: &bytes)
        case .ndjson:
            for row in report.rows {
                JSONForm.write(row, into: &bytes)
                bytes.append(UInt8(ascii: "\n"))
            }
        case .csv: CSVForm.write(report.rows, columns: columns, into: &bytes)
        case .text: TextForm.write(report, columns: columns, into: &bytes)
        }
        return bytes
    }
}
