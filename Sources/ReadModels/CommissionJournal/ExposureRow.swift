import Projections

/// How large the figures of the journal can have become: the sizes of all bases and amounts that
/// were ever worked out, summed up. It only rises, and stays at the largest number that there is.
package struct ExposureRow: TableRow, Equatable {
    /// Minor units of the programme's currency.
    package var size: UInt64 = 0

    package init() {}

    package func encode(into writer: inout RowWriter) {
        writer.put(size)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        size = try reader.integer()
    }
}

extension UInt64 {
    /// Adds; what does not fit is the largest number.
    mutating func addClamped(_ other: UInt64) {
        let (sum, overflow) = addingReportingOverflow(other)
        self = overflow ? .max : sum
    }
}
