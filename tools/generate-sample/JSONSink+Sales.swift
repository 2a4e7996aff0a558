extension JSONSink {
    /// Writes the data of an event of an invoice or a credit.
    func writeSale(_ fact: Fact) {
        switch fact {
        case .invoiced(let invoice): write(invoice)
        case .paid(let payment), .reversed(let payment):
            subject("invoiceId", "I-", payment.invoice.number)
            output.pair("amount", money: payment.amount, payment.invoice.tender)
        case .credited(let credit): write(credit)
        default: break
        }
    }

    private func write(_ invoice: Invoice) {
        subject("invoiceId", "I-", invoice.number)
        if let deal = invoice.deal {
            output.pair("dealId", "D-", deal.number)
        } else {
            output.pair("partnerId", "P-", invoice.partner.number)
        }
        output.text(",\"customer\":{\"name\":\"")
        output.customerName(invoice.customer, quote: "\\\"")
        output.text("\"}")
        output.key("lines")
        for (index, line) in invoice.lines.enumerated() {
            output.text(index == 0 ? "[{\"lineId\":\"" : ",{\"lineId\":\"")
            output.number(index + 1)
            output.text("\",\"sku\":\"")
            output.sku(line.product)
            output.text("\"")
            output.pair("productLine", Words.productLines[line.product])
            output.pair("quantity", line.quantity)
            output.pair("net", money: line.net, invoice.tender)
            if let term = line.term {
                output.pair("serviceFrom", term.lowerBound)
                output.pair("serviceTo", term.upperBound)
            }
            output.text("}")
        }
        output.text("]")
        if let gross = invoice.gross {
            output.pair("gross", money: gross, invoice.tender)
        }
        output.pair("dueOn", invoice.dueOn)
    }

    private func write(_ credit: Credit) {
        subject("creditId", "CR-", credit.number)
        if let invoice = credit.invoice {
            output.pair("invoiceId", "I-", invoice.number)
        }
        output.pair("kind", credit.kind)
        output.key("lines")
        for (index, line) in credit.lines.enumerated() {
            output.text(index == 0 ? "[{\"lineId\":\"" : ",{\"lineId\":\"")
            output.number(line.line + 1)
            output.text("\"")
            output.pair("net", money: line.amount, credit.tender)
            output.text("}")
        }
        output.text("]")
        if let stopsServiceOn = credit.stopsServiceOn {
            output.pair("stopsServiceOn", stopsServiceOn)
        }
        if credit.invoice == nil {
            output.pair("partnerId", "P-", credit.partner.number)
        }
    }
}
