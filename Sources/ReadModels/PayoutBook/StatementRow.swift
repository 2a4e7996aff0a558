import Accounting
import Events
import Projections

/// A statement as it was issued. Amounts are minor units of its currency.
package struct StatementRow: TableRow, Equatable {
    /// The statement's own id.
    package var id: String
    package var position: UInt64
    package var issuedOn: BusinessDate
    package var payee: UInt32
    package var period: Period
    package var currency: Currency
    package var figures: StatementFigures

    package init(
        id: String, position: UInt64, issuedOn: BusinessDate, payee: UInt32, period: Period,
        currency: Currency, figures: StatementFigures
    ) {
        self.id = id
        self.position = position
        self.issuedOn = issuedOn
        self.payee = payee
        self.period = period
        self.currency = currency
        self.figures = figures
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(position)
        writer.put(issuedOn.daysSince1970)
        writer.put(payee)
        writer.put(period.rawValue)
        writer.put(currency.numericCode)
        figures.encode(into: &writer)
        writer.put(id)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        position = try reader.integer()
        issuedOn = try reader.date()
        payee = try reader.integer()
        period = try reader.period()
        currency = try reader.currency()
        figures = try StatementFigures(decoding: &reader)
        id = try reader.text()
    }
}

/// The figures of a payee in a period, in minor units (rules.md section 9, "Statements").
package struct StatementFigures: TableRow, Equatable {
    /// Held, payable and scheduled at the end of the period before.
    package var opening: Int64 = 0
    package var accrued: Int64 = 0
    /// Adjusted, drawn and reinstated, less forfeited.
    package var adjusted: Int64 = 0
    /// Informative: it moves what is owed from held to payable.
    package var released: Int64 = 0
    /// Settled and withheld.
    package var paid: Int64 = 0
    /// Held, payable and scheduled at the end of the period, as stated.
    package var closing: Int64 = 0

    package init() {}

    package func encode(into writer: inout RowWriter) {
        writer.put(opening)
        writer.put(accrued)
        writer.put(adjusted)
        writer.put(released)
        writer.put(paid)
        writer.put(closing)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        opening = try reader.integer()
        accrued = try reader.integer()
        adjusted = try reader.integer()
        released = try reader.integer()
        paid = try reader.integer()
        closing = try reader.integer()
    }
}
