import Accounting
import Projections

/// What a journal entry means to its payee's balance, without its reasons: 38 bytes, so that a
/// balance at any date, known at any position, is one run over the payee's postings.
package struct Posting: ListElement, Equatable {
    package static let encodedSize = 38

    package var position: UInt64
    /// Number of the entry under its event.
    package var number: UInt32
    package var kind: EntryKind
    /// Whether an accrual went straight to payable, having no invoice to be held against.
    package var isStraight: Bool
    package var effectiveOn: BusinessDate
    package var forPeriod: Period
    package var inPeriod: Period
    package var component: UInt16
    package var currency: Currency
    package var amount: Int64

    package func encode(into writer: inout RowWriter) {
        writer.put(position)
        writer.put(number)
        writer.put(kind.rawValue)
        writer.put(isStraight)
        writer.put(effectiveOn.daysSince1970)
        writer.put(forPeriod.rawValue)
        writer.put(inPeriod.rawValue)
        writer.put(component)
        writer.put(currency.numericCode)
        writer.put(amount)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        position = try reader.integer()
        number = try reader.integer()
        kind = try reader.kind()
        isStraight = try reader.flag()
        effectiveOn = try reader.date()
        forPeriod = try reader.period()
        inPeriod = try reader.period()
        component = try reader.integer()
        currency = try reader.currency()
        amount = try reader.integer()
    }

    package init(_ entry: EntryRow, position: UInt64, number: UInt32) {
        self.position = position
        self.number = number
        kind = entry.kind
        isStraight = entry.kind == .accrued && entry.lines.contains { $0.account == .payable }
        effectiveOn = entry.effectiveOn
        forPeriod = entry.forPeriod
        inPeriod = entry.inPeriod
        component = entry.component
        currency = entry.currency
        amount = entry.amount
    }
}
