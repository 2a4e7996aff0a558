import Projections

/// What the entries of a fund say so far: what stands, by day, kind and basis.
package struct FundAccount: TableRow, Equatable {
    /// In order of day, kind and basis; none of them twice, and none of nothing.
    package var flows: [FundFlow] = []

    package init() {}

    package func encode(into writer: inout RowWriter) {
        writer.put(flows)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        flows = try reader.list()
    }
}
