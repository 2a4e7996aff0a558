// Entries that an event states outright: adjustments and disputes (section 4), payouts (section 9),
// and the settlement of draws by a closing (section 6).

extension NaiveBook {
    /// Posts what an event states.
    mutating func postStated(_ event: RecordedEvent) throws {
        let data = event.data
        switch event.type {
        case "commission.adjusted":
            try adjust(
                try data.text("payeeId"), try data.money("amount").amount,
                forPeriod: try data.text("forPeriod"), "manual", event)
        case "commission.dispute_resolved":
            guard let amount = try data.optionalMoney("adjustment")?.amount,
                let dispute = known.disputes[try data.text("disputeId")],
                let period = known.statementPeriods[dispute.statement]
            else { return }
            try adjust(dispute.payee, amount, forPeriod: period, "dispute", event)
        case "payout.scheduled", "payout.settled", "payout.failed": try postPayout(event)
        case "period.closed": try settleDraws(try data.text("period"), event)
        default: break
        }
    }

    private mutating func adjust(
        _ payee: String, _ amount: Int128, forPeriod: String, _ cause: String,
        _ event: RecordedEvent
    ) throws {
        let first = try known.calendar.span(named: forPeriod).first
        post(
            payee, "adjustment", "adjusted", cause, amount, forPeriod: forPeriod,
            on: max(event.on, first), event)
    }

    /// Dated the pay date of the run, or the event's date if later. What failed after it was
    /// settled is first unpaid, then returned.
    private mutating func postPayout(_ event: RecordedEvent) throws {
        guard let payout = known.payouts[try event.data.text("payoutId")],
            let payOn = known.payDates[payout.run]
        else { throw Unreadable("no such payout or run") }
        let day = max(event.on, payOn)
        switch event.type {
        case "payout.scheduled":
            post(
                payout.payee, "", "scheduled", "payout", payout.gross, withheld: payout.withheld,
                on: day, event)
        case "payout.settled":
            post(payout.payee, "", "paid", "payout", payout.net, on: day, event)
        default:
            if payout.isSettled {
                post(payout.payee, "", "paid", "payout", -payout.net, on: day, event)
            }
            post(
                payout.payee, "", "returned", "payout", payout.gross, withheld: payout.withheld,
                on: day, event)
        }
    }

    /// Posts an entry that is about no document.
    mutating func post(
        _ payee: String, _ component: String, _ kind: String, _ cause: String, _ amount: Int128,
        withheld: Int128 = 0, forPeriod: String = "", on day: Day, _ event: RecordedEvent
    ) {
        let booking = Booking(day, known: known)
        journal.append(
            NaiveEntry(
                position: event.position, payee: payee, component: component, kind: kind,
                cause: cause, amount: Int64(amount), withheld: Int64(withheld),
                currency: known.currency, forPeriod: forPeriod, inPeriod: booking.inPeriod,
                effectiveOn: booking.effectiveOn.text, document: ""))
    }
}
