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
        switch name {
        case "half_even": self = .halfEven
        case "half_up": self = .halfUp
        default: return nil
        }
    }

    /// The whole number nearest to `numerator / denominator`.
    ///
    /// Exact for every numerator; the denominator must be above zero.
    package func round(numerator: Int128, denominator: Int128) -> Int128 {
        precondition(denominator > 0, "A quotient is rounded over a denominator above zero")
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        if remainder == 0 { return quotient }
        let size = remainder.magnitude
        let rest = denominator.magnitude - size
        let away: Bool
        if size != rest {
            away = size > rest
        } else {
            away = self == .halfUp || quotient & 1 != 0
        }
        guard away else { return quotient }
        // A remainder means a denominator of at least 2, so the quotient is far from the ends.
        return numerator < 0 ? quotient - 1 : quotient + 1
    }
}
