import Accounting
import Projections

/// How far tier dates are decided.
package struct TierProgress: TableRow, Equatable {
    /// Every day through this one is decided: the greatest `effectiveOn` of the events that decide.
    package var decidedThrough: BusinessDate
    /// The highest ordinal of a partner that was activated.
    package var lastPartner: UInt32 = 0
    /// The day on which every partner must be looked at because rules were activated.
    package var reviewOn: BusinessDate?

    package init(decidedThrough: BusinessDate) {
        self.decidedThrough = decidedThrough
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(decidedThrough.daysSince1970)
        writer.put(lastPartner)
        writer.put(optional: reviewOn)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        decidedThrough = try reader.date()
        lastPartner = try reader.integer()
        reviewOn = try reader.optionalDate()
    }
}

/// The partners to be looked at on a day. One whose row has another day by then is passed over.
package struct TierAgendaRow: TableRow, Equatable {
    package var partners: [UInt32] = []

    package init() {}

    package func encode(into writer: inout RowWriter) {
        writer.put(partners)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        partners = try reader.integers()
    }
}

extension NumberKey {
    /// A day, offset so that its order is that of the bytes.
    init(_ date: BusinessDate) {
        self.init(UInt32(bitPattern: date.daysSince1970) ^ 0x8000_0000)
    }
}
