/// Amounts in the currency that they were stated in.
struct Money: Hashable {
    /// Whole minor units.
    let amount: Int128
    /// Code of ISO 4217.
    let currency: String
}

/// Decimals of a currency by ISO 4217; two where nothing else is said.
func decimals(of currency: String) -> Int {
    switch currency {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND",
        "VUV", "XAF", "XOF", "XPF":
        0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    case "CLF", "UYW": 4
    default: 2
    }
}

/// An exchange rate as the exact decimal that was published: `units / 10^decimals`.
struct ExchangeRate: Hashable {
    /// The digits without their point.
    let units: Int128
    /// How many of them stand behind the point.
    let decimals: Int

    /// Reads a decimal string above zero.
    init(_ text: String) throws {
        decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
        units = try scaled(text, decimals: decimals)
    }

    /// `round(amount × rate × 10^(e_to − e_from))` (section 2, currency).
    func converted(
        _ amount: Int128, from currency: String, to target: String, _ rounding: Rounding
    ) -> Int128 {
        let numerator = amount * units * powerOfTen(NaiveRules.decimals(of: target))
        let denominator = powerOfTen(decimals) * powerOfTen(NaiveRules.decimals(of: currency))
        return rounded(numerator, over: denominator, rounding)
    }
}
