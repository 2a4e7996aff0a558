import Testing

@testable import Accounting

@Test func eachTypeReadsBackWhatItPrints() throws {
    let usd = try Currency(parsing: "USD")
    #expect(usd.numericCode == 840 && usd.exponent == 2 && usd.name == "US Dollar")
    #expect(try Money(parsing: "48000.00", currency: usd).minorUnits == 4_800_000)
    #expect(try Money(parsing: "-48000.5", currency: usd).description == "-48000.50 USD")
    #expect(try Rate(parsing: "12.5%").partsPerMillion == 125_000)
    #expect(try Rate(parsing: "12.5%").description == "12.5%")
    #expect(try ExchangeRate(parsing: "1.08150").description == "1.0815")
    #expect(try BusinessDate(parsing: "2024-02-29").description == "2024-02-29")
    let time = "2025-01-12T09:30:00.000001Z"
    #expect(try Instant(parsing: time).description == time)
    for name in ["2025-01", "2025-Q4", "2025-H2", "2025"] {
        #expect(try Period(parsing: name).description == name)
    }
}
