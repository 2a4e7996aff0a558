import Accounting

extension SalesBook {
    /// An invoice with its lines as the credits that are dated by a day have left them. Each acts
    /// by the method that is known for the line's date, as in the book itself.
    ///
    /// Cash and payees are as last known: they follow from events that are no rows of this book.
    ///
    /// - Complexity: O(credits of the invoice).
    package func invoice(_ invoice: InvoiceRow, asOf date: BusinessDate) throws -> InvoiceRow {
        let credits = try invoice.credits.compactMap { ordinal in
            try self.credits.row(ordinal).map { (ordinal, row: $0) }
        }
        guard credits.contains(where: { $0.row.date > date }) else { return invoice }
        var row = invoice
        row.credits = []
        let version = try programme.inForce(on: row.date)
        for index in row.lines.indices { row.lines[index].restore() }
        for (ordinal, credit) in credits where credit.date <= date {
            row.credits.append(ordinal)
            for line in credit.lines {
                guard let index = row.lines.firstIndex(where: { $0.id == line.id }) else {
                    continue
                }
                try row.lines[index].apply(
                    amount: line.net,
                    stopsServiceOn: credit.isCancellation ? credit.stopsServiceOn : nil,
                    method: version?.rules.clawback.cancellation ?? .creditLines,
                    rounding: version?.rules.head.rounding ?? .halfEven)
            }
        }
        return row
    }
}
