/// How a quotient that falls between two whole numbers is rounded.
///
/// Both ways are symmetric: `round(-n, d) == -round(n, d)` (rules.md, notation).
package enum Rounding: UInt8, Sendable, CaseIterable {
    /// To the nearest; a tie goes to the even neighbour. The default of a rule file.
    case halfEven = 1
    /// To the nearest; a tie goes away from zero.
    case halfUp = 2

    /// The name in a rule file.
    package var name: String {
        switch self {
        case .halfEven: "half_even"
        case .halfUp: "half_up"
        }
    }

    /// Finds the way of rounding with a rule file's `name`.
    package init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}

// MARK: - Quotients

extension Rounding {
    /// The whole number nearest to `numerator / denominator`.
    ///
    /// Exact for every numerator. The denominator must be above zero: checking that a divisor
    /// from outside is (a net, a term, a rate) is the caller's business, as only the caller knows
    /// what follows when it is not.
    package func round(numerator: Int128, denominator: Int128) -> Int128 {
        precondition(denominator > 0, "A quotient is rounded over a denominator above zero")
        // Dividing 64 bits is several times faster, and cents times a rate nearly always fit.
        if let small = Int64(exactly: numerator), let divisor = Int64(exactly: denominator) {
            let (quotient, remainder) = small.quotientAndRemainder(dividingBy: divisor)
            return nearest(Int128(quotient), remainder.magnitude, divisor.magnitude, small < 0)
        }
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        return nearest(quotient, remainder.magnitude, denominator.magnitude, numerator < 0)
    }

    /// Moves `quotient`, which was cut off towards zero, away from zero where that is nearer.
    private func nearest<Magnitude: FixedWidthInteger>(
        _ quotient: Int128, _ remainder: Magnitude, _ divisor: Magnitude, _ negative: Bool
    ) -> Int128 {
        // Compared with what is missing to the next whole number: doubling could overflow.
        let missing = divisor - remainder
        guard remainder >= missing else { return quotient }
        if remainder == missing, self == .halfEven, quotient & 1 == 0 { return quotient }
        // A remainder means a divisor of at least 2, so the quotient is far from the ends.
        return negative ? quotient - 1 : quotient + 1
    }

    /// `round(amount × numerator / denominator)`, for example `round(R × unused / term)`.
    ///
    /// The product is exact. The denominator must be above zero. Throws `overflow` when the
    /// result does not fit.
    package func scale(
        _ amount: Int64, by numerator: Int64, over denominator: Int64
    ) throws(AccountingError) -> Int64 {
        let product = Int128(amount) * Int128(numerator)
        let rounded = round(numerator: product, denominator: Int128(denominator))
        guard let result = Int64(exactly: rounded) else {
            throw .overflow(operation: "\(amount) × \(numerator) / \(denominator)")
        }
        return result
    }

    /// `round(amount × rate)`, for example an overlay share or a tax withheld.
    ///
    /// Throws `overflow` when the result does not fit.
    package func scale(_ amount: Int64, by rate: Rate) throws(AccountingError) -> Int64 {
        try scale(amount, by: rate.partsPerMillion, over: 1_000_000)
    }
}
