import Accounting

/// What a condition may ask about a line, for the payee that earns on it (rules.md sections 2
/// and 3): plain numbers that a journal can keep in a row.
///
/// The enumerated facts are one bit each, set in one word, so that a condition compares all of
/// them at once. Texts (sku, product line) are not part of it; they stay in the event and are
/// handed to the condition beside these facts.
package struct LineFacts: Hashable, Sendable {
    /// The enumerated facts; 8 bytes to store as they are.
    package var word: FactWord
    /// The index of the payee's tier in the ladder of the version that values the line; nil
    /// without one.
    package var tier: UInt8?
    /// The payee's country; nil when it is not known.
    package var country: CountryCode?
    /// The line's net in the programme's currency, in minor units, as invoiced.
    package var net: Int64
    /// The document's date.
    package var date: BusinessDate

    /// The facts of a line.
    package init(
        word: FactWord, tier: UInt8?, country: CountryCode?, net: Int64, date: BusinessDate
    ) {
        self.word = word
        self.tier = tier
        self.country = country
        self.net = net
        self.date = date
    }

    /// The tier as a bit; bit 63 stands for no tier.
    @inlinable
    var tierBit: UInt64 {
        guard let tier else { return 1 << 63 }
        return tier < 63 ? 1 << UInt64(tier) : 0
    }
}

/// A country by the two letters of ISO 3166, packed into a number.
package struct CountryCode: Hashable, Sendable {
    /// The two letters, the first in the high byte.
    package let packed: UInt16

    /// The country that `packed` stores.
    @inlinable
    package init(packed: UInt16) { self.packed = packed }

    /// Reads two capital letters; nil for anything else.
    package init?(_ bytes: RawSpan) {
        guard bytes.byteCount == 2 else { return nil }
        let (first, second) = bytes.withUnsafeBytes { ($0[0], $0[1]) }
        let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        guard letters.contains(first), letters.contains(second) else { return nil }
        packed = UInt16(first) << 8 | UInt16(second)
    }

    /// Reads two capital letters; nil for anything else.
    package init?(_ text: String) {
        self.init(text.utf8.span.bytes)
    }
}

extension CountryCode: CustomStringConvertible {
    /// The two letters.
    package var description: String {
        String(decoding: [UInt8(packed >> 8), UInt8(packed & 0xFF)], as: UTF8.self)
    }
}
