import Accounting

/// Where the registration of a deal stands.
package enum DealState: UInt8, CaseIterable, Sendable {
    case submitted = 1
    case conflicted = 2
    case returned = 3
    case protected = 4
    case rejected = 5
    case appealed = 6
    /// The rejection was upheld: final.
    case upheld = 7
    case won = 8
    /// Won, and its shares are known.
    case attributed = 9
    case lost = 10
    case withdrawn = 11
    case duplicate = 12
    /// Derived: protected, and the last day of the protection has passed. Never stored.
    case expired = 13
    /// Derived: not known yet. Never stored.
    case absent = 14

    /// The spelling in JSON.
    package var name: String { "\(self)" }

    /// Whether a deal in this state is in the way of another partner's for the same customer, and
    /// counts towards its partner's `open_limit` (rules.md section 8).
    package var isInTheWay: Bool {
        switch self {
        case .submitted, .conflicted, .returned, .protected, .appealed: true
        default: false
        }
    }

    /// Whether a deal in this state may still be closed as lost, withdrawn or duplicate: nothing
    /// final has happened to it.
    package var isOpen: Bool {
        isInTheWay || self == .expired || self == .rejected
    }

    /// Whether a deal in this state was closed without being won.
    package var isClosedUnwon: Bool {
        self == .lost || self == .withdrawn || self == .duplicate
    }

    /// What a protection through `protectUntil` has become on `date`.
    func expiring(after protectUntil: BusinessDate?, on date: BusinessDate) -> DealState {
        guard self == .protected, let protectUntil, date > protectUntil else { return self }
        return .expired
    }
}
