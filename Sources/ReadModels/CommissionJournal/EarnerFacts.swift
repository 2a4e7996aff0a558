import Projections
import Rules

/// The facts of a document's lines for one who earns on it, fixed when it was first credited or
/// came to stand above one who was (rules.md section 2, "Line facts"). All lines of a document have
/// its date, so only the net, which the invoice keeps, differs from line to line.
package struct EarnerFacts: TableRow, Equatable {
    package var payee: UInt32
    /// Standing and kind of the earner; where it was credited itself, the facts of the deal as it
    /// has them. The role belongs to the share and is not part of it.
    package var word: FactWord
    /// Whether it was credited itself.
    package var isCredited: Bool
    package var tier: HeldTier?
    package var country: CountryCode?

    package init(
        payee: UInt32, word: FactWord, isCredited: Bool, tier: HeldTier?, country: CountryCode?
    ) {
        self.payee = payee
        self.word = word
        self.isCredited = isCredited
        self.tier = tier
        self.country = country
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(payee)
        writer.put(word.rawValue)
        writer.put(isCredited)
        writer.put(tier != nil)
        tier?.encode(into: &writer)
        writer.put(country?.packed ?? 0)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        payee = try reader.integer()
        word = FactWord(rawValue: try reader.integer())
        isCredited = try reader.flag()
        tier = try reader.flag() ? try HeldTier(decoding: &reader) : nil
        let packed = try reader.integer(UInt16.self)
        country = packed == 0 ? nil : CountryCode(packed: packed)
    }
}

/// One who stood above a payee on a relation on the document's date.
package struct AncestorFact: TableRow, Equatable {
    package var payee: UInt32
    package var relation: UInt8
    package var ancestor: UInt32

    package init(payee: UInt32, relation: UInt8, ancestor: UInt32) {
        self.payee = payee
        self.relation = relation
        self.ancestor = ancestor
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(payee)
        writer.put(relation)
        writer.put(ancestor)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        payee = try reader.integer()
        relation = try reader.integer()
        ancestor = try reader.integer()
    }
}
