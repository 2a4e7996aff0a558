import Accounting

/// How far a partner is from the next tier on a day: a row of the nudge list (rules.md section 7).
package struct TierDistance: Equatable, Sendable {
    package let partner: UInt32
    package let asOf: BusinessDate
    /// The name of the tier that the partner holds, in the ladder in force.
    package let tier: String
    /// The name of the next tier.
    package let next: String
    /// The next day on which partners move up; nil where the rules have none.
    package let promotionOn: BusinessDate?
    /// The ways to the next tier; one of them is enough.
    package let sets: [RequirementSet]

    /// Whether on some way at least 90 % of everything is expected by the promotion date.
    package var isNear: Bool { sets.contains(where: \.isNear) }

    /// Requirements that must all hold.
    package struct RequirementSet: Equatable, Sendable {
        package let requirements: [Requirement]

        /// Whether the projected value is at least 90 % of every threshold.
        package var isNear: Bool {
            requirements.allSatisfy {
                Int128($0.projected) * 10 >= Int128($0.threshold) * 9
            }
        }
    }

    /// A measure, where it stands and what it must be.
    package struct Requirement: Equatable, Sendable {
        /// The measure's name in the rules.
        package let measure: String
        /// Whether the values are minor units of the programme's currency; else they are counts.
        package let isAmount: Bool
        package let threshold: Int64
        /// The value by all that is effective through the day.
        package let value: Int64
        /// The value to be expected at the start of the next promotion date.
        package let projected: Int64

        /// What is missing; not above zero where nothing is.
        package var gap: Int64 { Int64(clamping: Int128(threshold) - Int128(value)) }

        /// The part of the threshold that is reached, rounded down; a whole for a threshold of
        /// zero.
        package var progress: Rate {
            guard threshold > 0 else { return Rate(partsPerMillion: 1_000_000) }
            let parts = Int128(value) * 1_000_000 / Int128(threshold)
            return Rate(partsPerMillion: Int64(clamping: parts))
        }
    }
}
