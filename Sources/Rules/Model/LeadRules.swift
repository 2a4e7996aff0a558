/// The time limits of leads (rules.md section 8).
package struct LeadRules: Sendable {
    /// Hours to respond where the lead itself says nothing; nil: without limit.
    package let respondHours: Int?
    /// Whole days in which a partner that declined a lead, or let it time out, is not offered it
    /// again; nil: none.
    package let coolOffDays: Int?
    /// Where the section begins.
    package let at: SourcePosition
}

/// Limits on what may be contested (rules.md section 8).
package struct ControlRules: Sendable {
    /// A dispute is legal within this many days of the statement; nil: without limit.
    package let disputeDays: Int?
    /// Where the section begins.
    package let at: SourcePosition
}
