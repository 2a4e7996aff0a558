// Section 4: the difference between what should stand and what is posted is posted, and nothing
// else.

/// Which documents an event touches, and with which cause.
struct Touch {
    /// The cause of entries on what it touches.
    let cause: String
    /// Whether it touches a document.
    let touches: @Sendable (Document) -> Bool

    /// What an event touches, given what was known before it and what is known now.
    init(_ event: RecordedEvent, before: Known, now: Known) {
        let data = event.data
        switch event.type {
        case "ruleset.activated": self.init("rule_change") { _ in true }
        case "sale.invoiced": self.init("sale") { $0.position == event.position }
        case "sale.credited":
            let invoice = data.optionalText("invoiceId").map { "invoice/\($0)" }
            self.init("credit") { $0.id == invoice || $0.position == event.position }
        case "sale.paid", "sale.payment_reversed": self.init("payment") { _ in false }
        case "deal.attributed":
            let deal = data.optionalText("dealId")
            self.init("attribution") { $0.deal != nil && $0.deal == deal }
        default:
            // "The event that brings it touches the lines dated from that month on" (section 6).
            let partner = data.optionalText("partnerId") ?? ""
            let month = now.eligibleFrom(partner)
            if let month, before.eligibleFrom(partner) != month {
                self.init("eligibility") { $0.date >= month }
            } else {
                // Reading: "releases … carry the cause of the event": where the event has none of
                // its own, as a target that opens a gate, it is that of the accrual.
                self.init("true_up") { _ in false }
            }
        }
    }

    private init(_ cause: String, _ touches: @escaping @Sendable (Document) -> Bool) {
        self.cause = cause
        self.touches = touches
    }
}

extension NaiveBook {
    /// Posts what an event changes, bucket by bucket.
    mutating func postDifferences(_ event: RecordedEvent, _ touch: Touch) {
        let standing = Recomputation(known: known, facts: facts).standing()
        let buckets = Set(standing.keys).union(journal.accruals.keys)
        for bucket in buckets.sorted(by: Bucket.comesBefore) {
            for part in AccrualPart.allCases {
                postAccrual(bucket, part, standing[bucket]?[part] ?? 0, event, touch)
            }
            guard known.documents[bucket.document].isInvoice else { continue }
            let hold = Hold(on: known.documents[bucket.document], known: known)
            let accrued = journal.accrued(bucket)
            for part in HoldPart.allCases {
                postLeaving(bucket, part, accrued, hold, event, touch)
            }
        }
    }

    private mutating func postAccrual(
        _ bucket: Bucket, _ part: AccrualPart, _ target: Int128, _ event: RecordedEvent,
        _ touch: Touch
    ) {
        let difference = target - journal.accrued(bucket, part)
        guard difference != 0 else { return }
        let booking = Booking(date(of: event, bucket), known: known)
        let touched = touch.touches(known.documents[bucket.document])
        let cause = part.cause ?? (touched ? touch.cause : "true_up")
        post("accrued", cause, difference, bucket, booking, event)
        journal.count(difference, bucket, part, on: booking.effectiveOn)
    }

    /// The date to which an entry belongs: the event's, but never before the document's date nor
    /// before the first day of the period that it is about.
    private func date(of event: RecordedEvent, _ bucket: Bucket) -> Day {
        max(event.on, known.documents[bucket.document].date, bucket.from)
    }

    /// Posts what changes in what has left *held*, on the days on which it is due.
    ///
    /// Reading: "a release is dated on the latest of the causing event's date, the date of the
    /// accrual that it releases …", "what happens by date alone is posted ahead", "a correction of
    /// an entry posted ahead carries that entry's date, or its own event's if later": from the
    /// event's date on, as of every day on which something is accrued, due or posted, as much of
    /// the difference counts as brings that day nearer to what is due by then. So nothing leaves
    /// before it is accrued or due, and what is taken back is taken back where it was posted.
    private mutating func postLeaving(
        _ bucket: Bucket, _ part: HoldPart, _ accrued: Journal.Profile, _ hold: Hold,
        _ event: RecordedEvent, _ touch: Touch
    ) {
        let left = journal.left(bucket, part)
        let target = hold.amount(part, of: accrued.sum(through: .distantFuture))
        let difference = target - left.sum(through: .distantFuture)
        guard difference != 0 else { return }
        let start = Booking(date(of: event, bucket), known: known).effectiveOn
        let due = Booking(hold.earliest(part), known: known).effectiveOn
        let later = Set(accrued.keys).union(left.keys).union([due]).filter { $0 > start }
        var posted: Int128 = 0
        for day in [start] + later.sorted() {
            let isDue = day >= hold.earliest(part)
            let wanted = isDue ? hold.amount(part, of: accrued.sum(through: day)) : 0
            let counts = clamped(wanted - left.sum(through: day), between: 0, and: difference)
            guard counts != posted else { continue }
            let booking = Booking(day, known: known)
            post(part.kind, part.cause ?? touch.cause, counts - posted, bucket, booking, event)
            journal.count(counts - posted, bucket, part, on: booking.effectiveOn)
            posted = counts
        }
    }

    private func clamped(_ amount: Int128, between one: Int128, and other: Int128) -> Int128 {
        min(max(amount, min(one, other)), max(one, other))
    }

    private mutating func post(
        _ kind: String, _ cause: String, _ amount: Int128, _ bucket: Bucket, _ booking: Booking,
        _ event: RecordedEvent
    ) {
        journal.append(
            NaiveEntry(
                position: event.position, payee: bucket.payee, component: bucket.component,
                kind: kind, cause: cause, amount: Int64(amount), withheld: 0,
                currency: known.currency, forPeriod: known.calendar.name(bucket.period),
                inPeriod: booking.inPeriod, effectiveOn: booking.effectiveOn.text,
                document: known.documents[bucket.document].id))
    }
}

extension Journal.Profile {
    /// What counts through a day.
    fileprivate func sum(through day: Day) -> Int128 {
        reduce(0) { $1.key <= day ? $0 + $1.value : $0 }
    }
}

extension Bucket {
    /// By document, then payee, component and period, so that entries have one order.
    fileprivate static func comesBefore(_ one: Bucket, _ other: Bucket) -> Bool {
        if one.document != other.document { return one.document < other.document }
        if one.payee != other.payee { return isBefore(one.payee, other.payee) }
        if one.component != other.component { return isBefore(one.component, other.component) }
        return one.period == other.period ? one.from < other.from : one.period < other.period
    }
}

extension AccrualPart {
    /// The cause that it has whatever the event.
    fileprivate var cause: String? {
        switch self {
        case .form: nil
        case .floor: "floor"
        case .stackCap: "stack_cap"
        case .cap: "cap"
        }
    }
}

extension HoldPart {
    /// The kind of its entries.
    fileprivate var kind: String {
        switch self {
        case .released, .releasedByLapse: "released"
        case .forfeited: "forfeited"
        case .reinstated: "reinstated"
        }
    }

    /// The cause that it has whatever the event.
    fileprivate var cause: String? {
        self == .forfeited || self == .releasedByLapse ? "lapse" : nil
    }
}
