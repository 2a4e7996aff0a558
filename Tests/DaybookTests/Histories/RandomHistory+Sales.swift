import Accounting

// Invoices, credits, cash.

extension RandomHistory {
    mutating func invoice() throws {
        let id = next("I")
        let day = try today(late: terms.weights.lateInvoice)
        let isForeign = random.chance(20)
        let currency = isForeign ? try Currency(parsing: "EUR") : terms.currency
        let term =
            random.chance(50)
            ? day...(try day.adding(days: random.pick([29, 89, 364, 1]))) : nil
        var lines: [(id: String, net: Int)] = []
        var texts: [String] = []
        for number in 1...random.pick([1, 1, 1, 2, 2, 3, 4]) {
            let isDiscount = random.chance(number > 1 ? 15 : 3)
            let net = isDiscount ? -random.number(1...9_000) : random.minorUnits()
            lines.append(("\(number)", net))
            texts.append(line("\(number)", net, currency, term))
        }
        let sum = lines.reduce(0) { $0 + $1.net }
        let tax = random.chance(30) ? random.pick([0, 1_900, max(0, sum / 5)]) : nil
        var whose = ""
        if !deals.isEmpty, random.chance(terms.weights.ofDeal) {
            whose += "dealId: \(random.pick(deals)), "
        }
        if whose.isEmpty || random.chance(30) { whose += "partnerId: \(payee()), " }
        let gross = tax.map { ", gross: \(currency.text(sum + $0)) \(currency.code)" } ?? ""
        let isThere = try add(
            "sale.invoiced {invoiceId: \(id), \(whose)lines: [\(texts.joined(separator: ", "))]"
                + "\(gross)}", on: day)
        guard isThere else { return }
        invoices.append(
            MadeInvoice(
                id: id, date: day, currency: currency, lines: lines, total: sum + (tax ?? 0),
                service: term))
    }

    private mutating func line(
        _ id: String, _ net: Int, _ currency: Currency, _ term: ClosedRange<BusinessDate>?
    ) -> String {
        var fields = ["lineId: '\(id)'", "net: \(currency.text(net)) \(currency.code)"]
        if random.chance(60) { fields.append("sku: \(random.pick(["SKU-1", "SKU-2", "SKU-3"]))") }
        if random.chance(60) { fields.append("productLine: \(random.pick(["suite", "cloud"]))") }
        if random.chance(60) { fields.append("quantity: \(random.pick([0, 1, 2, 7]))") }
        if let term, random.chance(85) {
            fields.append("serviceFrom: \(term.lowerBound), serviceTo: \(term.upperBound)")
        }
        return "{\(fields.joined(separator: ", "))}"
    }

    /// An invoice, more often one of the last.
    private mutating func anyInvoice() -> MadeInvoice? {
        guard !invoices.isEmpty else { return nil }
        return random.pick(random.chance(60) ? Array(invoices.suffix(5)) : invoices)
    }

    mutating func creditInvoice() throws {
        guard let invoice = anyInvoice() else { return }
        let day = try today()
        let isCancelled = invoice.service != nil && random.chance(55)
        var kind = random.pick(["refund", "return", "chargeback", "write_off", "cancellation"])
        var stop = ""
        if isCancelled, let service = invoice.service {
            kind = "cancellation"
            let length = service.upperBound.days(since: service.lowerBound)
            let used = random.pick([0, -5, length / 2, length / 3, length + 9, 30, 59])
            stop = ", stopsServiceOn: \(try service.lowerBound.adding(days: used))"
        }
        let isWhole = random.chance(35)
        var parts: [String] = []
        for line in random.some(of: invoice.lines, atMost: 2) where line.net > 0 {
            let net = isWhole ? line.net : random.number(0...line.net)
            let amount = isCancelled && random.chance(40) ? 0 : net
            parts.append(
                "{lineId: '\(line.id)', "
                    + "net: \(invoice.currency.text(amount)) \(invoice.currency.code)}")
        }
        guard !parts.isEmpty else { return }
        _ = try add(
            "sale.credited {creditId: \(next("C")), invoiceId: \(invoice.id), kind: \(kind), "
                + "lines: [\(parts.joined(separator: ", "))]\(stop)}", on: day)
    }

    mutating func creditWithoutInvoice() throws {
        let isForeign = random.chance(20)
        let currency = isForeign ? try Currency(parsing: "EUR") : terms.currency
        let parts = (1...random.number(1...2)).map { number in
            "{lineId: '\(number)', net: \(currency.text(random.minorUnits())) \(currency.code)}"
        }
        let (id, payee) = (next("C"), payee())
        _ = try add(
            "sale.credited {creditId: \(id), partnerId: \(payee), kind: refund, "
                + "lines: [\(parts.joined(separator: ", "))]}", on: try today())
    }

    mutating func pay() throws {
        guard let invoice = anyInvoice(), invoice.total > 0 else { return }
        let amount = random.pick([
            invoice.total, invoice.total, (invoice.total + 1) / 2, (invoice.total + 2) / 3,
            invoice.total + 500, 1,
        ])
        let day: BusinessDate
        switch random.number(0...9) {
        case ..<6: day = try today()
        case ..<7: day = try invoice.date.adding(days: -3)
        default:
            // About when something lapses.
            let due = try invoice.date.adding(days: random.pick([20, 30, 45, 21, 45, 55, 70]))
            day = min(due, date)
        }
        _ = try add(
            "sale.paid {invoiceId: \(invoice.id), "
                + "amount: \(invoice.currency.text(amount)) \(invoice.currency.code)}", on: day)
    }

    mutating func reversePayment() throws {
        guard let invoice = anyInvoice(), invoice.total > 0 else { return }
        let amount = random.pick([invoice.total, (invoice.total + 1) / 2, 1])
        _ = try add(
            "sale.payment_reversed {invoiceId: \(invoice.id), "
                + "amount: \(invoice.currency.text(amount)) \(invoice.currency.code)}",
            on: try today())
    }
}
