import Accounting

/// How registered deals are protected (rules.md section 8).
package struct DealRules: Sendable {
    /// The days of protection from an approval on.
    package let protection: ProtectionDays
    /// How far protection may be extended; nil: not at all.
    package let extensions: ExtensionRules?
    /// A partner with more open deals than this conflicts by capacity; nil: no limit.
    package let openLimit: Int?
    /// Appeals end this many days after a rejection; nil: no appeals by rule.
    package let appealDays: Int?
    /// How conflicts are found; nil: none are looked for.
    package let conflict: ConflictRules?
    /// Where the section begins.
    package let at: SourcePosition
}

/// Days of protection: the same for all, or by the owner's tier on the approval date.
package enum ProtectionDays: Sendable {
    /// One number for every owner.
    case same(Int)
    /// One number for each tier of the ladder, by tier index.
    case byTier([Int])

    /// The days for an owner in the tier with this index; nil where they go by tier and it has
    /// none.
    package func days(tier: Int?) -> Int? {
        switch self {
        case .same(let days): days
        case .byTier(let days): tier.flatMap { days.indices.contains($0) ? days[$0] : nil }
        }
    }
}

/// How often and how far protection may be extended.
package struct ExtensionRules: Sendable {
    /// How many extensions a deal may have.
    package let max: Int
    /// At most this many days are added to the present end.
    package let days: Int
    /// Where it is stated.
    package let at: SourcePosition
}

/// When two submissions are about the same customer, and which of them conflict.
package struct ConflictRules: Sendable {
    /// What makes two customers the same, strongest first.
    package let match: [ConflictMatch]
    /// From which score a similar name is recorded for review; nil: never.
    package let fuzzyFrom: Rate?
    /// Deals that were closed at most this many days ago conflict too.
    package let lookbackDays: Int
    /// Where it is stated.
    package let at: SourcePosition

    /// Whether equal values of `kind` make two customers the same.
    package func matches(on kind: ConflictMatch) -> Bool { match.contains(kind) }
}

/// What makes two customers the same, strongest first, by the names of the file.
package enum ConflictMatch: String, CaseIterable, Sendable {
    case duns
    case taxID = "tax_id"
    case domain
    case name
}
