import Accounting
import Projections
import Rules

/// What should leave *held* of what stands on an invoice for a component, a payee and a period, and
/// why (rules.md section 5).
package struct LeavingReasons: Sendable {
    /// A: what stands accrued, and what of it the form, floor, stack cap and cap brought.
    package var accrued: Int64
    package var form: Int64
    package var floor: Int64
    package var stackCap: Int64
    package var cap: Int64
    /// What should have left in this way by the end of all time.
    package var target: Int64
    package var date: BusinessDate
    /// The first day on which anything may leave so.
    package var earliest: BusinessDate
    /// Where the terms are stated; nil where nothing holds it.
    package var terms: StatedClause?
    /// What the lines have left, and the invoice's net, in its own currency.
    package var retained: Int64
    package var net: Int64
    /// As the invoice states it.
    package var gross: Int64?
    /// nil: it is not held until the customer pays.
    package var unpaid: UnpaidReasons?
}

/// What the customer has paid by the days that count.
package struct UnpaidReasons: Sendable {
    /// Cash through the day of the lapse, or of all time, in the document's currency.
    package var paidAtLapse: Int64
    /// The share of what is owed: s(n), in lowest terms.
    package var shareAtLapse: (part: Int128, whole: Int128)
    /// n.
    package var lapseDays: Int?
    /// The same through m; nil where nothing is reinstated.
    package var paidAtEnd: Int64?
    package var shareAtEnd: (part: Int128, whole: Int128)?
    package var reinstateUntilDay: Int?
}

extension CommissionJournal {
    /// Why what an entry moved had to leave *held*; nil for an entry of another kind, and where its
    /// document is no invoice.
    package func leaving(of entry: EntryRow) throws -> LeavingReasons? {
        guard let part = HoldPart(of: entry), entry.document.kind == .invoice,
            let document = try document(DocumentElement(invoice: entry.document.ordinal))
        else { return nil }
        let account = try account(of: document.element)
        let plan = try document.version.map { try earningPlan().versions[$0] }
        let hold = try Hold(on: document, by: plan?.version)
        // What stands for two classes of cost is told apart by entries that name a cost.
        let standing = account.posted.filter {
            $0.component == entry.component && $0.payee == entry.payee
                && $0.period == entry.forPeriod
        }
        var reasons = LeavingReasons(
            accrued: 0, form: 0, floor: 0, stackCap: 0, cap: 0, target: 0, date: document.date,
            earliest: try hold.earliest(part), terms: terms(plan),
            retained: try document.lines.reduce(0) { try $0.adding($1.retained) },
            net: try document.lines.reduce(0) { try $0.adding($1.net) }, gross: document.gross,
            unpaid: try unpaid(hold, document))
        for posted in standing {
            try reasons.accrued.add(try posted.accrued.sum())
            try reasons.form.add(posted.form)
            try reasons.floor.add(posted.floor)
            try reasons.stackCap.add(posted.stackCap)
            try reasons.cap.add(posted.cap)
            try reasons.target.add(try hold.amount(part, of: try posted.accrued.sum()))
        }
        return reasons
    }

    private func terms(_ plan: VersionPlan?) -> StatedClause? {
        plan?.version.rules.holds.map { holds in
            var words: [String] = []
            if let unpaid = holds.customerUnpaid {
                words.append("until the customer pays")
                if let days = unpaid.lapseDays { words.append("lapse after \(days) days") }
                if let days = unpaid.reinstateUntilDay {
                    words.append("reinstated until day \(days)")
                }
            }
            if let days = holds.refundWindowDays { words.append("refund window \(days) days") }
            return StatedClause(words: words.joined(separator: ", "), line: holds.at.line)
        }
    }

    private func unpaid(_ hold: Hold, _ document: ValuedDocument) throws -> UnpaidReasons? {
        guard let unpaid = hold.terms?.customerUnpaid else { return nil }
        func paid(_ days: Int?) throws -> Int64 {
            let last = try days.map { try document.date.adding(days: $0) } ?? .max
            return try document.cash.reduce(0) { sum, cash in
                cash.on <= last ? try sum.adding(cash.amount) : sum
            }
        }
        var reasons = UnpaidReasons(
            paidAtLapse: try paid(unpaid.lapseDays),
            shareAtLapse: (hold.atLapse.part, hold.atLapse.whole), lapseDays: unpaid.lapseDays)
        if let days = unpaid.reinstateUntilDay {
            reasons.paidAtEnd = try paid(days)
            reasons.shareAtEnd = (hold.atEnd.part, hold.atEnd.whole)
            reasons.reinstateUntilDay = days
        }
        return reasons
    }
}

extension HoldPart {
    /// The way in which an entry has left *held*; nil where it is of another kind.
    package init?(of entry: EntryRow) {
        switch entry.kind {
        case .released: self = entry.cause == .lapse ? .releasedByLapse : .released
        case .forfeited: self = .forfeited
        case .reinstated: self = .reinstated
        default: return nil
        }
    }
}
