import Accounting
import Events
import Projections
import Rules

/// Registered deals: who owns them, how they are protected, with what they are in conflict, how
/// they ended (events.md deal/, rules.md section 8).
///
/// State goes by the order of the log, dates by `effectiveOn`; that a protection has expired
/// follows from the day for which one asks.
package final class DealRegister: Projector {
    package static let name = "deal-register"
    package static let revision: UInt32 = 3
    package static let kinds: Set<StreamKind> = [.deal]
    package static let upstream = ["partner-tiers", "programme"]

    /// Deals, and what belongs to each, by the ordinal of their stream.
    package let deals = OrdinalTable<DealRow>("deals")
    package let texts = OrdinalTable<DealTextRow>("texts")
    package let histories = OrdinalTable<DealHistoryRow>("histories")
    package let conflicts = OrdinalTable<DealConflictsRow>("conflicts")
    package let shares = OrdinalTable<DealSharesRow>("shares")
    /// Deals won, by the owner on the close date and by that date.
    let won = DailySums("won")
    /// Deals by their owner and the date of their first approval.
    let registered = DailySums("registered")
    let load = PartnerLoad()
    let lines: ProductLines
    let customers: CustomerIndex
    private let counters = OrdinalTable<NumberRow>("counters")

    let rules: any RuleLookup
    let tiers: any TierLookup

    package init(rules: any RuleLookup, tiers: any TierLookup) {
        self.rules = rules
        self.tiers = tiers
        lines = ProductLines(count: Counter(table: counters, row: 3))
        customers = CustomerIndex(counters: counters)
    }

    package var tables: [any ModelTable] {
        let own: [any ModelTable] = [
            conflicts, counters, deals, histories, lines.names, lines.numbers, load.protected,
            load.waiting, registered, shares, texts, won,
        ]
        return (own + customers.tables).sorted { $0.name < $1.name }
    }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {
        switch event.type {
        case .dealSubmitted: try submit(event)
        case .dealConflictFound: try addConflict(event)
        case .dealReturned: try sendBack(event)
        case .dealApproved: try approve(event)
        case .dealRejected: try reject(event)
        case .dealExtended: try extend(event)
        case .dealTransferred: try transfer(event)
        case .dealAppealed: try appeal(event)
        case .dealAppealDecided: try decideAppeal(event)
        case .dealStageChanged: try changeStage(event)
        case .dealClosed: try close(event)
        case .dealAttributed: try attribute(event)
        default: break
        }
    }
}

// MARK: - Changing a deal

extension DealRegister {
    /// Changes the deal of an event, and with it what is kept beside its row. `setsOwner` is said
    /// of a transfer.
    func change(
        _ event: borrowing EventView, setsOwner: Bool = false,
        _ change: (inout DealRow) throws -> Void
    ) throws {
        guard let old = try deals.row(event.number) else {
            throw ProjectionStop("the deal was never submitted")
        }
        var new = old
        try change(&new)
        new.latestOn = max(new.latestOn, event.effectiveOn)
        try put(new, for: old, event, setsOwner: setsOwner)
    }

    /// Puts a row in the place of `old`, and keeps counts, candidates and history in step.
    func put(
        _ new: DealRow, for old: DealRow?, _ event: borrowing EventView, setsOwner: Bool
    ) throws {
        let deal = event.number
        let date = event.effectiveOn
        try load.move(from: old, to: new)
        if let old, old.inTheWayUntil != new.inTheWayUntil {
            try customers.set(until: new.inTheWayUntil, of: deal)
        }
        if setsOwner || old?.standsElsewhere(than: new) ?? true {
            try histories.update(deal) { history in
                if history == nil { history = DealHistoryRow() }
                history?.steps.append(DealStep(new, on: date, setsOwner: setsOwner))
            }
        }
        deals.set(deal, to: new)
    }
}
