/// Which exchange rates turn other currencies into the programme's (rules.md section 2).
package struct FxRules: Sendable {
    /// The `rateSet` whose rates count.
    package let rateSet: String
    /// A rate serves a date at most this many days after its own.
    package let fallbackDays: Int
    /// Where the file says so.
    package let at: SourcePosition
}

/// From when a payee earns (rules.md section 6).
package struct EarningStart: Sendable {
    /// The ways to say it.
    package enum Rule: String, CaseIterable, Sendable {
        /// From the first day of the month in which the payee was, for the first time, active
        /// with a complete payout profile.
        case monthOfEligibility = "month_of_eligibility"
    }

    /// The rule.
    package let rule: Rule
    /// Where the file says so.
    package let at: SourcePosition
}
