import Testing

@testable import Accounting

@Suite("Countries")
struct CountryTests {
    @Test func theListIsWhole() {
        #expect(CountryTable.rows.count == 249)
        #expect(CountryTable.codes == CountryTable.codes.sorted())
        #expect(CountryTable.codes.filter(isCountry) == CountryTable.codes)
    }

    @Test(arguments: ["", "D", "DEU", "de", "XK", "ZZ", "UK", "D1", "ÄÖ"])
    func othersAreNone(_ text: String) {
        #expect(!isCountry(text))
    }

    @Test(arguments: [
        ("de", "DE"), ("DEU", "DE"), ("usa", "US"), ("UK", "GB"), ("EL", "GR"),
        ("germany", "DE"), ("ZZ", nil), ("Atlantis", nil),
    ])
    func whatWasMeantIsFound(_ text: String, _ code: String?) {
        #expect(CountryTable.meant(by: text) == code)
    }

    private func isCountry(_ text: String) -> Bool {
        CountryTable.contains(text.utf8.span)
    }
}
