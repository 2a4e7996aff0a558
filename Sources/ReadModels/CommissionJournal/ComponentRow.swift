import Projections

/// The id of a component, as rule files name it, or `adjustment`, `draw` or `fund`.
package struct ComponentRow: TableRow, Equatable {
    package var id: String

    package init(id: String) {
        self.id = id
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(id)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        id = try reader.text()
    }
}

/// What a payee accrued and was adjusted by in a period in which it was booked, in minor units
/// of the programme's currency: the two figures that a closing states.
package struct PayeeTotals: TableRow, Equatable {
    package var accrued: Int64 = 0
    /// Adjusted, drawn and reinstated, less forfeited.
    package var adjusted: Int64 = 0

    package init() {}

    package func encode(into writer: inout RowWriter) {
        writer.put(accrued)
        writer.put(adjusted)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        accrued = try reader.integer()
        adjusted = try reader.integer()
    }
}
