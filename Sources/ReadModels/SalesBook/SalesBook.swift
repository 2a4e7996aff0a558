import Accounting
import Events
import Projections
import Rules

/// Invoices, credits and cash, who is credited for them and for how much: rules.md section 2.
///
/// What a payee's *sales* are, for measures and gates, is kept here by day.
package final class SalesBook: Projector {
    package static let name = "sales-book"
    package static let revision: UInt32 = 2
    package static let kinds: Set<StreamKind> = [.invoice, .credit, .deal, .ruleset]
    package static let upstream = [Programme.name, Partners.name, DealRegister.name]

    /// Invoices by the ordinal of their stream.
    package let invoices = OrdinalTable<InvoiceRow>("invoices")
    /// Credits by the ordinal of their stream.
    package let credits = OrdinalTable<CreditRow>("credits")
    /// Primary credited basis by payee and day, in the programme's currency.
    package let sales = DailySums("sales")
    /// The invoices of a deal, in log order.
    package let invoicesOfDeals = ListTable<DocumentElement>("invoices-of-deals")
    /// The documents of a month (counted from year 0), in log order: what a rule version that
    /// covers the month values anew.
    package let documentsOfMonths = ListTable<DocumentElement>("documents-of-months")

    /// The documents that the last event changed, in order of position; the journal of
    /// commissions posts what follows.
    package private(set) var touched: [DocumentElement] = []

    let programme: Programme
    let partners: Partners
    let deals: DealRegister
    /// Scratch for the bases before and after a change.
    private var before: [Int64] = []
    private var after: [Int64] = []

    package init(programme: Programme, partners: Partners, deals: DealRegister) {
        self.programme = programme
        self.partners = partners
        self.deals = deals
    }

    package var tables: [any ModelTable] {
        [credits, documentsOfMonths, invoices, invoicesOfDeals, sales]
    }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {
        touched.removeAll(keepingCapacity: true)
        switch event.type {
        case .saleInvoiced: try invoice(event)
        case .saleCredited: try credit(event)
        case .salePaid: try pay(event, sign: 1)
        case .salePaymentReversed: try pay(event, sign: -1)
        case .dealAttributed: try attribute(event)
        case .rulesetActivated: try revalue(event)
        default: break
        }
    }
}

// MARK: - Asking

extension SalesBook {
    /// The sales of a payee on the days `from...through`: the primary credited basis of its
    /// lines, by their dates, in minor units of the programme's currency.
    package func primaryBasis(
        of payee: UInt32, from: BusinessDate, through: BusinessDate
    ) throws -> Int64 {
        try sales.sum(of: payee, from: from, through: through)
    }

    /// How amounts are rounded on a date: as the version in force says, half to even where there
    /// is none.
    func rounding(on date: BusinessDate) throws -> Rounding {
        try programme.inForce(on: date)?.rules.head.rounding ?? .halfEven
    }
}

// MARK: - Changing the sums

extension SalesBook {
    /// Adds an invoice line to the sums by day, or takes it off again.
    func count(_ row: InvoiceRow, _ line: InvoiceLineRow, sign: Int64) throws {
        try count(
            row.crediting, retained: line.retained, of: row.currency, on: row.date, sign: sign)
    }

    /// Adds a line of an unlinked credit, whose R is −net, to the sums by day, or takes it off.
    func count(_ row: CreditRow, _ line: CreditLineRow, sign: Int64) throws {
        try count(row.crediting, retained: -line.net, of: row.currency, on: row.date, sign: sign)
    }

    private func count(
        _ crediting: Crediting, retained: Int64, of currency: Currency, on date: BusinessDate,
        sign: Int64
    ) throws {
        guard let home = try programme.currency() else { return }
        try crediting.credit(
            retained, of: currency, in: home, into: &after)
        for (index, share) in crediting.shares.enumerated() where !share.isOverlay {
            try sales.add(sign * after[index], to: share.payee, on: date)
        }
    }

    /// Posts to the sums by day what the change of a line from `old` to `new` retained units
    /// makes for each payee.
    func recount(
        _ crediting: Crediting, from old: Int64, to new: Int64, of currency: Currency,
        on date: BusinessDate
    ) throws {
        guard old != new, let home = try programme.currency() else { return }
        try crediting.credit(old, of: currency, in: home, into: &before)
        try crediting.credit(new, of: currency, in: home, into: &after)
        for (index, share) in crediting.shares.enumerated() where !share.isOverlay {
            try sales.add(after[index] - before[index], to: share.payee, on: date)
        }
    }

    func touch(_ document: DocumentElement) {
        touched.append(document)
    }

    /// Files a new document under its month and, where it names one, under its deal.
    func file(_ document: DocumentElement, on date: BusinessDate, deal: UInt32) throws {
        let parts = date.components
        try documentsOfMonths.append(document, to: UInt64(parts.year * 12 + parts.month - 1))
        if deal != 0 { try invoicesOfDeals.append(document, to: UInt64(deal)) }
        touch(document)
    }
}
