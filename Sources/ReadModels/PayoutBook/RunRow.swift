import Accounting
import Events
import Projections

/// A run of payouts.
package struct RunRow: TableRow, Equatable {
    package enum State: UInt8, Sendable {
        case scheduled = 1
        case approved = 2
        case sent = 3

        package var name: String { "\(self)" }
    }

    /// The run's own id.
    package var id: String
    package var state = State.scheduled
    package var position: UInt64
    package var payOn: BusinessDate
    /// Position up to which the log was taken into account.
    package var knownAt: UInt64
    package var scheduledOn: BusinessDate
    /// Who scheduled it, and so may not approve it.
    package var scheduler: String
    package var approvedOn: BusinessDate?
    package var approver: String?
    package var sentOn: BusinessDate?
    /// How many payouts it has.
    package var count: UInt32
    /// How many of them were cancelled.
    package var cancelled: UInt32 = 0
    /// The versions of the rules that were used.
    package var rulesets: [UInt32]
    /// What it pays, an amount a currency.
    package var totals: [Money]

    package init(
        id: String, position: UInt64, payOn: BusinessDate, knownAt: UInt64,
        scheduledOn: BusinessDate, scheduler: String, count: UInt32, rulesets: [UInt32],
        totals: [Money]
    ) {
        self.id = id
        self.position = position
        self.payOn = payOn
        self.knownAt = knownAt
        self.scheduledOn = scheduledOn
        self.scheduler = scheduler
        self.count = count
        self.rulesets = rulesets
        self.totals = totals
    }

    /// Whether nothing of it will be paid, so that it does not stand in the way of another.
    package var isWhollyCancelled: Bool { cancelled == count }

    package func encode(into writer: inout RowWriter) {
        writer.put(word: state)
        writer.put(position)
        writer.put(payOn.daysSince1970)
        writer.put(knownAt)
        writer.put(scheduledOn.daysSince1970)
        writer.put(optional: approvedOn)
        writer.put(optional: sentOn)
        writer.put(count)
        writer.put(cancelled)
        writer.put(id)
        writer.put(scheduler)
        writer.put(optional: approver)
        writer.put(rulesets)
        writer.put(UInt32(totals.count))
        for total in totals { writer.put(total) }
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        state = try reader.word()
        position = try reader.integer()
        payOn = try reader.date()
        knownAt = try reader.integer()
        scheduledOn = try reader.date()
        approvedOn = try reader.optionalDate()
        sentOn = try reader.optionalDate()
        count = try reader.integer()
        cancelled = try reader.integer()
        id = try reader.text()
        scheduler = try reader.text()
        approver = try reader.optionalText()
        rulesets = try reader.integers()
        totals = []
        for _ in 0..<(try reader.integer(UInt32.self)) { totals.append(try reader.money()) }
    }
}
