import Testing

@testable import Accounting

@Suite struct RateTests {
    @Test(
        arguments: [
            ("12.5%", 125_000, "12.5%"), ("0%", 0, "0%"), ("100%", 1_000_000, "100%"),
            ("0.0001%", 1, "0.0001%"), ("33.3334%", 333_334, "33.3334%"),
            ("250.00%", 2_500_000, "250%"), ("10%", 100_000, "10%"), ("1.05%", 10_500, "1.05%"),
        ] as [(String, Int64, String)])
    func percentagesAreReadAndPrinted(text: String, partsPerMillion: Int64, printed: String) throws
    {
        let rate = try Rate(parsing: text)
        #expect(rate.partsPerMillion == partsPerMillion)
        #expect(rate.description == printed)
    }

    @Test(arguments: [
        ("", "percent sign"), ("12.5", "percent sign"), ("%", "empty"), ("0.125", "percent sign"),
        ("12.5 %", "plain decimal"), ("0.00001%", "more than 4 decimals"),
        ("12,5%", "plain decimal"), ("-1%", "below zero"), ("1%%", "plain decimal"),
        ("922337203685477580.8%", "outside the range"),
    ])
    func othersAreRefused(text: String, reason: String) {
        do {
            let rate = try Rate(parsing: text)
            Issue.record("\(text) was read as \(rate)")
        } catch {
            #expect("\(error)".contains(reason), "\(error)")
        }
    }

    @Test func exchangeRatesKeepTheirValueAndDropTrailingZeros() throws {
        for (text, digits, scale, printed) in [
            ("1.0815", 10_815, 4, "1.0815"), ("1.081500", 10_815, 4, "1.0815"),
            ("110", 110, 0, "110"), ("110.00", 110, 0, "110"), ("0.0000061", 61, 7, "0.0000061"),
            ("0.000000000000000001", 1, 18, "0.000000000000000001"),
        ] as [(String, Int64, UInt8, String)] {
            let rate = try ExchangeRate(parsing: text)
            #expect(rate.digits == digits && rate.scale == scale, "\(text)")
            #expect(rate.description == printed)
        }
        #expect(try ExchangeRate(digits: 108_150, scale: 5) == ExchangeRate(parsing: "1.0815"))
    }

    @Test(arguments: [
        "", "0", "0.0", "-1", "1e3", ".5", "5.", "1.", "1..0", "1.0.0", "+1", "one", ".", "-",
        "0.0000000000000000001", "99999999999999999999", "1.1234567890123456789",
    ])
    func exchangeRatesAboveZeroAndExactOnly(text: String) {
        #expect(throws: AccountingError.self) { try ExchangeRate(parsing: text) }
    }

    @Test func exchangeRatesOutOfRangeAreRefused() {
        #expect(throws: AccountingError.self) { try ExchangeRate(digits: 0, scale: 0) }
        #expect(throws: AccountingError.self) { try ExchangeRate(digits: -1, scale: 0) }
        #expect(throws: AccountingError.self) { try ExchangeRate(digits: 1, scale: 19) }
    }

    /// S14 first: 80,000.00 EUR at 1.0815.
    @Test(arguments: [
        ("80000.00 EUR", "1.0815", "USD", "86520.00 USD"),
        ("100.00 USD", "149.985", "JPY", "14998 JPY"),
        ("14999 JPY", "0.00667", "USD", "100.04 USD"),
        ("1.00 USD", "0.3075", "KWD", "0.308 KWD"),
        ("-0.50 EUR", "1.01", "USD", "-0.50 USD"),
        ("1.234 KWD", "3.25", "JPY", "4 JPY"),
        ("0.00 EUR", "1.0815", "USD", "0.00 USD"),
    ])
    func amountsAreConvertedAcrossExponents(
        amount: String, rate: String, target: String, expected: String
    ) throws {
        let words = amount.split(separator: " ").map(String.init)
        let money = try Money(parsing: words[0], currency: Currency(parsing: words[1]))
        let converted = try ExchangeRate(parsing: rate).convert(
            money, to: Currency(parsing: target), rounding: .halfEven)
        #expect(converted.description == expected)
    }

    @Test func conversionsThatDoNotFitAreThrown() throws {
        let jpy = try Currency(parsing: "JPY")
        let clf = try Currency(parsing: "CLF")
        let most = Money(minorUnits: .max, currency: jpy)
        let huge = try ExchangeRate(digits: .max, scale: 0)
        #expect(throws: AccountingError.self) {
            try huge.convert(most, to: clf, rounding: .halfEven)
        }
        #expect(throws: AccountingError.self) {
            try huge.convert(most, to: jpy, rounding: .halfEven)
        }
        let one = try ExchangeRate(parsing: "1")
        #expect(try one.convert(most, to: jpy, rounding: .halfUp) == most)
    }
}
