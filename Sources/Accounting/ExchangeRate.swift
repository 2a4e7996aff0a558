/// How much of the quote currency one unit of the base currency is worth: `digits / 10^scale`.
///
/// Above zero and exact. Kept without trailing zeros after the point, so that equal rates are
/// equal values and equal bytes.
package struct ExchangeRate: Hashable, Sendable {
    /// The significant digits as a whole number, above zero.
    package let digits: Int64
    /// The number of decimals, 0 to 18.
    package let scale: UInt8

    /// The most decimals that a rate may have.
    package static let maximumScale: UInt8 = 18

    /// The rate `digits / 10^scale`; throws `outOfRange` unless it is above zero and `scale` is
    /// at most `maximumScale`.
    package init(digits: Int64, scale: UInt8) throws(AccountingError) {
        guard digits > 0, scale <= Self.maximumScale else {
            throw .outOfRange(type: "exchange rate", value: "\(digits) / 10^\(scale)")
        }
        var digits = digits
        var scale = scale
        while scale > 0, digits % 10 == 0 {
            digits /= 10
            scale -= 1
        }
        self.digits = digits
        self.scale = scale
    }
}

// MARK: - Conversion

extension ExchangeRate {
    /// `round(amount × rate × 10^(eTarget − eSource))` (rules.md section 2, "Currency").
    ///
    /// This rate's base is the currency of `amount` and its quote is `target`. Throws `overflow`
    /// when the result does not fit.
    package func convert(
        _ amount: Money, to target: Currency, rounding: Rounding
    ) throws(AccountingError) -> Money {
        // Two 64-bit factors always fit 128 bits; only the shift of the exponents can overflow.
        var numerator = Int128(amount.minorUnits) * Int128(digits)
        var divisor = Int128(DecimalText.powerOfTen(Int(scale)))
        let shift = target.exponent - amount.currency.exponent
        let factor = Int128(DecimalText.powerOfTen(abs(shift)))
        if shift >= 0 {
            let (product, overflow) = numerator.multipliedReportingOverflow(by: factor)
            guard !overflow else { throw conversionOverflow(amount, target) }
            numerator = product
        } else {
            divisor *= factor
        }
        let rounded = rounding.round(numerator: numerator, denominator: divisor)
        guard let minorUnits = Int64(exactly: rounded) else {
            throw conversionOverflow(amount, target)
        }
        return Money(minorUnits: minorUnits, currency: target)
    }

    private func conversionOverflow(_ amount: Money, _ target: Currency) -> AccountingError {
        .overflow(operation: "converting \(amount) to \(target) at \(self)")
    }
}

// MARK: - Text

extension ExchangeRate {
    /// Reads a decimal above zero such as `1.0815`, of at most 18 decimals. Throws `malformed`
    /// or `outOfRange`. Does not allocate.
    package init(parsing bytes: Span<UInt8>) throws(AccountingError) {
        var decimals = 0
        var index = bytes.count
        // Trailing zeros after a point say nothing; left in, they would cost range.
        var end = index
        while index > 0, bytes[index - 1] != UInt8(ascii: ".") { index -= 1 }
        if index > 0 {
            while end > index + 1, bytes[end - 1] == UInt8(ascii: "0") { end -= 1 }
            decimals = end - index
        }
        guard decimals <= Int(Self.maximumScale) else {
            throw AccountingError.decimal(.tooManyDecimals, bytes, "exchange rate", 18)
        }
        let digits: Int64
        do {
            digits = try DecimalText.scan(bytes.extracting(0..<end), decimals: decimals)
        } catch {
            throw AccountingError.decimal(error, bytes, "exchange rate", 18)
        }
        guard digits > 0 else {
            throw .malformed(
                type: "exchange rate", text: String(excerptOf: bytes),
                reason: "it is not above zero")
        }
        try self.init(digits: digits, scale: UInt8(decimals))
    }

    /// Reads a decimal above zero; see `init(parsing:)` over bytes.
    package init(parsing text: String) throws(AccountingError) {
        try self.init(parsing: text.utf8.span)
    }

    /// Appends the rate as a decimal without trailing zeros.
    package func write(into bytes: inout [UInt8]) {
        DecimalText.write(digits, decimals: Int(scale), into: &bytes)
    }
}

extension ExchangeRate: CustomStringConvertible {
    /// The rate as a decimal without trailing zeros: `1.0815`.
    package var description: String {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
