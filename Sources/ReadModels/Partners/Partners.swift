import Accounting
import Events
import Projections
import Rules

/// Partners: what they are, where they stand, who they belong to.
package final class Partners: Projector {
    package static let name = "partners"
    package static let revision: UInt32 = 1
    package static let upstream: [String] = []

    package let partners = OrdinalTable<PartnerRow>("partners")

    package init() {}

    package var tables: [any ModelTable] { [partners] }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {}

    package func state(of partner: UInt32) throws -> PartnerRow? { try partners.row(partner) }

    package func id(of partner: UInt32) throws -> String { try partners.row(partner)?.id ?? "" }

    package func standing(of partner: UInt32, on date: BusinessDate) throws -> PayeeStanding {
        try partners.row(partner)?.standing ?? .prospect
    }
}
