extension CSVSink {
    func write(rate fact: Fact, on day: Day) {
        guard case .rate(let tender, let digits) = fact else { return }
        let row = rates.output
        row.field(day)
        row.field(Tender.all[tender].code)
        row.field("USD")
        row.field("CENTRAL")
        row.decimal(digits, places: Tender.all[tender].ratePlaces)
        rates.end()
    }

    mutating func writeSale(_ fact: Fact, on day: Day, isLate: Bool) {
        switch fact {
        case .invoiced(let invoice):
            write(invoice, on: day, to: isLate ? lateLines : lines)
            flaws.spoil(invoice, on: day, isLate: isLate, in: lines)
        case .paid(let payment):
            write(payment, on: day, bounced: false, to: isLate ? latePayments : payments)
            if !isLate, flaws.repeats() {
                write(payment, on: day, bounced: false, to: payments)
            }
            flaws.spoil(payment, on: day, isLate: isLate, in: payments)
        case .reversed(let payment):
            write(payment, on: day, bounced: true, to: isLate ? latePayments : payments)
        case .credited(let credit):
            write(credit, on: day, to: isLate ? lateCredits : credits)
            flaws.spoil(credit, on: day, isLate: isLate, in: credits)
        default: break
        }
    }

    /// A row a line, with what the lines share repeated on each.
    private func write(_ invoice: Invoice, on day: Day, to file: CSVFile) {
        let row = file.output
        for (index, line) in invoice.lines.enumerated() {
            row.field("I-", invoice.number)
            row.field(index + 1)
            row.field(day)
            row.field(invoice.dueOn)
            row.field("D-", invoice.deal?.number)
            row.field("P-", invoice.deal == nil ? invoice.partner.number : nil)
            row.quotedName(of: invoice.customer)
            row.comma()
            row.field(Tender.all[invoice.tender].code)
            row.field(money: invoice.gross, invoice.tender)
            row.sku(line.product)
            row.comma()
            row.field(Words.productLines[line.product])
            row.field(line.quantity)
            row.field(money: line.net, invoice.tender)
            row.field(line.term?.lowerBound)
            if let end = line.term?.upperBound {
                row.day(end)
            }
            file.end()
        }
    }

    /// Cash that came, or, with its sign turned, cash that went back.
    private func write(_ payment: Payment, on day: Day, bounced: Bool, to file: CSVFile) {
        let row = file.output
        row.identifier("I-", payment.invoice.number)
        row.byte(UInt8(ascii: "/"))
        row.number(payment.ordinal)
        row.comma()
        row.field("I-", payment.invoice.number)
        row.field(day)
        row.field(bounced ? "bounced" : "received")
        row.field(money: bounced ? -payment.amount : payment.amount, payment.invoice.tender)
        row.text(Tender.all[payment.invoice.tender].code)
        file.end()
    }

    private func write(_ credit: Credit, on day: Day, to file: CSVFile) {
        let row = file.output
        for line in credit.lines {
            row.field("CR-", credit.number)
            row.field("I-", credit.invoice?.number)
            row.field("P-", credit.invoice == nil ? credit.partner.number : nil)
            row.field(day)
            row.field(credit.kind)
            row.field(line.line + 1)
            row.field(money: line.amount, credit.tender)
            row.field(Tender.all[credit.tender].code)
            if let stopsServiceOn = credit.stopsServiceOn {
                row.day(stopsServiceOn)
            }
            file.end()
        }
    }
}
