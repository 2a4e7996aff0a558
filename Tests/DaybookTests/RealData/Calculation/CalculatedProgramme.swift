/// What a rule file of `Programmes` says, as figures: written out again by hand, so that a mistake
/// in reading the file shows.
struct CalculatedProgramme {
    struct Component {
        let id: String
        let form: Form
        var cap: (amount: Int64, window: Window)?
    }

    enum Form {
        /// The rate of each tier, in the ladder's order.
        case byTier([Int64])
        /// Of deals that were protected on the day.
        case protected(Int64)
        case marginal([CalculatedRates.Row], Window)
        case retroactive([CalculatedRates.Row], Window)
    }

    enum Window: Int {
        case month = 1
        case quarter = 3
        case year = 12
    }

    /// A set of requirements of a tier.
    struct Requirement {
        let tier: Int
        let sales: Int64
        var wins = 0
    }

    var components: [Component]
    /// The first month of the fiscal year, from 1.
    var fiscalStart = 1
    var requirements: [Requirement]
    /// Months, from 1, on whose first day partners are promoted and demoted.
    var promotes = [1, 4, 7, 10]
    var demotes: [Int]
    var lapse: Int
    var reinstate: Int

    /// The number of the window that a month lies in.
    func window(_ window: Window, ofMonth month: Int) -> Int {
        (month - fiscalStart + 1) / window.rawValue
    }

    /// The first month of a window.
    func firstMonth(_ window: Window, _ number: Int) -> Int {
        number * window.rawValue + fiscalStart - 1
    }
}
