/// What one invoice is to be about.
struct Sale {
    let deal: Deal?
    let partner: Partner
    let customer: Customer
    let tender: Int
    /// In minor units, above zero.
    let amount: Int
    let isSubscription: Bool
}

extension Channel {
    /// A sale without a registered deal.
    func planDirectSale(on day: Day, partner: Partner, using random: inout RandomStream) {
        let customer = ownCustomer(of: partner, using: &random)
        let tender = tender(of: customer.country)
        let cents = random.skewed(median: size.medianDealCents / 4)
        let sale = Sale(
            deal: nil, partner: partner, customer: customer, tender: tender,
            amount: Tender.all[tender].minorUnits(fromCents: cents),
            isSubscription: random.chance(350))
        planInvoice(sale, on: day, using: &random)
    }

    /// A credit that belongs to no invoice: goodwill, or a return of something sold long ago.
    func planUnlinkedCredit(on day: Day, partner: Partner, using random: inout RandomStream) {
        let tender = tender(of: partner.country)
        let cents = random.skewed(median: size.medianDealCents / 20)
        let credit = Credit(
            invoice: nil, partner: partner, kind: random.chance(500) ? "return" : "refund",
            tender: tender,
            lines: [(0, Tender.all[tender].minorUnits(fromCents: cents))], stopsServiceOn: nil)
        plan(.credited(credit), on: day)
    }

    /// Invoices a sale and lays out its payments and credits.
    ///
    /// Some invoices reach the vendor's books only with the second export; then everything that
    /// follows from them does, too.
    func planInvoice(_ sale: Sale, on day: Day, using random: inout RandomStream) {
        let terms = [30, 30, 45, 60]
        let invoice = Invoice(
            deal: sale.deal, partner: sale.partner, customer: sale.customer, tender: sale.tender,
            dueOn: day + random.pick(terms))
        invoice.lines = lines(of: sale, on: day, using: &random)
        if random.chance(300) {
            let perMille = sale.customer.country.region.description == "AMER" ? 80 : 190
            invoice.gross = invoice.net + invoice.net * perMille / 1_000
        }
        let arriving: Day? = random.chance(8) ? day + random.between(25, 110) : nil
        guard plan(.invoiced(invoice), on: day, arriving: arriving) else { return }
        let unpaid = planPayments(of: invoice, arriving: arriving, using: &random)
        planCredits(of: invoice, on: day, arriving: arriving, unpaid: unpaid, using: &random)
    }

    private func lines(
        of sale: Sale, on day: Day, using random: inout RandomStream
    ) -> [Invoice.Line] {
        let count = sale.amount < 1_000 ? 1 : random.weighted([0, 55, 25, 13, 7])
        var rest = sale.amount
        var lines: [Invoice.Line] = []
        for place in 0..<count {
            let left = count - place
            let net = left == 1 ? rest : max(1, rest * random.between(30, 90) / 100 / left)
            rest -= net
            let start = day + random.below(15)
            lines.append(
                Invoice.Line(
                    product: ((sale.deal?.products.0 ?? random.below(6)) + place) % 6,
                    quantity: random.between(1, 40), net: net,
                    term: sale.isSubscription && place < 2 ? start...start + 364 : nil))
        }
        if sale.amount > 5_000, random.chance(90) {
            let discount = sale.amount * random.between(3, 15) / 100
            lines.append(
                Invoice.Line(product: lines[0].product, quantity: 1, net: -discount, term: nil))
        }
        return lines
    }

    // MARK: - Payments

