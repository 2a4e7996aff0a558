import Accounting
import Projections

/// The position of an event in a list of the trail.
package struct PositionElement: ListElement, Hashable {
    package static let encodedSize = 8

    package let position: UInt64

    package init(_ position: UInt64) {
        self.position = position
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(position)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        position = try reader.integer()
    }
}

/// A position, and the business date that its event moved the latest one on to.
package struct DatedPosition: ListElement, Hashable {
    package static let encodedSize = 12

    package let position: UInt64
    package let date: BusinessDate

    package init(_ position: UInt64, _ date: BusinessDate) {
        self.position = position
        self.date = date
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(position)
        writer.put(date.daysSince1970)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        position = try reader.integer()
        date = try reader.date()
    }
}

/// A dense index that a name was given.
package struct IndexRow: TableRow, Equatable {
    package var index: UInt32

    package init(index: UInt32) {
        self.index = index
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(index)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        index = try reader.integer()
    }
}

/// The stretches of the log in which events share a correlation id: a batch is one stretch,
/// however long it is.
package struct StretchesRow: TableRow, Equatable {
    package var stretches: [Stretch] = []

    package init() {}

    /// Adds a position, which is above all before.
    package mutating func add(_ position: UInt64) {
        if let last = stretches.indices.last, stretches[last].last + 1 == position {
            stretches[last].last = position
        } else {
            stretches.append(Stretch(first: position, last: position))
        }
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(stretches)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        stretches = try reader.list()
    }
}

/// Positions without a gap, both ends included.
package struct Stretch: TableRow, Equatable {
    package var first: UInt64
    package var last: UInt64

    package init(first: UInt64, last: UInt64) {
        self.first = first
        self.last = last
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(first)
        writer.put(last)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        first = try reader.integer()
        last = try reader.integer()
    }
}
