import Accounting
import Queries

/// Prints the journal of a book for another tool, entry by entry, as it streams past.
package struct JournalExport {
    private let form: any ExportForm
    private let write: ([UInt8]) throws -> Void

    private static let pieceSize = 64 << 10

    /// `write` gets what was printed, in pieces.
    package init(_ format: ExportFormat, to write: @escaping ([UInt8]) throws -> Void) {
        form = format.form()
        self.write = write
    }

    /// Prints all entries known at a position, without a date those that are dated ahead too, and
    /// says what the export rests on. `check` is called with every entry; what it throws ends the
    /// export.
    ///
    /// - Complexity: O(entries); memory for the accounts and the periods in which they moved.
    package func run(
        _ book: BookReader, asOf: BusinessDate?, knownAt: KnownAt?, check: () throws -> Void
    ) throws -> Citation {
        var point = try book.point(asOf: asOf, knownAt: knownAt)
        point.asOf = asOf ?? .max
        let earning = try book.earningCalendar()
        let opening = ExportOpening(
            programme: try? book.programme(), firstDay: earning?.first ?? .min)
        var bytes: [UInt8] = []
        form.begin(opening, into: &bytes)
        var sums = PeriodSums()
        var citation = try JournalQuery().answer(book, at: point) { row in
            let entry = try ExportEntry(row)
            try sums.add(entry)
            form.add(entry, into: &bytes)
            if bytes.count >= Self.pieceSize {
                try write(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
            try check()
        }
        // Every date counts where none was asked for, which the citation then says by naming none.
        citation.asOf = asOf
        let assertions = try sums.balances().compactMap { balance in
            earning.map { earning in
                ExportClosing.Assertion(
                    period: balance.period,
                    day: Swift.min(earning.calendar.lastDay(of: balance.period), point.asOf),
                    account: balance.account, amount: balance.amount)
            }
        }
        form.end(ExportClosing(assertions: assertions, citation: citation), into: &bytes)
        try write(bytes)
        return citation
    }
}
