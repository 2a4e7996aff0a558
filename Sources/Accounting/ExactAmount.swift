/// An amount before it is rounded: whole millionths of a minor unit, in 128 bits.
///
/// A basis in minor units times a rate in parts per million is a whole number of these, so
/// products are exact and only divisions are rounded, to a millionth (rules.md section 4, "exact
/// amount"). Sums of these are rounded once, on the document.
package struct ExactAmount: Hashable, Sendable {
    /// The amount in millionths of a minor unit.
    package var millionths: Int128

    /// How many millionths make a minor unit.
    package static let perMinorUnit: Int128 = 1_000_000

    /// An amount of `millionths` of a minor unit.
    @inlinable
    package init(millionths: Int128) {
        self.millionths = millionths
    }

    /// A whole number of minor units.
    @inlinable
    package init(minorUnits: Int64) {
        millionths = Int128(minorUnits) * 1_000_000
    }

    /// `basis × rate`, exactly; two 64-bit factors always fit.
    @inlinable
    package init(basis: Int64, rate: Rate) {
        millionths = Int128(basis) * Int128(rate.partsPerMillion)
    }

    /// Nothing.
    package static let zero = ExactAmount(millionths: 0)
}

extension ExactAmount: Comparable {
    @inlinable
    package static func < (left: ExactAmount, right: ExactAmount) -> Bool {
        left.millionths < right.millionths
    }
}

// MARK: - Arithmetic

extension ExactAmount {
    /// The sum; throws `overflow`.
    package func adding(_ other: ExactAmount) throws(AccountingError) -> ExactAmount {
        let (sum, overflow) = millionths.addingReportingOverflow(other.millionths)
        guard !overflow else { throw .overflow(operation: "a sum of exact amounts") }
        return ExactAmount(millionths: sum)
    }

    /// The difference; throws `overflow`.
    package func subtracting(_ other: ExactAmount) throws(AccountingError) -> ExactAmount {
        let (difference, overflow) = millionths.subtractingReportingOverflow(other.millionths)
        guard !overflow else { throw .overflow(operation: "a difference of exact amounts") }
        return ExactAmount(millionths: difference)
    }

    /// The amount with the other sign; throws `overflow` for the one amount that has none.
    package func negated() throws(AccountingError) -> ExactAmount {
        try ExactAmount.zero.subtracting(self)
    }

    /// The product with a whole number, such as a quantity; throws `overflow`.
    package func multiplied(by factor: Int64) throws(AccountingError) -> ExactAmount {
        let (product, overflow) = millionths.multipliedReportingOverflow(by: Int128(factor))
        guard !overflow else { throw .overflow(operation: "an exact amount × \(factor)") }
        return ExactAmount(millionths: product)
    }

    /// `self × numerator / denominator`, rounded to a millionth.
    ///
    /// The product is exact in 192 bits. The denominator must be above zero. Throws `overflow`
    /// when the result does not fit.
    package func scaled(
        by numerator: Int64, over denominator: Int64, rounding: Rounding
    ) throws(AccountingError) -> ExactAmount {
        precondition(denominator > 0, "An exact amount is divided by what is above zero")
        let (product, overflow) = millionths.multipliedReportingOverflow(by: Int128(numerator))
        if !overflow {
            return ExactAmount(
                millionths: rounding.round(numerator: product, denominator: Int128(denominator)))
        }
        return try scaledWide(by: numerator, over: denominator, rounding: rounding)
    }

    private func scaledWide(
        by numerator: Int64, over denominator: Int64, rounding: Rounding
    ) throws(AccountingError) -> ExactAmount {
        let divisor = UInt128(denominator.magnitude)
        let product = millionths.magnitude.multipliedFullWidth(by: UInt128(numerator.magnitude))
        let tooLarge = AccountingError.overflow(
            operation: "an exact amount × \(numerator) / \(denominator)")
        guard product.high < divisor else { throw tooLarge }
        let (quotient, remainder) = divisor.dividingFullWidth(product)
        guard let whole = Int128(exactly: quotient), whole < Int128.max else { throw tooLarge }
        // The remainder, rounded on its own, adds nothing or one; parity counts for a tie.
        let tail = rounding.round(
            numerator: Int128(remainder) + (whole & 1) * Int128(denominator),
            denominator: Int128(denominator))
        let size = whole - (whole & 1) + tail
        return ExactAmount(millionths: (millionths < 0) != (numerator < 0) ? -size : size)
    }

    /// The nearest whole number of minor units; throws `overflow` when 64 bits cannot hold it.
    package func rounded(_ rounding: Rounding) throws(AccountingError) -> Int64 {
        let whole = rounding.round(numerator: millionths, denominator: Self.perMinorUnit)
        guard let minorUnits = Int64(exactly: whole) else {
            throw .overflow(operation: "rounding \(self) minor units")
        }
        return minorUnits
    }
}

extension ExactAmount: CustomStringConvertible {
    /// Minor units with six decimals, for messages: `925925.850000`.
    package var description: String {
        let (whole, part) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        let digits = String(part)
        let zeros = String(repeating: "0", count: 6 - digits.utf8.count)
        return "\(millionths < 0 ? "-" : "")\(whole).\(zeros)\(digits)"
    }
}
