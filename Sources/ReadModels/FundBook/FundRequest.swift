import Accounting
import Events
import Projections

/// A request to a fund and what became of it, by the order of the log.
package struct FundRequest: TableRow, Equatable {
    package enum State: UInt8, Sendable {
        case requested = 1
        case approved = 2
        case rejected = 3
        case withdrawn = 4
        /// Claimed, and the claim is not decided (or more was asked for).
        case claimed = 5
        /// The claim was decided: reimbursed, or rejected with nothing.
        case settled = 6

        package var name: String { "\(self)" }
    }

    /// Unique within the fund.
    package var id: String
    package var state = State.requested
    package var on: BusinessDate
    package var requested: Int64
    /// The approval; of no amount until there is one.
    package var approved = FundStep.none
    /// Share of the eligible cost that is reimbursed.
    package var share = Rate.whole
    /// The last day on which it can be claimed; nil: without end.
    package var claimBy: BusinessDate?
    /// Unique within the fund; empty until it is claimed.
    package var claimID = ""
    /// Who recorded the claim.
    package var claimant = ""
    /// The claim, with what the activity has cost.
    package var claimed = FundStep.none
    /// The last decision of the claim, with what is reimbursed.
    package var decided = FundStep.none

    package init(id: String, on: BusinessDate, requested: Int64) {
        self.id = id
        self.on = on
        self.requested = requested
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(word: state)
        writer.put(on.daysSince1970)
        writer.put(requested)
        approved.encode(into: &writer)
        writer.put(share.partsPerMillion)
        writer.put(optional: claimBy)
        claimed.encode(into: &writer)
        decided.encode(into: &writer)
        writer.put(id)
        writer.put(claimID)
        writer.put(claimant)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        state = try reader.word()
        on = try reader.date()
        requested = try reader.integer()
        approved = try FundStep(decoding: &reader)
        share = Rate(partsPerMillion: try reader.integer())
        claimBy = try reader.optionalDate()
        claimed = try FundStep(decoding: &reader)
        decided = try FundStep(decoding: &reader)
        id = try reader.text()
        claimID = try reader.text()
        claimant = try reader.text()
    }
}

/// When something happened to a request, and about how much.
package struct FundStep: TableRow, Equatable {
    /// Position of the event; 0 where it has not happened.
    package var position: UInt64
    package var on: BusinessDate
    package var amount: Int64

    package init(position: UInt64, on: BusinessDate, amount: Int64) {
        self.position = position
        self.on = on
        self.amount = amount
    }

    package static let none = FundStep(
        position: 0, on: BusinessDate(daysSince1970: 0), amount: 0)

    package var hasHappened: Bool { position != 0 }

    package func encode(into writer: inout RowWriter) {
        writer.put(position)
        writer.put(on.daysSince1970)
        writer.put(amount)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        position = try reader.integer()
        on = try reader.date()
        amount = try reader.integer()
    }
}
