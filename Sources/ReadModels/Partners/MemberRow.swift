import Accounting
import Events
import Projections

/// A person at a partner. Name and address are not here: they can be erased from the log, and no
/// model keeps a copy.
package struct MemberRow: TableRow, Equatable {
    package var id: String
    package var partner: UInt32
    /// The role after the last event; `left` is final.
    package var role: MemberRole
    package var joinedOn: BusinessDate
    package var leftOn: BusinessDate?
    /// Whether the log still holds a name or an address.
    package var hasPersonalData: Bool

    package init(
        id: String, partner: UInt32, role: MemberRole, joinedOn: BusinessDate,
        hasPersonalData: Bool
    ) {
        self.id = id
        self.partner = partner
        self.role = role
        self.joinedOn = joinedOn
        self.hasPersonalData = hasPersonalData
    }

    package var hasLeft: Bool { role == .left }

    package func encode(into writer: inout RowWriter) {
        writer.put(partner)
        writer.put(role.rawValue)
        writer.put(joinedOn.daysSince1970)
        writer.put(optional: leftOn)
        writer.put(hasPersonalData)
        writer.put(id)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        partner = try reader.integer()
        role = try reader.named()
        joinedOn = try reader.date()
        leftOn = try reader.optionalDate()
        hasPersonalData = try reader.flag()
        id = try reader.text()
    }
}
