import Accounting

/// A question to a book: a file each, below.
package protocol Query {
    /// The columns of the text and CSV forms, in order; the JSON forms print every field of every
    /// row.
    var columns: [String] { get }

    /// What the text form prints below a row; nil for nothing.
    var details: DetailColumns? { get }

    /// What stands above the rows, in JSON beside them; nil for nothing.
    func heading(_ book: BookReader, at point: BookReader.PointInTime) throws -> ReportRow?

    /// Answers as of a business date, by what was known at a position, and says what the answer
    /// rests on. `emit` gets the rows in order; what it throws ends the answer and is passed on.
    func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation
}

/// A field whose value is a list of objects, and the columns in which the text form shows them.
package struct DetailColumns: Sendable {
    package let field: String
    package let columns: [String]
    /// Whether the objects are rows like the one that they are part of, and have such a list again.
    package let isTree: Bool

    package init(_ field: String, _ columns: [String]) {
        self.field = field
        self.columns = columns
        isTree = false
    }

    /// Rows within rows, to any depth: the text form shows them as a tree.
    package init(tree field: String) {
        self.field = field
        columns = []
        isTree = true
    }
}

extension Query {
    package var details: DetailColumns? { nil }

    package func heading(
        _ book: BookReader, at point: BookReader.PointInTime
    ) throws -> ReportRow? { nil }

    /// The whole answer at once.
    package func run(_ book: BookReader, asOf: BusinessDate?, knownAt: KnownAt?) throws -> Report {
        var rows: [ReportRow] = []
        let point = try book.point(asOf: asOf, knownAt: knownAt)
        let citation = try answer(book, at: point) { rows.append($0) }
        return Report(rows: rows, citation: citation)
    }
}
