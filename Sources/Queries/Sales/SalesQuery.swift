import Accounting
import EventLog
import Events
import ReadModels

/// `sales`: invoices and unlinked credits, a row for each line; or one document.
///
/// What was paid is the invoice's and stands on its first line, and what a linked credit takes off
/// stands in `retained` of the invoice's lines, so that columns can be added up.
package struct SalesQuery: Query {
    /// `invoice/<id>`, `credit/<id>`, or a bare id, which is that of an invoice or of a credit;
    /// nil: every invoice and unlinked credit.
    package var document: String?
    /// Documents that the partner sold, or that are credited to it.
    package var partner: String?
    package var deal: String?
    /// First and last date of the documents.
    package var from: BusinessDate?
    package var to: BusinessDate?

    package init() {}

    package let columns = [
        "invoice", "credit", "line", "date", "partner", "deal", "currency", "net", "retained",
        "paid",
    ]

    package var details: DetailColumns? {
        guard document != nil else { return nil }
        return DetailColumns("credits", ["credit", "date", "net", "stopsServiceOn"])
    }

    /// - Complexity: O(1) for one document and O(n log n) for all n, at the head; for an earlier
    ///   date O(events) of them as well.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let named = try document.map { try SaleDocument($0, in: book) }
        let seller = try book.ordinal(of: .partner, partner)
        let ofDeal = try book.ordinal(of: .deal, deal)
        let registers = try book.registers(at: point)
        let models = registers.models
        let sales = DatedSales(book, models, at: point)
        let printer = SalePrinter(models: models, sales: sales)
        func visit(_ row: InvoiceRow) throws {
            guard ofDeal == nil || row.deal == ofDeal, isInRange(row.date),
                isOf(seller, row.partner, row.crediting)
            else { return }
            for index in row.lines.indices {
                try emit(try printer.line(index, of: row, isWhole: named != nil))
            }
        }
        func visit(_ row: CreditRow) throws {
            let invoice = row.invoice == 0 ? nil : try models.sales.invoices.row(row.invoice)
            guard ofDeal == nil || invoice?.deal == ofDeal, isInRange(row.date),
                isOf(
                    seller, invoice?.partner ?? row.partner,
                    invoice?.crediting ?? row.crediting)
            else { return }
            for line in row.lines { try emit(try printer.line(line, of: row, on: invoice)) }
        }
        switch named {
        case .invoice(let ordinal):
            if let row = try sales.invoice(ordinal) { try visit(row) }
        case .credit(let ordinal):
            if let row = try sales.credit(ordinal) { try visit(row) }
        case nil:
            try sales.forEachInvoice { try visit($0) }
            try sales.forEachUnlinkedCredit { try visit($0) }
        }
        return try book.citation(
            point, registers.states, restingOn: ["sales-book", "partners", "deal-register"])
    }

    private func isInRange(_ date: BusinessDate) -> Bool {
        (from.map { date >= $0 } ?? true) && (to.map { date <= $0 } ?? true)
    }

    private func isOf(_ seller: UInt32?, _ partner: UInt32, _ crediting: Crediting) -> Bool {
        guard let seller else { return true }
        return partner == seller || crediting.shares.contains { $0.payee == seller }
    }
}

/// The document that a user names.
private enum SaleDocument {
    case invoice(UInt32)
    case credit(UInt32)

    /// - Throws: `QueryError.unknown` where there is none of that name, `QueryError.ambiguous`
    ///   where a bare id is that of an invoice and of a credit.
    init(_ text: String, in book: BookReader) throws {
        for kind in [StreamKind.invoice, .credit] where text.hasPrefix("\(kind.name)/") {
            let ordinal = try book.ordinal(of: kind, String(text.dropFirst(kind.name.count + 1)))
            self = kind == .invoice ? .invoice(ordinal) : .credit(ordinal)
            return
        }
        let invoice = try book.log.stream(.invoice, text)
        let credit = try book.log.stream(.credit, text)
        switch (invoice.exists, credit.exists) {
        case (true, true):
            throw QueryError.ambiguous(id: text, subjects: ["invoice/\(text)", "credit/\(text)"])
        case (true, false): self = .invoice(invoice.ordinal)
        case (false, true): self = .credit(credit.ordinal)
        case (false, false): throw QueryError.unknown(kind: "invoice or credit", id: text)
        }
    }
}
