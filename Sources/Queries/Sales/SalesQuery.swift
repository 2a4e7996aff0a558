import Accounting
import Events
import ReadModels

/// `sales`: invoices and unlinked credits, a row for each line.
///
/// What was paid is the invoice's and stands on its first line, so that columns can be added up.
package struct SalesQuery: Query {
    /// nil: every document.
    package var invoice: String?
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

    /// - Complexity: O(1) for one invoice and O(documents) for all, at the head; for an earlier date
    ///   O(events) of them as well.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let named = try book.ordinal(of: .invoice, invoice)
        let seller = try book.ordinal(of: .partner, partner)
        let ofDeal = try book.ordinal(of: .deal, deal)
        let registers = try book.registers(at: point)
        let models = registers.models
        let sales = DatedSales(book, models, at: point)
        func visit(_ ordinal: UInt32, _ row: InvoiceRow) throws {
            guard ofDeal == nil || row.deal == ofDeal, isInRange(row.date),
                isOf(seller, row.partner, row.crediting)
            else { return }
            for index in row.lines.indices { try emit(try line(index, of: row, models)) }
        }
        if let named {
            if let row = try sales.invoice(named) { try visit(named, row) }
        } else {
            try sales.forEachInvoice(visit)
            try sales.forEachCredit { _, row in
                guard row.invoice == 0, ofDeal == nil, isInRange(row.date),
                    isOf(seller, row.partner, row.crediting)
                else { return }
                for line in row.lines { try emit(try self.line(line, of: row, models)) }
            }
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

    private func line(
        _ index: Int, of invoice: InvoiceRow, _ models: ModelSet
    ) throws -> ReportRow {
        let line = invoice.lines[index]
        let seller =
            invoice.partner != 0
            ? invoice.partner : try models.deals.owner(of: invoice.deal, on: invoice.date)
        var row = ReportRow()
        row.add("invoice", .text(invoice.id))
        row.add("line", .text(line.id))
        row.add("date", .date(invoice.date))
        row.add("partner", .name(try models.partners.id(of: seller)))
        row.add(
            "deal", .text(invoice.deal == 0 ? nil : try models.deals.texts.row(invoice.deal)?.id))
        row.add("currency", .text(invoice.currency.code))
        row.add("net", .money(line.net, invoice.currency))
        row.add("retained", .money(line.retained, invoice.currency))
        row.add("paid", index == 0 ? .money(invoice.paid, invoice.currency) : .null)
        row.add("productLine", .name(line.productLine))
        row.add("sku", .name(line.sku))
        return row
    }

    private func line(
        _ line: CreditLineRow, of credit: CreditRow, _ models: ModelSet
    ) throws -> ReportRow {
        var row = ReportRow()
        row.add("invoice", .null)
        row.add("line", .text(line.id))
        row.add("date", .date(credit.date))
        row.add("partner", .name(try models.partners.id(of: credit.partner)))
        row.add("deal", .null)
        row.add("currency", .text(credit.currency.code))
        row.add("net", .money(-line.net, credit.currency))
        row.add("retained", .money(-line.net, credit.currency))
        row.add("paid", .null)
        row.add("credit", .text(credit.id))
        return row
    }
}
