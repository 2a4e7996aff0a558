import Testing

@testable import Accounting

@Suite struct ExactAmountTests {
    /// S14 and S19 of rules.md section 10: basis in minor units, rate, and what both roundings
    /// make of it.
    @Test(arguments: [
        ("USD", "100.10", "5%", "5.00", "5.01"),
        ("JPY", "12345678", "7.5%", "925926", "925926"),
        ("KWD", "1234.567", "7.5%", "92.593", "92.593"),
        ("USD", "86520.00", "7.5%", "6489.00", "6489.00"),
        ("USD", "-100.10", "5%", "-5.00", "-5.01"),
        ("USD", "0.10", "250%", "0.25", "0.25"),
    ])
    func aRateOfABasisIsRoundedOnce(
        code: String, basis: String, rate: String, even: String, up: String
    ) throws {
        let currency = try Currency(parsing: code)
        let money = try Money(parsing: basis, currency: currency)
        let exact = ExactAmount(basis: money.minorUnits, rate: try Rate(parsing: rate))
        let rounded = Money(minorUnits: try exact.rounded(.halfEven), currency: currency)
        #expect(rounded.amountText == even)
        let up128 = Money(minorUnits: try exact.rounded(.halfUp), currency: currency)
        #expect(up128.amountText == up)
    }

    /// S19: one rounding a document, so three sales of 100.10 are not one of 300.30.
    @Test func sumsAreExactUntilTheyAreRounded() throws {
        let line = ExactAmount(basis: 10_010, rate: try Rate(parsing: "5%"))
        #expect(line.millionths == 500_500_000)
        let document = try line.adding(line).adding(line)
        #expect(try document.rounded(.halfEven) == 1_502)
        #expect(try 3 * line.rounded(.halfEven) == 1_500)
        #expect(try 3 * line.rounded(.halfUp) == 1_503)
    }

    @Test func divisionsAreRoundedToAMillionth() throws {
        let third = try ExactAmount(minorUnits: 1).scaled(by: 1, over: 3, rounding: .halfEven)
        #expect(third.millionths == 333_333)
        let tie = try ExactAmount(millionths: 5).scaled(by: 1, over: 2, rounding: .halfEven)
        #expect(tie.millionths == 2)
        let up = try ExactAmount(millionths: -5).scaled(by: 1, over: 2, rounding: .halfUp)
        #expect(up.millionths == -3)
        // S01, interpolated: 40.00 a row of 2,000.00, of which 1,500.00 − 1,000.00 is reached.
        let row = try ExactAmount(minorUnits: 4_000).scaled(
            by: 50_000, over: 200_000, rounding: .halfEven)
        #expect(try row.rounded(.halfEven) == 1_000)
    }

    /// Products beyond 128 bits take the long way; scaling both sides must not change the result.
    @Test(arguments: Seeds.all)
    func longProductsAreExact(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let small = Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)
            let numerator = Int64.random(in: -999_999...999_999, using: &random)
            let denominator = Int64.random(in: 1...999_999, using: &random)
            let factor: Int64 = 9_000_000_000_000
            for rounding in Rounding.allCases {
                let short = rounding.round(
                    numerator: Int128(small) * Int128(numerator),
                    denominator: Int128(denominator))
                let amount = ExactAmount(millionths: Int128(small) * (1 << 62))
                let long = try amount.scaled(
                    by: numerator * factor, over: denominator * factor, rounding: rounding)
                let expected = rounding.round(
                    numerator: Int128(small) * Int128(numerator) * (1 << 62),
                    denominator: Int128(denominator))
                #expect(long.millionths == expected, "seed \(seed)")
                let again = try ExactAmount(millionths: Int128(small)).scaled(
                    by: numerator, over: denominator, rounding: rounding)
                #expect(again.millionths == short, "seed \(seed)")
            }
        }
    }

    @Test func tiesOfLongProductsAreRoundedLikeShortOnes() throws {
        let base = Int128(1) << 70
        for (odd, even, up) in [(1, 0, 1), (3, 2, 2), (5, 2, 3), (7, 4, 4)] as [(Int128, Int, Int)]
        {
            // Times 2^61 the amount no longer fits 128 bits; the quotient is its half.
            let amount = ExactAmount(millionths: base + odd)
            let halfEven = try amount.scaled(by: 1 << 61, over: 1 << 62, rounding: .halfEven)
            #expect(halfEven.millionths == base / 2 + Int128(even))
            let halfUp = try amount.scaled(by: -(1 << 61), over: 1 << 62, rounding: .halfUp)
            #expect(halfUp.millionths == -(base / 2 + Int128(up)))
        }
    }

    @Test func whatDoesNotFitIsThrown() throws {
        let most = ExactAmount(millionths: .max)
        #expect(throws: AccountingError.self) { try most.adding(ExactAmount(millionths: 1)) }
        #expect(throws: AccountingError.self) { try ExactAmount(millionths: .min).negated() }
        #expect(throws: AccountingError.self) { try most.multiplied(by: 2) }
        #expect(throws: AccountingError.self) { try most.rounded(.halfEven) }
        #expect(throws: AccountingError.self) {
            try most.scaled(by: 2, over: 1, rounding: .halfEven)
        }
        #expect(throws: AccountingError.self) {
            try most.scaled(by: .max, over: 1, rounding: .halfEven)
        }
        let fits = ExactAmount(minorUnits: .min)
        #expect(try fits.rounded(.halfEven) == .min)
        #expect(fits.description == "-9223372036854775808.000000")
    }
}
