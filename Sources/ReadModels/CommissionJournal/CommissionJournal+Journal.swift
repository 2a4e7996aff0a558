import Accounting
import Events
import Projections

// Entries into the journal, and those that follow from a single event.

extension CommissionJournal {
    /// Appends an entry, its posting, and what it adds to its payee's totals.
    ///
    /// - Precondition: the entry's lines sum to zero.
    func append(_ entry: EntryRow, at position: UInt64) throws {
        precondition(entry.lines.reduce(0) { $0 + $1.amount } == 0, "an entry must balance")
        entries.append(position: position, number: nextNumber, entry)
        let posting = Posting(entry, position: position, number: nextNumber)
        try postings.append(posting, to: UInt64(entry.payee))
        nextNumber += 1
        let key = PairKey(UInt32(entry.inPeriod.rawValue), entry.payee)
        switch entry.kind {
        case .accrued:
            try totals.update(key) { $0 = try ($0 ?? PayeeTotals()).adding(accrued: entry.amount) }
        case .adjusted, .drawn, .reinstated:
            try totals.update(key) { $0 = try ($0 ?? PayeeTotals()).adding(adjusted: entry.amount) }
        case .forfeited:
            let taken = -entry.amount
            try totals.update(key) { $0 = try ($0 ?? PayeeTotals()).adding(adjusted: taken) }
        case .released, .scheduled, .returned, .paid, .fundAllocated, .fundExpired,
            .fundReimbursed:
            break
        }
    }

    func adjust(_ event: borrowing EventView) throws {
        let body = try CommissionAdjusted(event.asCommissionAdjusted())
        let payee = event.reference(CommissionAdjusted.Slot.payeeId)
        try adjust(
            payee, by: body.amount, about: body.forPeriod, .manual,
            EntryDocument(.adjustment, event.number), after: event)
    }

    func resolve(_ event: borrowing EventView) throws {
        let body = try CommissionDisputeResolved(event.asCommissionDisputeResolved())
        guard let amount = body.adjustment else { return }
        guard let dispute = try payouts.dispute(event.number),
            let statement = try payouts.statement(dispute.statement)
        else {
            throw ProjectionStop("dispute \(body.disputeId) is about no statement of this book")
        }
        try adjust(
            dispute.payee, by: amount, about: "\(statement.period)", .dispute,
            EntryDocument(.dispute, event.number), after: event)
    }

    /// An adjustment is straight to payable, and dated no earlier than what it is about.
    private func adjust(
        _ payee: UInt32, by amount: Money, about periodName: String, _ cause: EntryCause,
        _ document: EntryDocument, after event: borrowing EventView
    ) throws {
        guard amount.minorUnits != 0 else { return }
        guard let version = try programme.latest(), let period = try? Period(parsing: periodName)
        else { throw ProjectionStop("\(periodName) is not a period of the programme") }
        let calendar = version.rules.head.calendar
        let date = Swift.max(event.effectiveOn, calendar.firstDay(of: period))
        let booking = try programme.booking(for: date)
        let component = try index(ofComponent: "adjustment")
        try append(
            EntryRow(
                recordedAt: event.recordedAt, effectiveOn: booking.effectiveOn, forPeriod: period,
                inPeriod: booking.period, payee: payee, kind: .adjusted, cause: cause,
                component: component, document: document, rules: 0, currency: amount.currency,
                amount: amount.minorUnits,
                lines: [
                    EntryLine(.commission, UInt32(component), amount.minorUnits),
                    EntryLine(.payable, payee, -amount.minorUnits),
                ], slices: [], inputs: [event.position]),
            at: event.position)
    }
}

extension PayeeTotals {
    fileprivate func adding(
        accrued: Int64 = 0, adjusted: Int64 = 0
    ) throws(AccountingError) -> PayeeTotals {
        var sum = self
        sum.accrued = try sum.accrued.adding(accrued)
        sum.adjusted = try sum.adjusted.adding(adjusted)
        return sum
    }
}
