import Accounting
import Events
import Projections
import Rules

/// What a deal says about a payee's line.
package struct DealFacts {
    package var isProtected = false
    package var exclusivity: DealExclusivity?
    package var kind: DealKind?
    package var sourcing: DealSourcing?

    /// Of a document without a deal.
    package static let none = DealFacts()
}

/// Registered deals.
package final class DealRegister: Projector {
    package static let name = "deal-register"
    package static let revision: UInt32 = 1
    package static let upstream: [String] = []

    package init() {}

    package var tables: [any ModelTable] { [] }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {}

    package func owner(of deal: UInt32, on date: BusinessDate) throws -> UInt32 { 0 }

    package func shares(of deal: UInt32) throws -> [AttributedShare] { [] }

    package func protection(
        of deal: UInt32, on date: BusinessDate, payee: UInt32
    ) throws -> DealFacts { .none }
}

package struct AttributedShare {
    package var payee: UInt32
    package var role: ShareRole
    package var isOverlay: Bool
    package var share: Rate
}
