import Accounting

/// What a text field may hold, by the kind of the field.
package enum TextRule {
    /// What is wrong with the bytes, which are UTF-8, as a field of this kind; nil if nothing is.
    static func problem(_ bytes: [UInt8], as kind: FieldDescriptor.Kind) -> Problem? {
        switch kind {
        case .id: id(bytes)
        case .country: country(bytes)
        case .period: period(bytes)
        default: text(bytes)
        }
    }

    /// A clause without subject, and what would be right.
    package typealias Problem = (problem: String, advice: String)

    /// An id: 1-128 bytes of printable UTF-8 without spaces.
    package static func id(_ bytes: [UInt8]) -> Problem? {
        let advice = "an id is 1 to 128 bytes of printable UTF-8 without spaces"
        guard !bytes.isEmpty else { return ("is empty", advice) }
        guard bytes.count <= 128 else { return ("is \(bytes.count) bytes long", advice) }
        if bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return nil }
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if !isPrintable(scalar) {
                let code = String(scalar.value, radix: 16, uppercase: true)
                return ("has a space or a character that does not print (U+\(code))", advice)
            }
        }
        return nil
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .surrogate:
            false
        default: true
        }
    }

    /// A text: not empty, no control characters but tab and line ends.
    private static func text(_ bytes: [UInt8]) -> Problem? {
        guard !bytes.isEmpty else { return ("is empty", "leave the field out or fill it") }
        for byte in bytes where byte < 0x20 || byte == 0x7F {
            guard byte == 0x09 || byte == 0x0A || byte == 0x0D else {
                return ("has a control character", "only tabs and line ends may stand in a text")
            }
        }
        return nil
    }

    private static func country(_ bytes: [UInt8]) -> Problem? {
        if CountryTable.contains(bytes.span) { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        let advice =
            CountryTable.meant(by: text).map { "did you mean \"\($0)\"?" }
            ?? "write the two capital letters of a country of ISO 3166, such as \"DE\""
        return ("is \"\(text.prefix(20))\"", advice)
    }

    private static func period(_ bytes: [UInt8]) -> Problem? {
        let known = try? Period(parsing: bytes.span)
        if let kind = known?.kind, [.month, .quarter, .fiscalYear].contains(kind) { return nil }
        let shown = String(decoding: bytes.prefix(20), as: UTF8.self)
        return (
            "is \"\(shown)\"",
            "write a month \"2025-01\", a quarter \"2025-Q1\" or a fiscal year \"2025\""
        )
    }
}
