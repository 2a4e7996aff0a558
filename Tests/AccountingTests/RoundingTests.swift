import Testing

@testable import Accounting

@Suite struct RoundingTests {
    @Test(arguments: [
        // numerator, denominator, half even, half up
        (0, 7, 0, 0), (1, 2, 0, 1), (3, 2, 2, 2), (5, 2, 2, 3), (7, 2, 4, 4), (1, 3, 0, 0),
        (2, 3, 1, 1), (5, 10, 0, 1), (15, 10, 2, 2), (25, 10, 2, 3), (24, 10, 2, 2),
        (26, 10, 3, 3), (7, 7, 1, 1), (4, 3, 1, 1), (5, 3, 2, 2),
    ])
    func tiesGoToTheEvenNeighbourOrAwayFromZero(
        numerator: Int, denominator: Int, even: Int, up: Int
    ) {
        for sign in [1, -1] {
            let numerator = Int128(sign * numerator)
            let denominator = Int128(denominator)
            #expect(
                Rounding.halfEven.round(numerator: numerator, denominator: denominator)
                    == sign * even)
            #expect(
                Rounding.halfUp.round(numerator: numerator, denominator: denominator)
                    == sign * up)
        }
    }

    @Test func theEndsOf128BitsAreRoundedToo() {
        for rounding in Rounding.allCases {
            let most = Int128.max
            #expect(rounding.round(numerator: most, denominator: 1) == most)
            #expect(rounding.round(numerator: .min, denominator: 1) == .min)
            #expect(rounding.round(numerator: most, denominator: most) == 1)
            #expect(rounding.round(numerator: .min, denominator: most) == -1)
            #expect(rounding.round(numerator: most / 2, denominator: most) == 0)
            #expect(rounding.round(numerator: most / 2 + 1, denominator: most) == 1)
            #expect(rounding.round(numerator: .min, denominator: 2) == Int128.min / 2)
        }
    }

    /// The short way over 64 bits and the long one over 128 must not differ.
    @Test(arguments: Seeds.all)
    func shortAndLongDivisionAgree(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let scale: Int128 = 1 << 60
        for _ in 0..<2_000 {
            let numerator = Int128(random.amount())
            let denominator = Int128(random.amount().magnitude) + 1
            for rounding in Rounding.allCases {
                let short = rounding.round(numerator: numerator, denominator: denominator)
                let long = rounding.round(
                    numerator: numerator * scale, denominator: denominator * scale)
                #expect(short == long, "seed \(seed): \(numerator) / \(denominator)")
                let error = (short * denominator - numerator).magnitude
                #expect(error * 2 <= denominator.magnitude, "seed \(seed)")
            }
        }
    }

    @Test func aProratedAmountIsRoundedOnce() throws {
        // S09: 24,000.00 with 184 of 365 days unused.
        #expect(try Rounding.halfEven.scale(2_400_000, by: 184, over: 365) == 1_209_863)
        #expect(try Rounding.halfEven.scale(-2_400_000, by: 184, over: 365) == -1_209_863)
        #expect(try Rounding.halfUp.scale(6_950, by: Rate(parsing: "24%")) == 1_668)
        #expect(throws: AccountingError.self) {
            try Rounding.halfEven.scale(.max, by: 3, over: 2)
        }
    }

    @Test func namesAreThoseOfTheRuleFile() {
        #expect(Rounding(name: "half_even") == .halfEven)
        #expect(Rounding(name: "half_up") == .halfUp)
        #expect(Rounding(name: "half_down") == nil)
        #expect(Rounding.allCases.map(\.name) == ["half_even", "half_up"])
    }
}
