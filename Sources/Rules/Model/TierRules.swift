import Accounting

/// The tiers and what moves a partner between them (rules.md section 7).
package struct TierRules: Sendable {
    /// The tiers, lowest first.
    package let ladder: TierLadder
    /// By tier index: the sets of which one must hold; empty where a tier cannot be attained.
    package let requirements: [[TierRequirementSet]]
    /// The days of the year on which partners move up, in file order.
    package let promoteOn: [MonthDay]
    /// The days of the year on which partners move down, in file order.
    package let demoteOn: [MonthDay]
    /// How long a partner keeps its tier when only this measure fails.
    package let grace: [MeasureGrace]
    /// Where the section begins.
    package let at: SourcePosition

    /// The days of grace of the measure with this index; nil where it has none.
    /// - Complexity: O(*n*) in the number of graced measures.
    package func graceDays(measure index: Int) -> Int? {
        grace.first { $0.measure == index }?.days
    }
}

/// The tiers of a programme, lowest first; the first is where everyone starts.
package struct TierLadder: Hashable, Sendable {
    /// The most tiers that a ladder may have: conditions keep a bit for each, and one for none.
    package static let limit = 63

    /// The names, lowest tier first; at least one, none twice.
    package let names: [String]

    /// The index of the tier with this name.
    /// - Complexity: O(*n*) in the number of tiers.
    package func index(of name: String) -> Int? { names.firstIndex(of: name) }
}

/// Requirements that must all hold.
package struct TierRequirementSet: Sendable {
    /// At least one.
    package let requirements: [TierRequirement]
    /// Where the set begins.
    package let at: SourcePosition
}

/// A measure and the least that it must be.
package struct TierRequirement: Sendable {
    /// The index of the measure.
    package let measure: Int
    /// Minor units of the programme's currency for an amount, else a count; not below zero.
    package let threshold: Int64
    /// Where it is stated.
    package let at: SourcePosition
}

/// The days of grace of a measure.
package struct MeasureGrace: Sendable {
    /// The index of the measure.
    package let measure: Int
    /// How many days past the last on which the tier held.
    package let days: Int
    /// Where it is stated.
    package let at: SourcePosition
}
