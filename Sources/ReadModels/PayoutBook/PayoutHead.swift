import Projections

/// What of all payouts the next run is judged by.
package struct PayoutHead: TableRow, Equatable {
    /// Position of the last event of a run or a payout; 0 for none.
    package var lastEvent: UInt64 = 0
    /// How many runs there are: the ordinal of the last.
    package var runCount: UInt32 = 0

    package init() {}

    package func encode(into writer: inout RowWriter) {
        writer.put(lastEvent)
        writer.put(runCount)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        lastEvent = try reader.integer()
        runCount = try reader.integer()
    }
}
