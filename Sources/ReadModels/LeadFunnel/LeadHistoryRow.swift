import Accounting
import Projections

/// How a lead came to stand where it stands: one step an event, in log order.
package struct LeadHistoryRow: TableRow, Equatable {
    package var steps: [LeadStep] = []

    package init() {}

    /// How the lead stood at `instant` by what is known now: after the last of its events, in log
    /// order, that had happened by then.
    package func step(at instant: Instant) -> LeadStep? {
        steps.last { $0.at <= instant }
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(steps)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        steps = try reader.list()
    }
}

/// How a lead stood after one of its events.
package struct LeadStep: TableRow, Equatable {
    /// When the event happened.
    package var at: Instant
    package var state: LeadState
    package var attempt: UInt32
    package var partner: UInt32
    package var respondBy: Instant?

    init(_ row: LeadRow, at instant: Instant) {
        at = instant
        state = row.state
        attempt = row.attempt
        partner = row.partner
        respondBy = row.respondBy
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(at.microsecondsSince1970)
        writer.put(word: state)
        writer.put(attempt)
        writer.put(partner)
        writer.put(optional: respondBy?.microsecondsSince1970)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        at = Instant(microsecondsSince1970: try reader.integer())
        state = try reader.word()
        attempt = try reader.integer()
        partner = try reader.integer()
        respondBy = try reader.optional(Int64.self).map(Instant.init(microsecondsSince1970:))
    }
}
