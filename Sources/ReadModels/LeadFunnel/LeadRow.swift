import Accounting
import Events
import Projections

/// A lead as it stands by the order of the log.
package struct LeadRow: TableRow, Equatable {
    /// The lead's own id.
    package var id: String
    /// As recorded: `offered` also after the time to respond has passed.
    package var state: LeadState
    /// Which offer the last one was, from 1.
    package var attempt: UInt32
    /// The partner of the last offer, also after it declined.
    package var partner: UInt32
    package var offeredAt: Instant
    /// The last instant at which the offer can be answered; nil for none.
    package var respondBy: Instant?
    /// The date of the answer to the last offer.
    package var respondedOn: BusinessDate?
    package var stage: LeadStage?
    package var outcome: LeadOutcome?
    /// The deal that a converted lead became; 0 for none.
    package var deal: UInt32 = 0
    package var closedOn: BusinessDate?
    /// The latest instant of all its events; from it on, the row is how the lead stands.
    package var latestAt: Instant

    package init(
        id: String, attempt: UInt32, partner: UInt32, offeredAt: Instant, respondBy: Instant?
    ) {
        self.id = id
        state = .offered
        self.attempt = attempt
        self.partner = partner
        self.offeredAt = offeredAt
        self.respondBy = respondBy
        latestAt = offeredAt
    }

    /// Where the lead stands at `instant`, a time-out included.
    package func state(at instant: Instant) -> LeadState {
        state.expiring(after: respondBy, at: instant)
    }
}

// MARK: - Bytes

extension LeadRow {
    package func encode(into writer: inout RowWriter) {
        writer.put(word: state)
        writer.put(attempt)
        writer.put(partner)
        writer.put(offeredAt.microsecondsSince1970)
        writer.put(optional: respondBy?.microsecondsSince1970)
        writer.put(optional: respondedOn)
        writer.put(word: stage)
        writer.put(word: outcome)
        writer.put(deal)
        writer.put(optional: closedOn)
        writer.put(latestAt.microsecondsSince1970)
        writer.put(id)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        state = try reader.word()
        attempt = try reader.integer()
        partner = try reader.integer()
        offeredAt = Instant(microsecondsSince1970: try reader.integer())
        respondBy = try reader.optional(Int64.self).map(Instant.init(microsecondsSince1970:))
        respondedOn = try reader.optionalDate()
        stage = try reader.optionalWord()
        outcome = try reader.optionalWord()
        deal = try reader.integer()
        closedOn = try reader.optionalDate()
        latestAt = Instant(microsecondsSince1970: try reader.integer())
        id = try reader.text()
    }
}
