import Accounting

/// Where a lead stands.
package enum LeadState: UInt8, CaseIterable, Sendable {
    case offered = 1
    /// Declined, and not offered to another partner yet.
    case unassigned = 2
    case accepted = 3
    case working = 4
    case closed = 5
    /// Derived: offered, and the instant to respond by has passed. Never stored.
    case timedOut = 6
    /// Derived: not known yet. Never stored.
    case absent = 7

    /// The spelling in JSON.
    package var name: String {
        switch self {
        case .offered: "offered"
        case .unassigned: "unassigned"
        case .accepted: "accepted"
        case .working: "working"
        case .closed: "closed"
        case .timedOut: "timed_out"
        case .absent: "absent"
        }
    }

    /// What an offer has become at `instant`: it can be answered through `respondBy`.
    func expiring(after respondBy: Instant?, at instant: Instant) -> LeadState {
        guard self == .offered, let respondBy, instant > respondBy else { return self }
        return .timedOut
    }
}
