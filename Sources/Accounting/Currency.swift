/// A currency of ISO 4217 that has a minor unit, by its numeric code.
///
/// The list's codes without a minor unit (gold, silver, drawing rights, test codes, `XXX`) are
/// no currencies here: an amount in them would have no unit to count.
package struct Currency: Hashable, Sendable {
    /// The numeric code of ISO 4217, 1 to 999: 840 for the US dollar.
    package let numericCode: UInt16

    /// The row of the table; always valid.
    private var row: CurrencyTable.Row {
        CurrencyTable.rows[CurrencyTable.rowIndex(numericCode: numericCode) ?? 0]
    }

    /// The currency with this numeric code, if ISO 4217 lists it with a minor unit.
    /// - Complexity: O(1).
    package init?(numericCode: UInt16) {
        guard CurrencyTable.rowIndex(numericCode: numericCode) != nil else { return nil }
        self.numericCode = numericCode
    }

    init(listed numericCode: UInt16) {
        self.numericCode = numericCode
    }

    /// The three capital letters of ISO 4217.
    package var code: String { row.code.description }

    /// The number of decimals, 0 to 4: a unit is 10^`exponent` minor units.
    /// - Complexity: O(1).
    package var exponent: Int { Int(row.exponent) }

    /// The English name of ISO 4217.
    package var name: String { row.name.description }

    /// Every currency, in order of code.
    package static var all: [Currency] {
        CurrencyTable.rows.map { Currency(listed: $0.numericCode) }
    }
}

// MARK: - Text

extension Currency {
    /// Finds a currency by its three capital letters.
    ///
    /// Throws `unknownCurrency`, or `noMinorUnit` for the codes that stand for no currency.
    /// Does not allocate.
    /// - Complexity: O(log *n*) in the number of currencies.
    package init(parsing bytes: Span<UInt8>) throws(AccountingError) {
        guard let letters = CurrencyTable.pack(bytes) else {
            throw .unknownCurrency(code: String(excerptOf: bytes))
        }
        guard let index = CurrencyTable.rowIndex(letters: letters) else {
            let code = String(excerptOf: bytes)
            if CurrencyTable.withoutMinorUnit.contains(where: { $0.description == code }) {
                throw .noMinorUnit(code: code)
            }
            throw .unknownCurrency(code: code)
        }
        numericCode = CurrencyTable.rows[index].numericCode
    }

    /// Finds a currency by its three capital letters; see `init(parsing:)` over bytes.
    package init(parsing text: String) throws(AccountingError) {
        try self.init(parsing: text.utf8.span)
    }

    /// Appends the three letters of the code.
    package func writeCode(into bytes: inout [UInt8]) {
        let code = row.code
        code.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
}

extension Currency: CustomStringConvertible {
    /// The three letters of the code.
    package var description: String { code }
}

extension Currency: Comparable {
    /// In order of the numeric code.
    package static func < (left: Currency, right: Currency) -> Bool {
        left.numericCode < right.numericCode
    }
}
