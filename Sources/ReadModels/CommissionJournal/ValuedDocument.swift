import Accounting
import Projections
import Rules

/// A document as the engine values it: what the sales book knows, in one shape for invoices and
/// unlinked credits.
struct ValuedDocument {
    let element: DocumentElement
    let date: BusinessDate
    let position: UInt64
    let deal: UInt32
    let currency: Currency
    let crediting: Crediting
    let lines: [ValuedLine]
    /// What the customer owes, taxes included, as invoiced; nil where the invoice does not say.
    let gross: Int64?
    /// Cash by its day, below zero what was reversed.
    let cash: [DayAmount]
    /// Place of the version that values it; nil where none is in force on its date.
    let version: Int?

    /// Its place in an order that goes by position.
    var key: OrderKey { OrderKey(position: position) }
    /// Its place in an order that goes by date.
    var dayKey: OrderKey { OrderKey(day: date.daysSince1970, position: position) }
    var isInvoice: Bool { !element.isCredit }
}

/// A line of a valued document; amounts in minor units of the document's currency.
struct ValuedLine {
    /// What is retained; −net for an unlinked credit.
    let retained: Int64
    /// As invoiced; for an unlinked credit the credited amount.
    let net: Int64
    let quantity: Int64
    let sku: String
    let productLine: String
}

extension CommissionJournal {
    /// A document as it stands in the sales book; nil where there is none.
    func document(_ element: DocumentElement) throws -> ValuedDocument? {
        if element.isCredit {
            guard let row = try sales.credits.row(element.ordinal) else { return nil }
            return ValuedDocument(
                element: element, date: row.date, position: row.position, deal: 0,
                currency: row.currency, crediting: row.crediting,
                lines: row.lines.map {
                    ValuedLine(
                        retained: -$0.net, net: $0.net, quantity: 0, sku: "", productLine: "")
                }, gross: nil, cash: [], version: try programme.history().indexInForce(on: row.date)
            )
        }
        guard let row = try sales.invoices.row(element.ordinal) else { return nil }
        return ValuedDocument(
            element: element, date: row.date, position: row.position, deal: row.deal,
            currency: row.currency, crediting: row.crediting,
            lines: row.lines.map {
                ValuedLine(
                    retained: $0.retained, net: $0.net, quantity: $0.quantity, sku: $0.sku,
                    productLine: $0.productLine)
            }, gross: row.gross, cash: row.cash,
            version: try programme.history().indexInForce(on: row.date))
    }

    /// Changes what the journal keeps of a document, with the document and the version that values
    /// it; nothing where there is none.
    ///
    /// The row is taken out of its table meanwhile, so that its lists change in place.
    func change(
        _ element: DocumentElement,
        _ body: (ValuedDocument, inout DocumentAccount, VersionPlan?) throws -> Void
    ) throws {
        try makeWay(for: element)
        guard let document = try openDocument(element) else { return }
        let plan = try document.version.map { try earningPlan().versions[$0] }
        let accounts = accounts(of: element)
        var account = try accounts.update(element.ordinal) { row in
            defer { row = nil }
            return row ?? DocumentAccount()
        }
        defer { if !account.isEmpty { accounts.set(element.ordinal, to: account) } }
        try body(document, &account, plan)
    }

    /// The table that has the journal's row of a document.
    func accounts(of element: DocumentElement) -> OrdinalTable<DocumentAccount> {
        element.isCredit ? creditAccounts : invoiceAccounts
    }

    /// A document as it stands, kept until the event is done or another is asked for.
    private func openDocument(_ element: DocumentElement) throws -> ValuedDocument? {
        if let lastDocument, lastDocument.element == element { return lastDocument }
        lastDocument = try document(element)
        return lastDocument
    }
}
