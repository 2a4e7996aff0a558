/// The whole answer of a query: rows, and what they are an answer to.
package struct Report: Sendable {
    package let rows: [ReportRow]
    package let citation: Citation

    package init(rows: [ReportRow], citation: Citation) {
        self.rows = rows
        self.citation = citation
    }
}
