import Accounting
import Events
import ReadModels

// Entries that an act states: adjustments, disputes, payouts.

extension EntryExplainer {
    func act(_ found: FoundEntry) throws -> [Reason] {
        switch found.entry.kind {
        case .adjusted: try adjustment(found)
        case .scheduled: try scheduled(found)
        default: try payout(found)
        }
    }

    private func adjustment(_ found: FoundEntry) throws -> [Reason] {
        let events = EventFinder(log: log, models: models, currency: found.entry.currency)
        let words: String
        let amount: Money
        switch try events.body(found.position) {
        case .commissionAdjusted(let body):
            amount = body.amount
            words = "adjusted because of \(body.cause), approved by \(body.approver)"
        case .commissionDisputeResolved(let body):
            amount = body.adjustment ?? .zero(found.entry.currency)
            words = "dispute \(body.disputeId), \(body.outcome.name)"
        default: throw ReasonsDiffer(what: "an adjustment that no event states")
        }
        return [Reason(.event, words, amount.currency, minorUnits: amount.minorUnits)]
    }

    /// The gross is all that was payable on the pay date, as known to the run: sums by kind and
    /// component of the entries that it came from.
    private func scheduled(_ found: FoundEntry) throws -> [Reason] {
        let entry = found.entry
        let (payout, run) = try payoutAndRun(entry)
        let isPayable = try journal.payablePostings(
            of: entry.payee, on: run.payOn, knownAt: run.knownAt)
        var groups: [PayableGroup: (sum: Int64, count: Int)] = [:]
        try journal.postings.forEach(of: UInt64(entry.payee)) { posting in
            guard posting.position <= run.knownAt else { return false }
            guard isPayable(posting) else { return true }
            let group = PayableGroup(kind: posting.kind, component: posting.component)
            var (sum, count) = groups[group] ?? (0, 0)
            try sum.add(posting.payable)
            count += 1
            groups[group] = (sum, count)
            return true
        }
        var parts: [Reason] = []
        for group in groups.keys.sorted(by: { $0.order < $1.order }) {
            guard let (sum, count) = groups[group] else { continue }
            let component = try journal.component(group.component)
            let words = [group.kind.name, component].filter { !$0.isEmpty }
                .joined(separator: ", ")
            var node = Reason(
                .group, "\(words): \(count) \(count == 1 ? "entry" : "entries")", entry.currency,
                minorUnits: sum)
            node.add("entryKind", .text(group.kind.name))
            node.add("component", .name(component))
            node.add("count", .integer(Int64(count)))
            parts.append(node)
        }
        let payable = Reason(
            .payout,
            "payable on \(run.payOn) as known at \(run.knownAt), the whole of it is paid",
            entry.currency, minorUnits: payout.gross.minorUnits, of: parts)
        return [payable] + (try terms(payout, run, entry))
    }

    /// The net that goes to the bank and what is withheld, which make the gross.
    private func payout(_ found: FoundEntry) throws -> [Reason] {
        let entry = found.entry
        let (payout, run) = try payoutAndRun(entry)
        if entry.kind == .paid {
            let isBack = entry.amount < 0
            let net = isBack ? try payout.net.negated() : payout.net
            return [
                Reason(
                    .payout, "net of payout/\(payout.id)" + (isBack ? ", which came back" : ""),
                    entry.currency, minorUnits: net.minorUnits)
            ] + (try terms(payout, run, entry))
        }
        var parts = [
            Reason(
                .payout, "net of payout/\(payout.id)", entry.currency,
                minorUnits: payout.net.minorUnits)
        ]
        for withheld in payout.withheld {
            parts.append(
                Reason(
                    .payout, "withheld, \(withheld.kind)", entry.currency,
                    minorUnits: withheld.amount.minorUnits))
        }
        return parts + (try terms(payout, run, entry))
    }

    private func terms(
        _ payout: PayoutRow, _ run: RunRow, _ entry: EntryRow
    ) throws -> [Reason] {
        var words =
            "payout/\(payout.id) of run/\(run.id), pays on \(run.payOn): gross \(payout.gross), "
        for withheld in payout.withheld {
            words += "withheld \(withheld.amount.amountText) \(withheld.kind), "
        }
        words += "net \(payout.net)"
        if payout.pay != payout.net { words += ", paid as \(payout.pay)" }
        if let settled = payout.settled { words += ", settled \(settled)" }
        if let failure = payout.failure { words += ", failed: \(failure.name)" }
        var node = Reason(.payout, words, entry.currency)
        node.add("payout", .text(payout.id))
        node.add("run", .text(run.id))
        node.add("payOn", .date(run.payOn))
        return [node]
    }

    private func payoutAndRun(_ entry: EntryRow) throws -> (PayoutRow, RunRow) {
        guard let payout = try models.payouts.payout(entry.document.ordinal),
            let run = try models.payouts.run(payout.run)
        else { throw ReasonsDiffer(what: "an entry of no payout") }
        return (payout, run)
    }
}

/// What of the payable amount is told in one line.
private struct PayableGroup: Hashable {
    let kind: EntryKind
    let component: UInt16

    var order: (UInt8, UInt16) { (kind.rawValue, component) }
}
