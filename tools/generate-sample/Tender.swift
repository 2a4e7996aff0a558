/// A currency in which the imaginary channel sells.
///
/// Exchange rates wander around `typicalRate`; amounts are drawn in US cents and turned into the
/// currency at that rate, so that a sale is of the same size wherever it is made.
struct Tender {
    let code: StaticString
    /// Decimals of the currency, ISO 4217.
    let exponent: Int
    /// US dollars for one unit, in hundred-thousandths of `10^-rateShift` dollars.
    let typicalRate: Int
    /// Decimals of a published rate.
    let ratePlaces: Int

    static let dollar = 0

    static let all: [Tender] = [
        Tender(code: "USD", exponent: 2, typicalRate: 100_000, ratePlaces: 5),
        Tender(code: "EUR", exponent: 2, typicalRate: 108_150, ratePlaces: 5),
        Tender(code: "GBP", exponent: 2, typicalRate: 125_400, ratePlaces: 5),
        Tender(code: "JPY", exponent: 0, typicalRate: 70_200, ratePlaces: 7),
        Tender(code: "CHF", exponent: 2, typicalRate: 112_300, ratePlaces: 5),
        Tender(code: "CAD", exponent: 2, typicalRate: 73_600, ratePlaces: 5),
        Tender(code: "KWD", exponent: 3, typicalRate: 325_500, ratePlaces: 5),
    ]

    /// About the same worth in minor units of this currency, in whole tens of minor units.
    func minorUnits(fromCents cents: Int) -> Int {
        var divisor = typicalRate
        var amount = cents
        for _ in 0..<ratePlaces {
            amount *= 10
        }
        for _ in 0..<max(0, 2 - exponent) {
            divisor *= 10
        }
        for _ in 0..<max(0, exponent - 2) {
            amount *= 10
        }
        return amount / divisor / 10 * 10 + 10
    }
}

/// The countries of the channel and what they pay in.
struct Country {
    let code: StaticString
    let tender: Int
    let region: StaticString
    let legalForm: StaticString
    let territory: StaticString

    static let all: [Country] = [
        Country(code: "US", tender: 0, region: "AMER", legalForm: "Inc.", territory: "US-WEST"),
        Country(code: "DE", tender: 1, region: "EMEA", legalForm: "GmbH", territory: "DACH"),
        Country(code: "GB", tender: 2, region: "EMEA", legalForm: "Ltd", territory: "UKI"),
        Country(code: "US", tender: 0, region: "AMER", legalForm: "LLC", territory: "US-EAST"),
        Country(code: "JP", tender: 3, region: "APAC", legalForm: "KK", territory: "JAPAN"),
        Country(code: "FR", tender: 1, region: "EMEA", legalForm: "SARL", territory: "FRANCE"),
        Country(code: "CH", tender: 4, region: "EMEA", legalForm: "AG", territory: "DACH"),
        Country(code: "CA", tender: 5, region: "AMER", legalForm: "Inc.", territory: "CANADA"),
        Country(code: "KW", tender: 6, region: "EMEA", legalForm: "Co.", territory: "GULF"),
        Country(code: "NL", tender: 1, region: "EMEA", legalForm: "B.V.", territory: "BENELUX"),
    ]

    static let weights = [28, 14, 10, 16, 7, 8, 4, 6, 1, 6]
}
