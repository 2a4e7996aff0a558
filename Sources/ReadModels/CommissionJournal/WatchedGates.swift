import Accounting
import Projections

/// The windows of a payee whose gates are asked at their last line by date.
package struct WatchedGatesRow: TableRow, Equatable {
    package var gates: [WatchedGate] = []

    package init() {}

    package func encode(into writer: inout RowWriter) {
        writer.put(gates)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        gates = try reader.list()
    }
}

/// A window under watch, and how its gates stood when its documents were valued last.
package struct WatchedGate: TableRow, Equatable {
    package var component: UInt16
    package var window: Period
    /// Places in the history of the versions whose gates are open, rising.
    package var open: [UInt32]

    package init(component: UInt16, window: Period, open: [UInt32]) {
        self.component = component
        self.window = window
        self.open = open
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(component)
        writer.put(window.rawValue)
        writer.put(open)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        component = try reader.integer()
        window = try reader.period()
        open = try reader.integers()
    }
}
