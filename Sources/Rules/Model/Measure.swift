/// A named figure about a partner that tiers require and gates ask for (rules.md section 7).
package struct Measure: Sendable {
    /// Its name in the file.
    package let name: String
    /// What it counts or adds up.
    package let subject: MeasureSubject
    /// The time it looks back on; nil only for `certifiedMembers`, which looks at a day.
    package let window: MeasureWindow?
    /// The certifications that count, for `certifiedMembers`; else empty.
    package let certifications: [String]
    /// Where it is defined.
    package let at: SourcePosition
}

/// What a measure counts, by the names of the file.
package enum MeasureSubject: String, CaseIterable, Sendable {
    /// Primary credited basis of all lines, by line date; the only amount.
    case sales
    /// Members who hold any of the listed certifications.
    case certifiedMembers = "certified_members"
    /// Deals won, by close date.
    case dealsWon = "deals_won"
    /// Deals registered, by the date of first approval.
    case dealsRegistered = "deals_registered"
    /// Leads accepted, by the date of the response.
    case leadsAccepted = "leads_accepted"

    /// Whether it is an amount in the programme's currency, and not a count.
    package var isAmount: Bool { self == .sales }
}

/// How far back a measure looks from the start of a day E, by the names of the file.
package enum MeasureWindow: String, CaseIterable, Sendable {
    /// E − 12 months to E − 1 day.
    case trailing12Months = "trailing_12_months"
    /// The start of the fiscal year to E − 1 day.
    case fiscalYearToDate = "fiscal_year_to_date"
}
