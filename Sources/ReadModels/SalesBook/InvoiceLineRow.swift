import Accounting
import Projections

/// A line of an invoice, as it stands after the credits so far. Amounts are minor units of the
/// invoice's currency.
package struct InvoiceLineRow: TableRow, Equatable {
    package var id: String
    package var sku: String
    package var productLine: String
    package var quantity: Int64
    /// As invoiced; below zero for a discount.
    package var net: Int64
    /// What of `net` the credits have left (rules.md section 2, R).
    package var retained: Int64
    /// Sum of what credits named for the line; never above `net`.
    package var credited: Int64 = 0
    package var serviceFrom: BusinessDate?
    /// Last day of the service, as invoiced.
    package var serviceTo: BusinessDate?
    /// Last day of the service after the cancellations so far.
    package var serviceEnd: BusinessDate?

    package init(
        id: String, sku: String = "", productLine: String = "", quantity: Int64 = 0, net: Int64,
        serviceFrom: BusinessDate? = nil, serviceTo: BusinessDate? = nil
    ) {
        self.id = id
        self.sku = sku
        self.productLine = productLine
        self.quantity = quantity
        self.net = net
        retained = net
        self.serviceFrom = serviceFrom
        self.serviceTo = serviceTo
        serviceEnd = serviceTo
    }

    /// Takes all credits back, as if none had been recorded.
    package mutating func restore() {
        retained = net
        serviceEnd = serviceTo
    }
}

// MARK: - Bytes

extension InvoiceLineRow {
    package func encode(into writer: inout RowWriter) {
        writer.put(id)
        writer.put(sku)
        writer.put(productLine)
        writer.put(quantity)
        writer.put(net)
        writer.put(retained)
        writer.put(credited)
        writer.put(optional: serviceFrom)
        writer.put(optional: serviceTo)
        writer.put(optional: serviceEnd)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        id = try reader.text()
        sku = try reader.text()
        productLine = try reader.text()
        quantity = try reader.integer()
        net = try reader.integer()
        retained = try reader.integer()
        credited = try reader.integer()
        serviceFrom = try reader.optionalDate()
        serviceTo = try reader.optionalDate()
        serviceEnd = try reader.optionalDate()
    }
}
