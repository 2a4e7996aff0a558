import Accounting

/// What a payee's ancestors earn on its sales or commissions (rules.md section 6).
package struct OverrideRules: Sendable {
    /// The relation that leads to the ancestors.
    package let along: PartnerRelation
    /// What the levels are a share of.
    package let of: OverrideBase
    /// The share of each level, nearest ancestor first; at least one.
    package let levels: [Rate]
}

/// A relation between partners, by the names of the file.
package enum PartnerRelation: String, CaseIterable, Sendable {
    case owns
    case distributesTo = "distributes_to"
    case franchises
    case buyingGroup = "buying_group"
}

/// What an override is a share of, by the names of the file.
package enum OverrideBase: String, CaseIterable, Sendable {
    /// The payee's primary credited basis on each line.
    case sale
    /// What the level below earns on a document.
    case commission
}
