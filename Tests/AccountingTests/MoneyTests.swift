import Testing

@testable import Accounting

@Suite struct MoneyTests {
    @Test(
        arguments: [
            ("USD", "48000.00", 4_800_000, "48000.00"), ("USD", "48000", 4_800_000, "48000.00"),
            ("USD", "0.5", 50, "0.50"), ("USD", "-0.05", -5, "-0.05"), ("USD", "-0", 0, "0.00"),
            ("USD", "0", 0, "0.00"), ("USD", "007.10", 710, "7.10"), ("JPY", "12", 12, "12"),
            ("KWD", "1234.567", 1_234_567, "1234.567"), ("CLF", "0.0001", 1, "0.0001"),
            ("USD", "92233720368547758.07", Int64.max, "92233720368547758.07"),
            ("USD", "-92233720368547758.08", Int64.min, "-92233720368547758.08"),
            ("JPY", "-9223372036854775808", Int64.min, "-9223372036854775808"),
        ] as [(String, String, Int64, String)])
    func decimalsAreReadAndPrintedExactly(
        code: String, text: String, minorUnits: Int64, printed: String
    ) throws {
        let currency = try Currency(parsing: code)
        let money = try Money(parsing: text, currency: currency)
        #expect(money == Money(minorUnits: minorUnits, currency: currency))
        #expect(money.amountText == printed)
        #expect(money.description == "\(printed) \(code)")
    }

    @Test(arguments: [
        ("USD", "", "it is empty"), ("USD", "-", "plain decimal"), ("USD", ".", "plain decimal"),
        ("USD", ".5", "plain decimal"), ("USD", "5.", "plain decimal"),
        ("USD", "-.5", "plain decimal"), ("USD", "+5", "plain decimal"),
        ("USD", "--5", "plain decimal"), ("USD", " 5", "plain decimal"),
        ("USD", "5 ", "plain decimal"), ("USD", "1e3", "plain decimal"),
        ("USD", "1,000.00", "plain decimal"), ("USD", "1.2.3", "plain decimal"),
        ("USD", "1.00.", "plain decimal"), ("USD", "1.00x", "plain decimal"),
        ("USD", "0x10", "plain decimal"), ("USD", "٣", "plain decimal"),
        ("USD", "NaN", "plain decimal"), ("USD", "1.000", "more than 2 decimals"),
        ("JPY", "1.0", "more than 0 decimals"), ("KWD", "0.0001", "more than 3 decimals"),
        ("USD", "92233720368547758.08", "outside the range"),
        ("USD", "-92233720368547758.09", "outside the range"),
        ("USD", "99999999999999999999999999", "outside the range"),
        ("JPY", "9223372036854775808", "outside the range"),
    ])
    func everythingElseIsRefusedWithItsReason(code: String, text: String, reason: String) throws {
        let currency = try Currency(parsing: code)
        do {
            let money = try Money(parsing: text, currency: currency)
            Issue.record("\(text) was read as \(money)")
        } catch {
            #expect("\(error)".contains(reason), "\(error)")
            #expect("\(error)".contains(text), "\(error)")
        }
    }

    @Test(arguments: Seeds.all)
    func whatIsPrintedReadsBack(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let currencies = Currency.all
        var buffer: [UInt8] = []
        for _ in 0..<2_000 {
            let currency = try #require(currencies.randomElement(using: &random))
            let money = Money(minorUnits: random.amount(), currency: currency)
            buffer.removeAll(keepingCapacity: true)
            money.writeAmount(into: &buffer)
            #expect(try Money(parsing: buffer.span, currency: currency) == money, "seed \(seed)")
        }
    }

    @Test func sumsAreCheckedAndStayInOneCurrency() throws {
        let usd = try Currency(parsing: "USD")
        let eur = try Currency(parsing: "EUR")
        let one = Money(minorUnits: 1, currency: usd)
        let most = Money(minorUnits: .max, currency: usd)
        let least = Money(minorUnits: .min, currency: usd)
        #expect(try one.adding(one).minorUnits == 2)
        #expect(try one.subtracting(most).minorUnits == 1 - Int64.max)
        #expect(try most.negated().minorUnits == -Int64.max)
        #expect(try least.isLess(than: most))
        #expect(throws: AccountingError.self) { try most.adding(one) }
        #expect(throws: AccountingError.self) { try least.subtracting(one) }
        #expect(throws: AccountingError.self) { try least.negated() }
        let euro = Money(minorUnits: 1, currency: eur)
        #expect(throws: AccountingError.currencyMismatch(usd, eur)) { try one.adding(euro) }
        #expect(throws: AccountingError.currencyMismatch(usd, eur)) { try one.subtracting(euro) }
        #expect(throws: AccountingError.currencyMismatch(usd, eur)) { try one.isLess(than: euro) }
        #expect(one != euro)
    }

    @Test func errorsAreSentences() throws {
        let usd = try Currency(parsing: "USD")
        let most = Money(minorUnits: .max, currency: usd)
        do {
            _ = try most.adding(most)
            Issue.record("The sum overflowed unnoticed")
        } catch {
            #expect(
                "\(error)" == "The result of 92233720368547758.07 USD + 92233720368547758.07 USD "
                    + "is too large to be exact.")
        }
    }
}
