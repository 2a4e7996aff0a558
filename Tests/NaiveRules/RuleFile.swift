/// A version of a programme's rules (section 1), as far as it says what is earned.
struct RuleFile {
    /// Number of the version.
    let version: Int
    /// The first day on which it applies.
    let from: Day
    /// The last one, where it has an end.
    let to: Day?
    /// The programme's currency.
    let currency: String
    /// Fiscal year and earning period.
    let calendar: FiscalCalendar
    /// How a half is rounded.
    let rounding: Rounding
    /// Rates of other currencies.
    let exchange: ExchangeTerms?
    /// Whether a payee earns from the month of its eligibility only.
    let earnsFromEligibility: Bool
    /// What is measured for tiers and gates.
    let measures: [String: Measure]
    /// The ladder.
    let tiers: TierRules?
    /// Days for which a deal is protected, by tier of the owner.
    let protectionDays: ProtectionDays?
    /// What is earned, in the order of the file.
    let components: [Component]
    /// What a line may bring at most.
    let stackCap: StackCap?
    /// Draws paid in advance.
    let draw: DrawTerms?
    /// When what is earned is paid; without it nothing is held.
    let holds: HoldTerms?
    /// What a cancellation takes back.
    let cancellation: CancellationMethod

    /// Whether it covers a day.
    func covers(_ day: Day) -> Bool { from <= day && day <= to ?? .distantFuture }

    /// A component by its id.
    func component(_ id: String) -> Component? { components.first { $0.id == id } }
}

/// Where rates come from and how old they may be.
struct ExchangeTerms {
    /// The set of rates.
    let rateSet: String
    /// Age in days up to which a rate is used.
    let fallbackDays: Int
}

/// Something counted for tiers and gates (section 7).
struct Measure {
    /// What is counted: `sales`, `certified_members` and so on.
    let of: String
    /// The days before the date, where it has a window.
    let window: String?
    /// Certifications that count.
    let certifications: [String]
}

/// The ladder and how one moves on it (section 7).
struct TierRules {
    /// Tiers from the first upward.
    let ladder: [String]
    /// Sets of thresholds by tier; any of them will do.
    let require: [String: [[Threshold]]]
    /// Dates of a year as `MM-DD`.
    let promoteOn: [String]
    /// Dates of a year as `MM-DD`.
    let demoteOn: [String]
    /// Days of grace by measure.
    let graceDays: [String: Int]
}

/// What a measure must reach.
struct Threshold {
    /// Name of the measure.
    let measure: String
    /// Minor units or a count.
    let atLeast: Int128
}

/// Days of protection, one number or one a tier (section 8).
enum ProtectionDays {
    case all(Int)
    case byTier([String: Int])
}

/// How a cancellation acts on what is retained (section 2).
enum CancellationMethod: Equatable {
    case creditLines
    case prorateDays
    case prorateMonths
    case fullWithin(days: Int)
}

/// When what stands on an invoice may be paid (section 5).
struct HoldTerms {
    /// Whether it waits for the customer's cash.
    let waitsForCash: Bool
    /// Days after the invoice at whose end the rest is lost.
    let lapseDays: Int?
    /// Days after the invoice up to which cash brings it back.
    let reinstateUntilDay: Int?
    /// Days in which the customer may return what was bought.
    let refundWindowDays: Int?
}

/// At most so much of a line (section 6).
struct StackCap {
    /// Parts per million of the line's primary basis.
    let max: Int128
    /// Components that are cut before the others.
    let reduceFirst: [String]
}

/// An advance on what is earned (section 6).
struct DrawTerms {
    /// Who gets it.
    let payees: [String]
    /// Minor units a period.
    let amount: Int128
    /// Whether it is recovered from later earnings.
    let isRecoverable: Bool
    /// Number of the payee's settled period from which on it is.
    let recoveryStarts: Int
}
