/// What a query answers: rows, and what they are an answer to.
package struct Report: Sendable {
    package let rows: [Row]
    package let citation: Citation

    package init(rows: [Row], citation: Citation) {
        self.rows = rows
        self.citation = citation
    }
}
