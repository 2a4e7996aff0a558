import Projections

/// A document on which commission is earned: an invoice or an unlinked credit.
package struct DocumentElement: ListElement, Hashable {
    package static let encodedSize = 5

    package let isCredit: Bool
    /// Ordinal among the invoices or among the credits.
    package let ordinal: UInt32

    package init(invoice ordinal: UInt32) {
        isCredit = false
        self.ordinal = ordinal
    }

    package init(credit ordinal: UInt32) {
        isCredit = true
        self.ordinal = ordinal
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(isCredit)
        writer.put(ordinal)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        isCredit = try reader.flag()
        ordinal = try reader.integer()
    }
}
