/// An enumerated fact about a line: a number to store and the name that rule files and events
/// share.
package protocol LineFact: RawRepresentable<UInt8>, CaseIterable, Sendable {
    /// The name in rule files and events.
    var name: String { get }
}

extension LineFact {
    /// Finds the value with this `name`.
    package init?(name: String) {
        guard let value = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = value
    }
}

/// A payee's standing on a day (rules.md section 2).
package enum PayeeStanding: UInt8, LineFact {
    case prospect, onboarding, active, suspended, terminated, declined

    package var name: String {
        switch self {
        case .prospect: "prospect"
        case .onboarding: "onboarding"
        case .active: "active"
        case .suspended: "suspended"
        case .terminated: "terminated"
        case .declined: "declined"
        }
    }
}

/// The kinds of partner.
package enum PayeeKind: UInt8, LineFact {
    case reseller, distributor, integrator, referral, isv, msp, dealer, broker

    package var name: String {
        switch self {
        case .reseller: "reseller"
        case .distributor: "distributor"
        case .integrator: "integrator"
        case .referral: "referral"
        case .isv: "isv"
        case .msp: "msp"
        case .dealer: "dealer"
        case .broker: "broker"
        }
    }
}

/// The exclusivity of a deal's approval.
package enum DealExclusivity: UInt8, LineFact {
    case exclusive, secondary, shared

    package var name: String {
        switch self {
        case .exclusive: "exclusive"
        case .secondary: "secondary"
        case .shared: "shared"
        }
    }
}

/// The kinds of deal.
package enum DealKind: UInt8, LineFact {
    case new, expansion, renewal

    package var name: String {
        switch self {
        case .new: "new"
        case .expansion: "expansion"
        case .renewal: "renewal"
        }
    }
}

/// How a deal was sourced.
package enum DealSourcing: UInt8, LineFact {
    case sourced, led, influenced, cosell

    package var name: String {
        switch self {
        case .sourced: "sourced"
        case .led: "led"
        case .influenced: "influenced"
        case .cosell: "cosell"
        }
    }
}

/// The role of a share of an attribution.
package enum ShareRole: UInt8, LineFact {
    case sourced, led, influenced, cosell, overlay

    package var name: String {
        switch self {
        case .sourced: "sourced"
        case .led: "led"
        case .influenced: "influenced"
        case .cosell: "cosell"
        case .overlay: "overlay"
        }
    }
}
