import Accounting
import Events
import Projections
import Rules

/// The parents that a partner had on one relation, in log order.
package struct PartnerLinksRow: TableRow, Equatable {
    package var links: [PartnerLink] = []

    package init() {}

    package func encode(into writer: inout RowWriter) {
        writer.put(links)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        links = try reader.list()
    }

    /// The link in force on a day.
    package func link(on date: BusinessDate) -> PartnerLink? {
        links.last { $0.isInForce(on: date) }
    }
}

/// A parent and the days on which it is the parent.
package struct PartnerLink: TableRow, Equatable {
    package var parent: UInt32
    /// The first day.
    package var from: BusinessDate
    /// The day of the unlinking, from which on the parent is none; nil while it is linked.
    package var to: BusinessDate?

    package init(parent: UInt32, from: BusinessDate, to: BusinessDate? = nil) {
        self.parent = parent
        self.from = from
        self.to = to
    }

    package func isInForce(on date: BusinessDate) -> Bool {
        from <= date && to.map { date < $0 } ?? true
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(parent)
        writer.put(from.daysSince1970)
        writer.put(optional: to)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        parent = try reader.integer()
        from = try reader.date()
        to = try reader.optionalDate()
    }
}

extension PartnerRelation {
    /// The relation that an event names.
    package init(_ relation: Events.PartnerRelation) {
        switch relation {
        case .owns: self = .owns
        case .distributesTo: self = .distributesTo
        case .franchises: self = .franchises
        case .buyingGroup: self = .buyingGroup
        }
    }

    /// Its number in keys.
    var number: UInt32 {
        switch self {
        case .owns: 1
        case .distributesTo: 2
        case .franchises: 3
        case .buyingGroup: 4
        }
    }

    /// Its bit in `PartnerRow.relations`.
    var bit: UInt8 { 1 << UInt8(number) }
}
