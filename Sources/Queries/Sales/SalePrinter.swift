import Accounting
import ReadModels

/// Turns lines of invoices and credits into rows.
struct SalePrinter {
    let models: ModelSet
    let sales: DatedSales

    /// A line of an invoice; with `isWhole` also what linked credits say of it.
    func line(_ index: Int, of invoice: InvoiceRow, isWhole: Bool) throws -> ReportRow {
        let line = invoice.lines[index]
        var row = ReportRow()
        row.add("invoice", .text(invoice.id))
        row.add("line", .text(line.id))
        row.add("date", .date(invoice.date))
        try addSeller(of: invoice, to: &row)
        row.add("currency", .text(invoice.currency.code))
        row.add("net", .money(line.net, invoice.currency))
        row.add("retained", .money(line.retained, invoice.currency))
        row.add("paid", index == 0 ? .money(invoice.paid, invoice.currency) : .null)
        row.add("productLine", .name(line.productLine))
        row.add("sku", .name(line.sku))
        if isWhole { row.add("credits", .list(try credits(of: line, invoice))) }
        return row
    }

    /// A line of a credit, with the invoice that it is linked to. What it leaves of an invoice's
    /// line stands on that line.
    func line(
        _ line: CreditLineRow, of credit: CreditRow, on invoice: InvoiceRow?
    ) throws -> ReportRow {
        let net = Value.money(-line.net, credit.currency)
        var row = ReportRow()
        row.add("invoice", .text(invoice?.id))
        row.add("line", .text(line.id))
        row.add("date", .date(credit.date))
        if let invoice {
            try addSeller(of: invoice, to: &row)
        } else {
            row.add("partner", .name(try models.partners.id(of: credit.partner)))
            row.add("deal", .null)
        }
        row.add("currency", .text(credit.currency.code))
        row.add("net", net)
        row.add("retained", invoice == nil ? net : .null)
        row.add("paid", .null)
        row.add("credit", .text(credit.id))
        return row
    }

    private func addSeller(of invoice: InvoiceRow, to row: inout ReportRow) throws {
        let seller =
            invoice.partner != 0
            ? invoice.partner : try models.deals.owner(of: invoice.deal, on: invoice.date)
        row.add("partner", .name(try models.partners.id(of: seller)))
        row.add(
            "deal", .text(invoice.deal == 0 ? nil : try models.deals.texts.row(invoice.deal)?.id))
    }

    private func credits(of line: InvoiceLineRow, _ invoice: InvoiceRow) throws -> [Value] {
        try invoice.credits.compactMap { ordinal -> Value? in
            guard let credit = try sales.credit(ordinal),
                let named = credit.lines.first(where: { $0.id == line.id })
            else { return nil }
            var row = ReportRow()
            row.add("credit", .text(credit.id))
            row.add("date", .date(credit.date))
            row.add("net", .money(-named.net, credit.currency))
            row.add("stopsServiceOn", .date(credit.stopsServiceOn))
            return .object(row)
        }
    }
}
