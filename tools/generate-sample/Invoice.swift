/// An invoice to a customer, with or without a registered deal.
final class Invoice {
    struct Line {
        let product: Int
        let quantity: Int
        /// In minor units; below zero for a discount.
        let net: Int
        let term: ClosedRange<Day>?
    }

    /// Given out when it is first written, so that numbers rise with time; 0 before.
    var number = 0
    let deal: Deal?
    let partner: Partner
    let customer: Customer
    let tender: Int
    let dueOn: Day
    var lines: [Line] = []
    /// What the customer owes, taxes included, where the invoice says so.
    var gross: Int?

    var net: Int { lines.reduce(0) { $0 + $1.net } }

    init(deal: Deal?, partner: Partner, customer: Customer, tender: Int, dueOn: Day) {
        self.deal = deal
        self.partner = partner
        self.customer = customer
        self.tender = tender
        self.dueOn = dueOn
    }
}

/// A payment on an invoice, or the bouncing of one.
struct Payment {
    let invoice: Invoice
    /// Counts the payments of the invoice from 1.
    let ordinal: Int
    let amount: Int
}

/// A credit, to an invoice's lines or to a partner without one.
final class Credit {
    /// Given out when it is first written, so that numbers rise with time; 0 before.
    var number = 0
    let invoice: Invoice?
    let partner: Partner
    let kind: StaticString
    let tender: Int
    /// Line of the invoice (from 0) and amount in minor units.
    let lines: [(line: Int, amount: Int)]
    let stopsServiceOn: Day?

    init(
        invoice: Invoice?, partner: Partner, kind: StaticString, tender: Int,
        lines: [(line: Int, amount: Int)], stopsServiceOn: Day?
    ) {
        self.invoice = invoice
        self.partner = partner
        self.kind = kind
        self.tender = tender
        self.lines = lines
        self.stopsServiceOn = stopsServiceOn
    }
}
