import Accounting
import Events
import Projections
import Rules

// Posting the difference between what should stand and what stands.

/// What all entries of one document after one event share.
private struct PostingContext {
    let position: UInt64
    let recordedAt: Instant
    let cause: EntryCause
    let document: EntryDocument
    let forPeriod: Period
    let inPeriod: Period
    let effectiveOn: BusinessDate
    let rules: UInt32
    let currency: Currency
    let inputs: [UInt64]
}

extension CommissionJournal {
    func post(
        _ document: ValuedDocument, _ account: inout DocumentAccount,
        after event: borrowing EventView, _ cause: EntryCause, _ version: RuleVersion?
    ) throws {
        guard let latest = try programme.latest() else { return }
        let context = try context(document, after: event, cause, version, latest)
        valuation.sort(shares: document.crediting.shares)
        var standing: [PostedAmount] = []
        for amount in valuation.amounts {
            guard let version else { break }
            let component = version.rules.components[amount.component]
            let index = try index(ofComponent: component.id)
            let cost = component.costClass
            let old = account.posted.first {
                $0.component == index && $0.payee == amount.payee && $0.cost == cost
            }
            var posted =
                old ?? PostedAmount(component: index, payee: amount.payee, cost: cost)
            let should = try amount.exact.rounded(version.rules.head.rounding)
            try bring(&posted, to: should, slices: amount.slices, context)
            standing.append(posted)
        }
        for old in account.posted
        where !standing.contains(where: {
            $0.component == old.component && $0.payee == old.payee && $0.cost == old.cost
        }) {
            var posted = old
            try bring(&posted, to: 0, slices: [], context)
        }
        account.posted = standing.filter { $0.accrued != 0 || $0.released != 0 }
    }

    private func context(
        _ document: ValuedDocument, after event: borrowing EventView, _ cause: EntryCause,
        _ version: RuleVersion?, _ latest: RuleVersion
    ) throws -> PostingContext {
        let calendar = latest.rules.head.calendar
        let forPeriod = calendar.earningPeriod(containing: document.date)
        let date = Swift.max(event.effectiveOn, document.date)
        let booking = try programme.booking(for: date)
        let position = event.position
        return PostingContext(
            position: position, recordedAt: event.recordedAt, cause: cause,
            document: EntryDocument(document.element), forPeriod: forPeriod,
            inPeriod: booking.period, effectiveOn: booking.effectiveOn,
            rules: version?.number ?? 0, currency: latest.rules.head.currency,
            inputs: document.position == position ? [position] : [document.position, position])
    }

    /// Posts what is missing to `should`: an accrual, and its release, both at once where nothing
    /// holds it.
    private func bring(
        _ posted: inout PostedAmount, to should: Int64, slices: [EntrySlice],
        _ context: PostingContext
    ) throws {
        let isHeld = context.document.kind == .invoice
        let accrued = should - posted.accrued
        if accrued != 0 {
            let target: Account.Kind = isHeld ? .held : .payable
            try post(
                .accrued, accrued, posted,
                from: EntryLine(posted.cost.account, UInt32(posted.component), accrued),
                to: EntryLine(target, posted.payee, -accrued), slices: slices, context)
            posted.accrued = should
        }
        let released = isHeld ? should - posted.released : 0
        if released != 0 {
            try post(
                .released, released, posted,
                from: EntryLine(.held, posted.payee, released),
                to: EntryLine(.payable, posted.payee, -released), slices: [], context)
            posted.released = should
        }
    }

    private func post(
        _ kind: EntryKind, _ amount: Int64, _ posted: PostedAmount, from: EntryLine,
        to: EntryLine, slices: [EntrySlice], _ context: PostingContext
    ) throws {
        let entry = EntryRow(
            recordedAt: context.recordedAt, effectiveOn: context.effectiveOn,
            forPeriod: context.forPeriod, inPeriod: context.inPeriod, payee: posted.payee,
            kind: kind, cause: context.cause, component: posted.component,
            document: context.document, rules: context.rules, currency: context.currency,
            amount: amount, lines: [from, to], slices: slices, inputs: context.inputs)
        try append(entry, at: context.position)
    }
}

extension CostClass {
    /// The account that a component of this class is booked to.
    var account: Account.Kind {
        switch self {
        case .contractCost: .commission
        case .reductionOfRevenue: .rebate
        case .marketingExpense: .marketing
        }
    }
}
