import Accounting
import Projections
import Rules

// What leaves *held*, and when: rules.md section 5.

extension CommissionJournal {
    /// Brings what has left *held* on an invoice to what should have, on the days on which it is
    /// due.
    func postLeavings(
        _ document: ValuedDocument, _ account: inout DocumentAccount, _ plan: VersionPlan?,
        _ run: SettlingRun
    ) throws {
        guard document.isInvoice, let latest = try programme.latest() else { return }
        let context = context(document, plan, latest, run)
        let isHeld = plan?.version.rules.holds != nil
        let hold = try Hold(on: document, by: plan?.version)
        for place in account.posted.indices {
            if !isHeld, account.posted[place].isMirrored {
                try mirror(&account.posted[place], context)
            } else {
                try release(&account.posted[place], by: hold, context)
            }
        }
        account.posted.removeAll { $0.isEmpty }
    }

    /// Releases what was accrued on the day on which it was, where nothing holds it.
    private func mirror(_ posted: inout PostedAmount, _ context: PostingContext) throws {
        let difference = try posted.accrued.sum().subtracting(posted.mirrored)
        guard difference != 0 else { return }
        let booking = try programme.booking(for: date(posted, context))
        try postRelease(difference, posted, booking, context.run.cause, context)
        try posted.mirrored.add(difference)
    }

    /// Posts what changes in what has left, from the event's date on, as of every day on which
    /// something is accrued, due or posted: as much of the difference counts as brings that day
    /// nearer to what is due by then. So nothing leaves before it is accrued or due, and what is
    /// taken back is taken back where it was posted.
    private func release(
        _ posted: inout PostedAmount, by hold: Hold, _ context: PostingContext
    ) throws {
        let start = try programme.booking(for: date(posted, context)).effectiveOn
        if posted.isMirrored { try unfold(&posted, start) }
        let accrued = try posted.accrued.sum()
        for part in HoldPart.allCases {
            let target = try hold.amount(part, of: accrued)
            let difference = try target.subtracting(posted.left.sum(of: part))
            guard difference != 0 else { continue }
            let earliest = try hold.earliest(part)
            let due = try programme.booking(for: earliest).effectiveOn
            var days = [start, due] + posted.accrued.days.map(\.on)
            days += posted.left.filter { $0.part == part }.map(\.on)
            var done: Int64 = 0
            let left = posted.left
            for day in Set(days.filter { $0 >= start }).sorted() {
                let wanted =
                    day >= earliest
                    ? try hold.amount(part, of: posted.accrued.sum(through: day)) : 0
                let missing = try wanted.subtracting(left.sum(of: part, through: day))
                let counts = Swift.min(
                    Swift.max(missing, Swift.min(difference, 0)), Swift.max(difference, 0))
                guard counts != done else { continue }
                let booking = try programme.booking(for: day)
                try post(part, counts - done, posted, booking, context)
                try posted.left.add(counts - done, part, on: booking.effectiveOn)
                done = counts
            }
        }
    }

    /// Keeps all that has left until now by its days.
    private func unfold(_ posted: inout PostedAmount, _ start: BusinessDate) throws {
        var left = posted.accrued
        // What the event at hand has accrued has not left yet.
        let missing = try posted.accrued.sum().subtracting(posted.mirrored)
        try left.add(-missing, on: start)
        posted.isMirrored = false
        posted.mirrored = 0
        posted.left = left.days.map { Leaving(part: .released, on: $0.on, amount: $0.amount) }
    }

    private func post(
        _ part: HoldPart, _ amount: Int64, _ posted: PostedAmount,
        _ booking: (period: Period, effectiveOn: BusinessDate), _ context: PostingContext
    ) throws {
        let cost = posted.cost.account
        let component = UInt32(posted.component)
        let held = EntryLine(.held, posted.payee, amount)
        switch part {
        case .released:
            try postRelease(amount, posted, booking, context.run.cause, context)
        case .releasedByLapse: try postRelease(amount, posted, booking, .lapse, context)
        case .forfeited:
            try post(
                .forfeited, .lapse, amount, posted, booking, from: held,
                to: EntryLine(cost, component, -amount), context)
        case .reinstated:
            try post(
                .reinstated, context.run.cause, amount, posted, booking,
                from: EntryLine(cost, component, amount),
                to: EntryLine(.payable, posted.payee, -amount), context)
        }
    }

    private func postRelease(
        _ amount: Int64, _ posted: PostedAmount,
        _ booking: (period: Period, effectiveOn: BusinessDate), _ cause: EntryCause,
        _ context: PostingContext
    ) throws {
        try post(
            .released, cause, amount, posted, booking,
            from: EntryLine(.held, posted.payee, amount),
            to: EntryLine(.payable, posted.payee, -amount), context)
    }
}
