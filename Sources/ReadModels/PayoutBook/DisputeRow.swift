import Accounting
import Events
import Projections

/// A dispute of a statement.
package struct DisputeRow: TableRow, Equatable {
    /// The dispute's own id.
    package var id: String
    package var openedOn: BusinessDate
    package var payee: UInt32
    package var statement: UInt32
    /// The journal entries in dispute, `4711.2`.
    package var entries: [String]
    /// What the payee claims.
    package var claimed: Money
    /// nil while it is open.
    package var outcome: DisputeOutcome?
    package var resolvedOn: BusinessDate?
    /// What the payee was granted.
    package var adjustment: Money?

    package init(
        id: String, openedOn: BusinessDate, payee: UInt32, statement: UInt32, entries: [String],
        claimed: Money
    ) {
        self.id = id
        self.openedOn = openedOn
        self.payee = payee
        self.statement = statement
        self.entries = entries
        self.claimed = claimed
    }

    package var isOpen: Bool { outcome == nil }

    package func encode(into writer: inout RowWriter) {
        writer.put(openedOn.daysSince1970)
        writer.put(payee)
        writer.put(statement)
        writer.put(claimed)
        writer.put(optional: outcome?.rawValue)
        writer.put(optional: resolvedOn)
        writer.put(adjustment != nil)
        if let adjustment { writer.put(adjustment) }
        writer.put(id)
        writer.put(entries)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        openedOn = try reader.date()
        payee = try reader.integer()
        statement = try reader.integer()
        claimed = try reader.money()
        outcome = try reader.flag() ? try reader.named() : nil
        resolvedOn = try reader.optionalDate()
        adjustment = try reader.flag() ? try reader.money() : nil
        id = try reader.text()
        entries = try reader.texts()
    }
}

/// An amount that was granted or taken by hand.
package struct AdjustmentRow: TableRow, Equatable {
    /// The adjustment's own id.
    package var id: String
    package var position: UInt64
    package var on: BusinessDate
    package var payee: UInt32
    package var forPeriod: Period
    package var amount: Money
    package var cause: String
    package var approver: String

    package init(
        id: String, position: UInt64, on: BusinessDate, payee: UInt32, forPeriod: Period,
        amount: Money, cause: String, approver: String
    ) {
        self.id = id
        self.position = position
        self.on = on
        self.payee = payee
        self.forPeriod = forPeriod
        self.amount = amount
        self.cause = cause
        self.approver = approver
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(position)
        writer.put(on.daysSince1970)
        writer.put(payee)
        writer.put(forPeriod.rawValue)
        writer.put(amount)
        writer.put(id)
        writer.put(cause)
        writer.put(approver)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        position = try reader.integer()
        on = try reader.date()
        payee = try reader.integer()
        forPeriod = try reader.period()
        amount = try reader.money()
        id = try reader.text()
        cause = try reader.text()
        approver = try reader.text()
    }
}
