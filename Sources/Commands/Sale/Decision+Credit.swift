import Accounting
import Events
import ReadModels

// credit/: a credit lowers the lines of its invoice, or is a document of its own.

extension Decision {
    func credit(_ body: SaleCredited) throws {
        let home = try programmeCurrency(for: "a credit")
        guard body.stopsServiceOn == nil || body.kind == .cancellation else {
            throw Refusal(
                SaleRefusal.stopWithoutCancellation,
                "stopsServiceOn is given with kind \(body.kind.name); only a cancellation stops a "
                    + "service")
        }
        for (index, line) in body.lines.enumerated() {
            try requireNotBelowZero(line.net, "lines[\(index)].net")
        }
        if body.invoiceId == nil {
            try creditUnlinked(body, home)
        } else {
            try creditLinked(body)
        }
    }

    private func creditUnlinked(_ body: SaleCredited, _ home: Currency) throws {
        guard body.partnerId != nil else {
            throw Refusal(
                SaleRefusal.noSeller,
                "partnerId is left out; a credit without invoiceId names the partner that sold")
        }
        let currency = body.lines[0].net.currency
        var sum = Money.zero(currency)
        for (index, line) in body.lines.enumerated() {
            guard line.net.currency == currency else {
                throw Refusal(
                    SaleRefusal.severalCurrencies,
                    "lines[\(index)].net is in \(line.net.currency) and lines[0].net in "
                        + "\(currency); a credit has one currency")
            }
            guard !body.lines[..<index].contains(where: { $0.lineId == line.lineId }) else {
                throw Refusal(
                    SaleRefusal.lineTwice,
                    "lines[\(index)].lineId is \(line.lineId), which is another line's; line ids "
                        + "are unique within a credit")
            }
            sum = try sum.adding(line.net)
        }
        try requireSensible(sum, "the sum of the lines")
        if currency != home { try checkRate(from: sum, to: home) }
    }

    private func creditLinked(_ body: SaleCredited) throws {
        let ordinal = references[SaleCredited.Slot.invoiceId]
        guard let invoice = try models.sales.invoices.row(ordinal) else { return }
        for (index, line) in body.lines.enumerated() {
            let field = "lines[\(index)]"
            try requireCurrency(
                line.net, invoice.currency, "\(field).net", whose: "the invoice's")
            guard let credited = invoice.lines.first(where: { $0.id == line.lineId }) else {
                throw Refusal(
                    SaleRefusal.unknownLine,
                    "\(field).lineId is \(line.lineId); invoice \(invoice.id) has "
                        + (invoice.lines.count == 1 ? "only line " : "lines ")
                        + invoice.lines.map(\.id).joined(separator: ", "))
            }
            guard credited.net >= 0 else {
                let net = Money(minorUnits: credited.net, currency: invoice.currency)
                throw Refusal(
                    SaleRefusal.discountCredited,
                    "\(field).lineId is \(line.lineId), a discount of \(net), which cannot be "
                        + "credited")
            }
            // A line that the credit names twice is credited twice.
            let before = body.lines[..<index].reduce(credited.credited) { sum, other in
                other.lineId == line.lineId ? sum + other.net.minorUnits : sum
            }
            let left = Money(minorUnits: credited.net - before, currency: invoice.currency)
            guard line.net.minorUnits <= left.minorUnits else {
                throw Refusal(
                    SaleRefusal.creditedTooMuch,
                    "\(field).net is \(line.net); \(left) of line \(line.lineId) is left to credit")
            }
        }
    }
}
