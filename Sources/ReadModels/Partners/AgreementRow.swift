import Accounting
import Events
import Projections

/// What was agreed with a partner, as it stands after the last event.
package struct AgreementRow: TableRow, Equatable {
    package var id: String
    package var partner: UInt32
    package var kind: AgreementKind
    package var from: BusinessDate
    /// The last day on which it is in force, included; nil: it has no end.
    package var to: BusinessDate?
    package var renewsByItself: Bool
    /// The last change; nil where there was none.
    package var lastChange: AgreementChange?
    package var changedOn: BusinessDate?

    package init(
        id: String, partner: UInt32, kind: AgreementKind, from: BusinessDate, to: BusinessDate?,
        renewsByItself: Bool
    ) {
        self.id = id
        self.partner = partner
        self.kind = kind
        self.from = from
        self.to = to
        self.renewsByItself = renewsByItself
    }

    /// Whether it was ended by an event.
    package var isEnded: Bool { lastChange == .terminated || lastChange == .superseded }

    /// Whether it is in force on a day: begun, not ended, and not past its last day unless it
    /// renews by itself. Ended without a last day, it is over on the day of the event.
    package func isInForce(on date: BusinessDate) -> Bool {
        guard from <= date else { return false }
        return renewsByItself || to.map { date <= $0 } ?? true
    }

    mutating func change(_ change: AgreementChange, on date: BusinessDate, to end: BusinessDate?) {
        lastChange = change
        changedOn = date
        if isEnded {
            to = end ?? date.previous
            renewsByItself = false
        } else if let end {
            to = end
        }
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(partner)
        writer.put(kind.rawValue)
        writer.put(from.daysSince1970)
        writer.put(optional: to)
        writer.put(renewsByItself)
        writer.put(optional: lastChange?.rawValue)
        writer.put(optional: changedOn)
        writer.put(id)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        partner = try reader.integer()
        kind = try reader.named()
        from = try reader.date()
        to = try reader.optionalDate()
        renewsByItself = try reader.flag()
        lastChange = try reader.flag() ? try reader.named() : nil
        changedOn = try reader.optionalDate()
        id = try reader.text()
    }
}
