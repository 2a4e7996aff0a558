import Accounting
import Projections

/// What the book knows of an invoice: its lines as they stand, who is credited for it, the cash.
package struct InvoiceRow: TableRow, Equatable {
    /// The invoice's own id.
    package var id: String
    /// Position of `sale.invoiced`.
    package var position: UInt64
    package var date: BusinessDate
    /// The partner that the invoice names; 0 for none.
    package var partner: UInt32
    /// The distributor that the invoice names; 0 for none.
    package var distributor: UInt32
    /// The deal that the invoice names; 0 for none.
    package var deal: UInt32
    package var currency: Currency
    /// What the customer owes, taxes included, in minor units; nil where the invoice does not
    /// say.
    package var gross: Int64?
    /// Cash by the day on which it counts, rising, in minor units; below zero what was reversed.
    package var cash: [DayAmount] = []
    package var lines: [InvoiceLineRow]
    package var crediting: Crediting
    /// The linked credits, in log order.
    package var credits: [UInt32] = []

    /// Cash received less what was reversed, in minor units.
    package var paid: Int64 {
        cash.reduce(0) { $0 &+ $1.amount }
    }

    /// Sum of what is retained of the lines, in minor units.
    package var retained: Int64 {
        lines.reduce(0) { $0 &+ $1.retained }
    }

    package init(
        id: String, position: UInt64, date: BusinessDate, partner: UInt32, distributor: UInt32,
        deal: UInt32, currency: Currency, gross: Int64?, lines: [InvoiceLineRow],
        crediting: Crediting
    ) {
        self.id = id
        self.position = position
        self.date = date
        self.partner = partner
        self.distributor = distributor
        self.deal = deal
        self.currency = currency
        self.gross = gross
        self.lines = lines
        self.crediting = crediting
    }
}

// MARK: - Bytes

extension InvoiceRow {
    package func encode(into writer: inout RowWriter) {
        writer.put(position)
        writer.put(date.daysSince1970)
        writer.put(partner)
        writer.put(distributor)
        writer.put(deal)
        writer.put(currency.numericCode)
        writer.put(optional: gross)
        writer.put(cash)
        writer.put(id)
        writer.put(lines)
        crediting.encode(into: &writer)
        writer.put(credits)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        position = try reader.integer()
        date = try reader.date()
        partner = try reader.integer()
        distributor = try reader.integer()
        deal = try reader.integer()
        currency = try reader.currency()
        gross = try reader.optional()
        cash = try reader.list()
        id = try reader.text()
        lines = try reader.list()
        crediting = try Crediting(decoding: &reader)
        credits = try reader.integers()
    }
}
