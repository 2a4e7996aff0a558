/// What a journal entry does (rules.md sections 4 and 9). Raw values are stored: never reuse one.
package enum EntryKind: UInt8, Sendable, CaseIterable {
    /// The payee earned.
    case accrued = 1
    /// No longer held.
    case released = 2
    /// Lost because the customer did not pay in time.
    case forfeited = 3
    /// Back after a lapse.
    case reinstated = 4
    /// Set by a person, or by a dispute upheld.
    case adjusted = 5
    /// A draw paid; below zero, recovered.
    case drawn = 6
    /// Gross of a payout that is on its way.
    case scheduled = 7
    /// Gross of a payout that failed.
    case returned = 8
    /// Net of a payout that arrived; below zero, that came back.
    case paid = 9
    /// Marketing money promised.
    case fundAllocated = 10
    /// Marketing money that was not used in time.
    case fundExpired = 11
    /// Marketing money paid out.
    case fundReimbursed = 12

    /// The name in queries and exports.
    package var name: String {
        switch self {
        case .accrued: "accrued"
        case .released: "released"
        case .forfeited: "forfeited"
        case .reinstated: "reinstated"
        case .adjusted: "adjusted"
        case .drawn: "drawn"
        case .scheduled: "scheduled"
        case .returned: "returned"
        case .paid: "paid"
        case .fundAllocated: "fund_allocated"
        case .fundExpired: "fund_expired"
        case .fundReimbursed: "fund_reimbursed"
        }
    }

    /// Finds the kind with this name.
    package init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}
