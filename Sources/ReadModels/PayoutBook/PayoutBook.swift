import Accounting
import Events
import Projections

/// Statements, disputes, runs and payouts.
package final class PayoutBook: Projector {
    package static let name = "payout-book"
    package static let revision: UInt32 = 1
    package static let upstream: [String] = []

    package init() {}

    package var tables: [any ModelTable] { [] }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {}

    package func dispute(_ ordinal: UInt32) throws -> (payee: UInt32, statement: UInt32)? { nil }

    package func statement(_ ordinal: UInt32) throws -> (period: String, payee: UInt32)? { nil }
}
