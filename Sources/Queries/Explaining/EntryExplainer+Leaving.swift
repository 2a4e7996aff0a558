import Accounting
import ReadModels

// What leaves *held*, and what comes back: rules.md section 5.

extension EntryExplainer {
    /// What should leave in all, less what has, and what the same event moves on other days.
    func leaving(_ found: FoundEntry) throws -> [Reason] {
        guard let reasons = try journal.leaving(of: found.entry) else {
            throw ReasonsDiffer(what: "a release on no invoice")
        }
        try checkAccrued(found, reasons)
        let part = HoldPart(of: found.entry)
        let alike = try entries(like: found) {
            $0.document == found.entry.document && HoldPart(of: $0) == part
        }
        let before = alike.filter { $0.isBefore(found.position, found.number) }
        let beside = alike.filter {
            $0.position == found.position && $0.number > found.number
        }
        let currency = found.entry.currency
        return [try due(found.entry, reasons)]
            + (try taken("posted before", before, currency))
            + (try taken("posted by the same event for other days", beside, currency))
    }

    /// A is what the journal has accrued.
    private func checkAccrued(_ found: FoundEntry, _ reasons: LeavingReasons) throws {
        var sum: Int64 = 0
        try journal.postings.forEach(of: UInt64(found.entry.payee)) { posting in
            guard posting.position <= found.position else { return false }
            guard posting.kind == .accrued, posting.component == found.entry.component,
                posting.forPeriod == found.entry.forPeriod,
                let entry = try journal.entries.row(
                    position: posting.position, number: posting.number),
                entry.document == found.entry.document
            else { return true }
            try sum.add(entry.amount)
            return true
        }
        guard sum == reasons.accrued else {
            throw ReasonsDiffer(what: "what stands accrued for entry \(found.id)")
        }
    }

    private func due(_ entry: EntryRow, _ reasons: LeavingReasons) throws -> Reason {
        let currency = entry.currency
        func money(_ amount: Int64) -> String { Reason.text(amount, currency) }
        var node = Reason(
            .hold, dueWords(entry, reasons, money), currency, minorUnits: reasons.target)
        node.add("accrued", .money(reasons.accrued, currency))
        var accrued = Reason(
            .basis,
            "A, what stands accrued: \(money(reasons.accrued)) = form \(money(reasons.form)), "
                + "floor \(money(reasons.floor)), stack cap \(money(reasons.stackCap)), "
                + "cap \(money(reasons.cap))",
            currency)
        accrued.add("form", .money(reasons.form, currency))
        accrued.add("floor", .money(reasons.floor, currency))
        accrued.add("stackCap", .money(reasons.stackCap, currency))
        accrued.add("cap", .money(reasons.cap, currency))
        node.parts = [accrued]
        if let terms = reasons.terms {
            var held = Reason(
                .hold,
                "\(terms.words) (rules \(entry.rules), line \(terms.line)); dated \(reasons.date), "
                    + "so not before \(reasons.earliest)",
                currency)
            held.add("ruleLine", .integer(Int64(terms.line)))
            held.add("earliest", .date(reasons.earliest))
            node.parts.append(held)
        }
        if let unpaid = reasons.unpaid { node.parts += try paid(unpaid, reasons, entry) }
        return node
    }

    private func dueWords(
        _ entry: EntryRow, _ reasons: LeavingReasons, _ money: (Int64) -> String
    ) -> String {
        let sum = money(reasons.target)
        guard let unpaid = reasons.unpaid else { return "nothing holds it: all of A, \(sum)" }
        let days = unpaid.lapseDays.map { "\($0)" } ?? "any day"
        let released = "A × s(\(days)) = \(money(reasons.accrued)) × \(text(unpaid.shareAtLapse))"
        switch entry.kind {
        case .released where entry.cause == .lapse:
            return "below zero, the rest leaves on day \(days): A − round(\(released)), \(sum)"
        case .released: return "round(\(released)), \(sum)"
        case .forfeited:
            return reasons.accrued < 0
                ? "an amount below zero is never forfeited"
                : "A − round(\(released)), \(sum)"
        default:
            let last = unpaid.reinstateUntilDay.map { "\($0)" } ?? "-"
            let share = unpaid.shareAtEnd.map { text($0) } ?? "0"
            return "round(A × s(\(last)) = \(money(reasons.accrued)) × \(share)) − released, \(sum)"
        }
    }

    private func text(_ share: (part: Int128, whole: Int128)) -> String {
        share.part == share.whole ? "1" : "\(share.part)/\(share.whole)"
    }

    /// What the customer owes and has paid.
    private func paid(
        _ unpaid: UnpaidReasons, _ reasons: LeavingReasons, _ entry: EntryRow
    ) throws -> [Reason] {
        guard let invoice = try models.sales.invoices.row(entry.document.ordinal) else { return [] }
        let own = invoice.currency
        func text(_ amount: Int64) -> String { Reason.text(amount, own) }
        var owed = "the customer owes V = \(text(reasons.retained)) \(own)"
        if let gross = reasons.gross {
            owed += " × gross \(text(gross)) / net \(text(reasons.net))"
        }
        var words =
            "\(owed), and paid \(text(unpaid.paidAtLapse)) through "
            + (unpaid.lapseDays.map { "day \($0)" } ?? "any day")
        if let paid = unpaid.paidAtEnd, let day = unpaid.reinstateUntilDay {
            words += ", \(text(paid)) through day \(day)"
        }
        var node = Reason(.paid, words, entry.currency)
        node.add("retained", .money(reasons.retained, own))
        node.add("paid", .money(unpaid.paidAtLapse, own))
        let events = EventFinder(log: log, models: models, currency: entry.currency)
        try log.forEach(ofStream: .invoice, invoice.id) { event in
            guard event.position <= models.fold.position else { return false }
            if event.type == .salePaid || event.type == .salePaymentReversed {
                node.parts.append(try events.reason(event.position))
            }
            return true
        }
        return [node]
    }
}
