import Projections
import Rules

/// A partner.
package struct PartnerRow: TableRow {
    package var id: String
    package var kind: PayeeKind?
    package var country: CountryCode?
    package var standing: PayeeStanding

    package func encode(into writer: inout RowWriter) {
        writer.put(id)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        id = try reader.text()
        standing = .prospect
    }
}
