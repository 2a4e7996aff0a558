import Accounting
import Projections

/// A credit: linked to an invoice, whose lines it lowers, or a document of its own.
package struct CreditRow: TableRow, Equatable {
    /// The credit's own id.
    package var id: String
    package var position: UInt64
    package var date: BusinessDate
    /// 0 for an unlinked credit.
    package var invoice: UInt32
    /// The partner that an unlinked credit names; 0 for none.
    package var partner: UInt32
    package var isCancellation: Bool
    package var stopsServiceOn: BusinessDate?
    package var currency: Currency
    package var lines: [CreditLineRow]
    /// Who an unlinked credit is taken from; of no payees on a linked one.
    package var crediting: Crediting

    package init(
        id: String, position: UInt64, date: BusinessDate, invoice: UInt32, partner: UInt32,
        isCancellation: Bool, stopsServiceOn: BusinessDate?, currency: Currency,
        lines: [CreditLineRow], crediting: Crediting
    ) {
        self.id = id
        self.position = position
        self.date = date
        self.invoice = invoice
        self.partner = partner
        self.isCancellation = isCancellation
        self.stopsServiceOn = stopsServiceOn
        self.currency = currency
        self.lines = lines
        self.crediting = crediting
    }
}

/// A line of a credit; `net`, in minor units, is what it takes off, not below zero.
package struct CreditLineRow: TableRow, Equatable {
    package var id: String
    package var net: Int64

    package init(id: String, net: Int64) {
        self.id = id
        self.net = net
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(id)
        writer.put(net)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        id = try reader.text()
        net = try reader.integer()
    }
}

// MARK: - Bytes

extension CreditRow {
    package func encode(into writer: inout RowWriter) {
        writer.put(position)
        writer.put(date.daysSince1970)
        writer.put(invoice)
        writer.put(partner)
        writer.put(isCancellation)
        writer.put(optional: stopsServiceOn)
        writer.put(currency.numericCode)
        writer.put(id)
        writer.put(lines)
        crediting.encode(into: &writer)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        position = try reader.integer()
        date = try reader.date()
        invoice = try reader.integer()
        partner = try reader.integer()
        isCancellation = try reader.flag()
        stopsServiceOn = try reader.optionalDate()
        currency = try reader.currency()
        id = try reader.text()
        lines = try reader.list()
        crediting = try Crediting(decoding: &reader)
    }
}
