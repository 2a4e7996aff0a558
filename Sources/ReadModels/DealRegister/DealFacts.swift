import Events
import Rules

/// What a deal says about a line that is sold on it (rules.md section 2, "Line facts").
package struct DealFacts: Equatable, Sendable {
    /// Whether the deal is protected, for the payee that was asked about, on the date.
    package var isProtected = false
    /// nil where the deal was never approved.
    package var exclusivity: DealExclusivity?
    package var kind: DealKind?
    package var sourcing: DealSourcing?

    init(
        isProtected: Bool = false, exclusivity: Events.DealExclusivity? = nil,
        kind: Events.DealKind? = nil, sourcing: Events.DealSourcing? = nil
    ) {
        self.isProtected = isProtected
        self.exclusivity = exclusivity.map { DealExclusivity($0) }
        self.kind = kind.map { DealKind($0) }
        self.sourcing = sourcing.map { DealSourcing($0) }
    }

    /// Of a document without a deal.
    package static let none = DealFacts()
}

// The words of the rules for those of the events.

extension DealKind {
    init(_ word: Events.DealKind) {
        switch word {
        case .new: self = .new
        case .expansion: self = .expansion
        case .renewal: self = .renewal
        }
    }
}

extension DealExclusivity {
    init(_ word: Events.DealExclusivity) {
        switch word {
        case .exclusive: self = .exclusive
        case .secondary: self = .secondary
        case .shared: self = .shared
        }
    }
}

extension DealSourcing {
    init(_ word: Events.DealSourcing) {
        switch word {
        case .sourced: self = .sourced
        case .led: self = .led
        case .influenced: self = .influenced
        case .cosell: self = .cosell
        }
    }
}

extension ShareRole {
    init(_ word: Events.ShareRole) {
        switch word {
        case .sourced: self = .sourced
        case .led: self = .led
        case .influenced: self = .influenced
        case .cosell: self = .cosell
        case .overlay: self = .overlay
        }
    }
}
