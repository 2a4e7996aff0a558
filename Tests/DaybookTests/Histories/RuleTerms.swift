import Accounting
import Rules

/// What is the same in all versions of a programme's rules, and what of them may be used.
struct RuleTerms {
    static let tiers = ["bronze", "silver", "gold"]
    static let salesMeasures = ["ytd", "ttm"]

    let features: Set<RuleFeature>
    let weights: HistoryWeights
    let currency: Currency
    let fiscalYearStarts: String
    let earnsByMonth: Bool
    let payees: [String]
    /// Whether there are tiers, and then from long before anything happens: what a partner's tier
    /// is where there was no ladder when a line was recorded, no passage of rules.md says.
    let hasTiers: Bool

    init(
        features: Set<RuleFeature>, weights: HistoryWeights, payees: [String],
        _ random: inout HistoryRandom
    ) throws {
        self.features = features
        self.weights = weights
        self.payees = payees
        let code = random.pick(["USD", "USD", "USD", "USD", "USD", "USD", "JPY", "KWD"])
        currency = try Currency(parsing: code)
        fiscalYearStarts = random.pick(["01-01", "01-01", "04-01", "07-01", "10-01", "02-01"])
        earnsByMonth = random.chance(65)
        hasTiers = random.chance(65) && features.contains(.tiers)
    }

    /// True in so many of 100 cases, and never where the feature may not be used.
    func uses(_ feature: RuleFeature, _ percent: Int, _ random: inout HistoryRandom) -> Bool {
        random.chance(percent) && features.contains(feature)
    }

    /// An amount of so many minor units as it stands in the file.
    func amount(_ minorUnits: Int) -> String { currency.text(minorUnits) }

    /// A rate in whole or fractional percent.
    func rate(_ random: inout HistoryRandom) -> String {
        random.pick(["5%", "10%", "8%", "2.5%", "7.31%", "33.3333%", "12%", "1%", "20%"])
    }
}