    /// Lays out the cash for an invoice; true when none will come.
    private func planPayments(
        of invoice: Invoice, arriving: Day?, using random: inout RandomStream
    ) -> Bool {
        let owed = invoice.gross ?? invoice.net
        let onTime = invoice.dueOn - random.below(20)
        let overdue = invoice.dueOn + random.between(1, 90)
        var cash = Cash(invoice: invoice, arriving: arriving)
        switch random.weighted([66, 15, 12, 2, 5]) {
        case 0:
            // Some payments are found only when the second export is made.
            if arriving == nil, random.chance(15) {
                cash.arriving = onTime + random.between(20, 80)
            }
            pay(owed, on: onTime.workday, &cash)
        case 1:
            pay(owed, on: overdue.workday, &cash)
        case 2:
            let part = max(1, owed * random.between(20, 80) / 100)
            pay(part, on: onTime.workday, &cash)
            if owed > part, random.chance(850) {
                pay(owed - part, on: overdue.workday, &cash)
            }
        case 3:
            let bounced = (onTime + random.between(2, 6)).workday
            pay(owed, on: onTime, &cash)
            let payment = Payment(invoice: invoice, ordinal: cash.count, amount: owed)
            guard plan(.reversed(payment), on: bounced, arriving: cash.told(bounced)) else {
                return false
            }
            if random.chance(800) {
                pay(owed, on: bounced + random.between(5, 40), &cash)
            }
        default:
            return true
        }
        return false
    }

    private struct Cash {
        let invoice: Invoice
        var arriving: Day?
        var count = 0

        /// When the book is told of something that happens on a day, if that is later.
        func told(_ day: Day) -> Day? {
            arriving.map { max($0, day) }
        }
    }

    private func pay(_ amount: Int, on day: Day, _ cash: inout Cash) {
        cash.count += 1
        let payment = Payment(invoice: cash.invoice, ordinal: cash.count, amount: amount)
        plan(.paid(payment), on: day, arriving: cash.told(day))
    }

    // MARK: - Credits

    private func planCredits(
        of invoice: Invoice, on day: Day, arriving: Day?, unpaid: Bool,
        using random: inout RandomStream
    ) {
        let hasDiscount = invoice.lines.contains { $0.net < 0 }
        if unpaid {
            guard !hasDiscount, random.chance(600) else { return }
            let lines = invoice.lines.indices.map { (line: $0, amount: invoice.lines[$0].net) }
            credit(
                invoice, "write_off", lines, on: invoice.dueOn + random.between(60, 150),
                arriving: arriving)
            return
        }
        guard random.chance(60) else { return }
        let line = random.below(hasDiscount ? invoice.lines.count - 1 : invoice.lines.count)
        let net = invoice.lines[line].net
        if let term = invoice.lines[line].term, random.chance(600) {
            let stops = term.lowerBound + random.between(10, 350)
            let unused = max(1, net * (term.upperBound - stops + 1) / 365)
            credit(
                invoice, "cancellation", [(line, unused)], on: max(day + 1, stops - 5),
                stops: stops, arriving: arriving)
            return
        }
        let kinds: [StaticString] = ["refund", "return", "chargeback"]
        let kind = kinds[random.weighted([6, 3, 1])]
        let amount = random.chance(400) ? net : max(1, net * random.between(5, 90) / 100)
        let credited = (day + random.between(3, 75)).workday
        let isLate = arriving == nil && random.chance(60)
        let told = isLate ? credited + random.between(20, 90) : arriving
        credit(invoice, kind, [(line, amount)], on: credited, arriving: told)
        if amount * 2 < net, random.chance(200) {
            let again = (credited + random.between(5, 60)).workday
            credit(invoice, kind, [(line, net - amount * 2 + 1)], on: again, arriving: told)
        }
    }

    private func credit(
        _ invoice: Invoice, _ kind: StaticString, _ lines: [(line: Int, amount: Int)],
        on day: Day, stops: Day? = nil, arriving: Day?
    ) {
        let credit = Credit(
            invoice: invoice, partner: invoice.partner, kind: kind, tender: invoice.tender,
            lines: lines, stopsServiceOn: stops)
        plan(.credited(credit), on: day, arriving: arriving.map { max($0, day) })
    }
}
