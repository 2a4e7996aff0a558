import Accounting

// What seldom happens: rejections and appeals, returns, later revisions of a deal, terms of service
// that begin on the last day of a month, scopes of several words, partners that are declined.

extension RandomHistory {
    mutating func oddThing() throws {
        switch random.number(0...7) {
        case ..<2: try rejectDeal()
        case ..<3: try returnDeal()
        case ..<4: try reviseDeal()
        case ..<6: try sellService()
        case ..<7: try suspendFromMuch()
        default: try declineOrTerminate()
        }
    }

    /// A submission that is not approved; its id where it is recorded.
    private mutating func submission(_ revision: Int, of known: String? = nil) throws -> String? {
        let id = known ?? next("D")
        let payee = payee()
        let kind = random.pick(["new", "renewal", "expansion"])
        let sourcing = random.pick(["sourced", "led", "influenced", "cosell"])
        let isThere = try add(
            "deal.submitted {dealId: \(id), revision: \(revision), partnerId: \(payee), "
                + "customer: {name: Customer \(id), country: US}, productLines: [suite], "
                + "kind: \(kind), sourcing: \(sourcing)}", on: date)
        guard isThere else { return nil }
        if known == nil { deals.append(id) }
        return id
    }

    /// A deal is rejected, and mostly the partner appeals.
    private mutating func rejectDeal() throws {
        guard let id = try submission(1) else { return }
        _ = try add(
            "deal.rejected {dealId: \(id), appealBy: \(try date.adding(days: 30))}", on: date)
        guard random.chance(70) else { return try revise(id) }
        let appeal = try date.adding(days: random.pick([0, 0, 5]))
        guard try add("deal.appealed {dealId: \(id), grounds: g}", on: appeal) else { return }
        let outcome = random.pick(["granted", "granted", "upheld"])
        let day = try date.adding(days: random.pick([0, 5, 9]))
        _ = try add("deal.appeal_decided {dealId: \(id), outcome: \(outcome)}", on: day)
        if random.chance(50) { try revise(id) }
    }

    private mutating func returnDeal() throws {
        guard let id = try submission(1) else { return }
        _ = try add("deal.returned {dealId: \(id), missing: [x]}", on: date)
        try revise(id)
    }

    /// A deal whose protection has ended is submitted anew.
    private mutating func reviseDeal() throws {
        guard !deals.isEmpty else { return }
        try revise(random.pick(deals))
    }

    private mutating func revise(_ id: String) throws {
        guard try submission(random.pick([2, 2, 3]), of: id) != nil else { return }
        if random.chance(85) { try approve(id, on: date) }
    }

    /// Terms that do not begin on the day of the invoice, and what ends them: where a month has no
    /// such day, months of service begin on its last.
    private mutating func sellService() throws {
        let year = date.year
        let from = random.pick([
            "\(year)-01-31", "\(year)-01-31", "\(year)-02-28", "\(year)-03-30", "\(date)",
        ])
        let to = random.pick(["\(year)-12-30", "\(year)-03-30", "\(year + 1)-02-28"])
        let id = next("I")
        let payee = payee()
        let net = random.minorUnits()
        let isThere = try add(
            "sale.invoiced {invoiceId: \(id), partnerId: \(payee), lines: [{lineId: '1', "
                + "net: \(money(net)), serviceFrom: \(from), serviceTo: \(to)}]}", on: date)
        guard isThere else { return }
        invoices.append(
            MadeInvoice(
                id: id, date: date, currency: terms.currency, lines: [("1", net)], total: net,
                service: nil))
        for _ in 0..<random.number(1...2) {
            let stop = random.pick([
                "\(year)-01-30", "\(year)-02-28", "2024-02-29", "\(year)-03-01",
                "\(year)-03-31", "\(year)-05-01", "\(year)-06-30",
            ])
            _ = try add(
                "sale.credited {creditId: \(next("C")), invoiceId: \(id), kind: cancellation, "
                    + "lines: [{lineId: '1', net: \(money(0))}], stopsServiceOn: \(stop)}",
                on: date)
        }
    }

    private mutating func suspendFromMuch() throws {
        let scope = random.pick([
            "payout, registration", "earning, payout", "registration, earning, payout",
        ])
        let payee = payee()
        let day = try today()
        let until = random.chance(60) ? ", until: \(try day.adding(days: 20))" : ""
        _ = try add(
            "partner.standing_changed {partnerId: \(payee), to: suspended, scope: [\(scope)]"
                + "\(until)}", on: day)
    }

    /// Only who was never activated can be declined.
    private mutating func declineOrTerminate() throws {
        let others = payees.filter { !activated.contains($0) }
        let day = try today()
        if !others.isEmpty {
            _ = try add(
                "partner.standing_changed {partnerId: \(random.pick(others)), to: declined}",
                on: day)
        } else if random.chance(30) {
            let days = random.pick([0, 10])
            _ = try add(
                "partner.standing_changed {partnerId: \(payee()), to: terminated, "
                    + "trailingDays: \(days)}", on: day)
        }
    }
}
