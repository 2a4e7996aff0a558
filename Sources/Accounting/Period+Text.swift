extension Period {
    /// Reads a name: `2025-01` is a calendar month, `2025-Q1` and `2025-H1` a quarter and a half
    /// of the fiscal year that starts in 2025, `2025` that fiscal year. Throws `malformed`.
    /// Does not allocate.
    package init(parsing bytes: Span<UInt8>) throws(AccountingError) {
        guard let year = DigitText.number(bytes, 0..<4), year >= 1,
            let period = Self.read(bytes, year: year)
        else {
            throw .malformed(
                type: "period", text: String(excerptOf: bytes),
                reason: "it is neither a month 2025-01, a quarter 2025-Q1, a half 2025-H1 nor a "
                    + "fiscal year 2025")
        }
        self = period
    }

    /// Reads a name; see `init(parsing:)` over bytes.
    package init(parsing text: String) throws(AccountingError) {
        try self.init(parsing: text.utf8.span)
    }

    private static func read(_ bytes: Span<UInt8>, year: Int) -> Period? {
        if bytes.count == 4 { return Period(kind: .fiscalYear, number: year) }
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-") else { return nil }
        let part = DigitText.number(bytes, 6..<7) ?? 0
        switch bytes[5] {
        case UInt8(ascii: "Q"):
            return (1...4).contains(part)
                ? Period(kind: .quarter, number: year * 4 + part - 1) : nil
        case UInt8(ascii: "H"):
            return (1...2).contains(part)
                ? Period(kind: .halfYear, number: year * 2 + part - 1) : nil
        default:
            guard let month = DigitText.number(bytes, 5..<7), (1...12).contains(month) else {
                return nil
            }
            return Period(kind: .month, number: year * 12 + month - 1)
        }
    }

    /// Appends the name; `lifetime` for all of time.
    package func write(into bytes: inout [UInt8]) {
        switch kind {
        case .month:
            DigitText.write(number / 12, digits: 4, into: &bytes)
            bytes.append(UInt8(ascii: "-"))
            DigitText.write(number % 12 + 1, digits: 2, into: &bytes)
        case .quarter: writeParts(4, "-Q", into: &bytes)
        case .halfYear: writeParts(2, "-H", into: &bytes)
        case .fiscalYear: DigitText.write(number, digits: 4, into: &bytes)
        case .lifetime: bytes.append(contentsOf: "lifetime".utf8)
        }
    }

    private func writeParts(_ parts: Int, _ mark: StaticString, into bytes: inout [UInt8]) {
        DigitText.write(number / parts, digits: 4, into: &bytes)
        mark.withUTF8Buffer { bytes.append(contentsOf: $0) }
        DigitText.write(number % parts + 1, digits: 1, into: &bytes)
    }
}

extension Period: CustomStringConvertible {
    /// The name.
    package var description: String {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
