/// An exact amount: a whole number of a currency's minor units.
///
/// 48,000.00 USD is 4,800,000 minor units; the yen has no decimals, the Kuwaiti dinar three.
package struct Money: Hashable, Sendable {
    /// The amount in minor units.
    package var minorUnits: Int64
    /// What the amount is in.
    package var currency: Currency

    /// An amount of `minorUnits` of `currency`.
    @inlinable
    package init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Nothing, in `currency`.
    package static func zero(_ currency: Currency) -> Money {
        Money(minorUnits: 0, currency: currency)
    }
}

// MARK: - Arithmetic

extension Money {
    /// Whether there is nothing.
    package var isZero: Bool { minorUnits == 0 }

    /// The sum; throws `currencyMismatch` or `overflow`.
    package func adding(_ other: Money) throws(AccountingError) -> Money {
        try requireCurrency(of: other)
        let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
        guard !overflow else { throw .overflow(operation: "\(self) + \(other)") }
        return Money(minorUnits: sum, currency: currency)
    }

    /// The difference; throws `currencyMismatch` or `overflow`.
    package func subtracting(_ other: Money) throws(AccountingError) -> Money {
        try requireCurrency(of: other)
        let (difference, overflow) = minorUnits.subtractingReportingOverflow(other.minorUnits)
        guard !overflow else { throw .overflow(operation: "\(self) - \(other)") }
        return Money(minorUnits: difference, currency: currency)
    }

    /// The amount with the other sign; throws `overflow` for the one amount that has none.
    package func negated() throws(AccountingError) -> Money {
        guard minorUnits != Int64.min else { throw .overflow(operation: "-(\(self))") }
        return Money(minorUnits: -minorUnits, currency: currency)
    }

    /// Whether this is less than `other`; throws `currencyMismatch`.
    package func isLess(than other: Money) throws(AccountingError) -> Bool {
        try requireCurrency(of: other)
        return minorUnits < other.minorUnits
    }

    private func requireCurrency(of other: Money) throws(AccountingError) {
        guard currency == other.currency else {
            throw .currencyMismatch(currency, other.currency)
        }
    }
}

// MARK: - Text

extension Money {
    /// Reads an exact decimal such as `48000.00`, `-0.05` or `7`.
    ///
    /// Fewer decimals than the currency has are accepted, more are refused, zeros too; no `+`,
    /// no exponent, no grouping. Throws `malformed` or `outOfRange`. Does not allocate.
    package init(parsing bytes: Span<UInt8>, currency: Currency) throws(AccountingError) {
        do {
            minorUnits = try DecimalText.scan(bytes, decimals: currency.exponent)
        } catch {
            throw AccountingError.decimal(error, bytes, "amount of \(currency)", currency.exponent)
        }
        self.currency = currency
    }

    /// Reads an exact decimal; see `init(parsing:currency:)` over bytes.
    package init(parsing text: String, currency: Currency) throws(AccountingError) {
        try self.init(parsing: text.utf8.span, currency: currency)
    }

    /// Appends the amount with all of its currency's decimals and no currency code.
    package func writeAmount(into bytes: inout [UInt8]) {
        DecimalText.write(minorUnits, decimals: currency.exponent, into: &bytes)
    }

    /// The amount with all of its currency's decimals and no currency code: `48000.00`.
    package var amountText: String {
        var bytes: [UInt8] = []
        writeAmount(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Money: CustomStringConvertible {
    /// The amount and the currency: `48000.00 USD`.
    package var description: String { "\(amountText) \(currency)" }
}

extension AccountingError {
    /// Turns what the decimal scanner refused into a sentence about `type`.
    static func decimal(
        _ failure: DecimalText.Failure, _ bytes: Span<UInt8>, _ type: String, _ decimals: Int
    ) -> AccountingError {
        let text = String(excerptOf: bytes)
        switch failure {
        case .empty:
            return .malformed(type: type, text: text, reason: "it is empty")
        case .notADecimal:
            return .malformed(
                type: type, text: text, reason: "it is not a plain decimal such as -12.5")
        case .tooManyDecimals:
            return .malformed(
                type: type, text: text, reason: "it has more than \(decimals) decimals")
        case .overflow:
            return .outOfRange(type: type, value: text)
        }
    }
}
