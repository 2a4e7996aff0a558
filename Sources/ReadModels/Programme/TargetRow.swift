import Accounting
import Projections

/// A target as it was set last: what a payee is to reach of a measure in a period.
package struct TargetRow: TableRow, Equatable {
    package var id: String
    package var payee: UInt32
    package var measure: String
    package var period: String
    package var amount: Money
    package var prorate: Bool
    package var position: UInt64

    package init(
        id: String, payee: UInt32, measure: String, period: String, amount: Money, prorate: Bool,
        position: UInt64
    ) {
        self.id = id
        self.payee = payee
        self.measure = measure
        self.period = period
        self.amount = amount
        self.prorate = prorate
        self.position = position
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(position)
        writer.put(payee)
        writer.put(amount.minorUnits)
        writer.put(amount.currency.numericCode)
        writer.put(prorate)
        writer.put(id)
        writer.put(measure)
        writer.put(period)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        position = try reader.integer()
        payee = try reader.integer()
        let minorUnits = try reader.integer(Int64.self)
        amount = Money(minorUnits: minorUnits, currency: try reader.currency())
        prorate = try reader.flag()
        id = try reader.text()
        measure = try reader.text()
        period = try reader.text()
    }
}
