import Accounting
import Events
import Projections

/// Tiers of partners.
package final class PartnerTiers: Projector {
    package static let name = "partner-tiers"
    package static let revision: UInt32 = 1
    package static let upstream: [String] = []

    package init() {}

    package var tables: [any ModelTable] { [] }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {}

    package func tier(of partner: UInt32, on date: BusinessDate) throws -> HeldTier? { nil }
}
