import Accounting
import Events
import Projections
import Rules

/// The journal of commissions: what payees earn, as double-entry journal entries.
///
/// One principle (rules.md section 4): what should stand is a function of what is known now.
/// After each event the journal works out what should stand on every document that the event
/// touches, compares it with what it has posted there, and posts the difference.
package final class CommissionJournal: Projector {
    package static let name = "commission-journal"
    package static let revision: UInt32 = 7
    package static let kinds: Set<StreamKind> = [
        .invoice, .credit, .deal, .ruleset, .adjustment, .dispute, .payout, .partner, .target,
        .period, .fund,
    ]
    package static let upstream = [
        PartnerTiers.name, Programme.name, Partners.name, DealRegister.name, SalesBook.name,
        PayoutBook.name, FundBook.name,
    ]

    package let entries = EntryTable<EntryRow>("entries")
    /// Postings by payee, in log order.
    package let postings = ListTable<Posting>("postings")
    package let invoiceAccounts = OrdinalTable<DocumentAccount>("invoice-accounts")
    package let creditAccounts = OrdinalTable<DocumentAccount>("credit-accounts")
    /// Component ids by index, from 1, in the order of their first entry.
    package let components = OrdinalTable<ComponentRow>("components")
    /// What each payee accrued and was adjusted by in each period, by (period, payee).
    package let totals = KeyedTable<PairKey, PayeeTotals>("period-totals")
    /// How draws were settled, by payee.
    package let draws = OrdinalTable<DrawAccount>("draw-accounts")
    /// What stands of each fund, by the ordinal of its stream.
    package let fundAccounts = OrdinalTable<FundAccount>("fund-accounts")

    /// Running totals of tables, by component, payee and window, in the order of the log.
    package let windows = SumTrees("running-totals")
    /// The documents of the windows of retroactive tables by date; each with its payee's own sales
    /// through its last line there.
    package let lastLines = SumTrees("running-totals-by-date")
    /// Sales of each earner by date, then in the order of the log; kept where rules have gates or
    /// `earning_starts`.
    package let salesOrder = SumTrees("sales-in-order")
    /// What comes under caps, by component, payee and window.
    package let caps = SumTrees("capped")
    /// The gates of windows, by payee.
    package let gates = KeyedTable<NumberKey, WatchedGatesRow>("gates")
    /// Targets by payee.
    package let targets = KeyedTable<NumberKey, PayeeTargetsRow>("targets")
    /// From when on payees earn.
    package let starts = OrdinalTable<EarningStartRow>("earning-starts")
    /// How large figures can have become, in row 1.
    package let exposure = OrdinalTable<ExposureRow>("exposure")

    let tiers: PartnerTiers
    let programme: Programme
    let partners: Partners
    let deals: DealRegister
    let sales: SalesBook
    let payouts: PayoutBook
    let funds: FundBook

    /// Number that the next entry gets under the present event.
    var nextNumber: UInt32 = 0
    private var componentIndexes: [String: UInt16] = [:]
    private var componentCount: UInt32 = 0
    var valuation = Valuation()
    /// Ordinals of the payees that are asked for by their ids.
    var payeeOrdinals: [String: UInt32] = [:]
    /// The document that was looked at last, for as long as the present event.
    var lastDocument: ValuedDocument?
    private var plan: EarningPlan?
    /// From how many documents on a settlement is put off; nil where none is.
    package var mostAtOnce: Int?
    var deferredSettlement: DeferredSettlement?

    package init(
        tiers: PartnerTiers, programme: Programme, partners: Partners, deals: DealRegister,
        sales: SalesBook, payouts: PayoutBook, funds: FundBook
    ) {
        self.tiers = tiers
        self.programme = programme
        self.partners = partners
        self.deals = deals
        self.sales = sales
        self.payouts = payouts
        self.funds = funds
    }

    package var tables: [any ModelTable] {
        [
            caps.nodes, components, creditAccounts, draws, starts, entries, exposure, fundAccounts,
            gates, invoiceAccounts, totals, postings, windows.nodes, lastLines.nodes,
            salesOrder.nodes,
            targets,
        ]
    }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {
        nextNumber = 0
        lastDocument = nil
        valuation.collectedFor = nil
        switch event.type {
        case .rulesetActivated: try activate(event)
        case .saleInvoiced: try settleTouched(event, .sale)
        case .saleCredited: try settleTouched(event, .credit)
        case .dealAttributed: try settleTouched(event, .attribution)
        case .salePaid, .salePaymentReversed: try settlePayment(event)
        case .targetSet: try setTarget(event)
        case .commissionAdjusted: try adjust(event)
        case .commissionDisputeResolved: try resolve(event)
        case .payoutScheduled: try schedulePayout(event)
        case .payoutSettled: try settlePayout(event)
        case .payoutFailed: try failPayout(event)
        case .periodClosed: try settleDraws(event)
        case .fundAllocated, .fundRequestDecided, .fundClaimed, .fundClaimDecided:
            try settleFund(event)
        case .partnerActivated, .partnerPayoutProfileSet, .partnerStandingChanged:
            try followPartner(event)
        default: break
        }
    }

    package func discard() {
        for table in tables { table.discard() }
        componentIndexes = [:]
        componentCount = 0
        payeeOrdinals = [:]
        plan = nil
        deferredSettlement = nil
    }

    /// Takes in a rule version: orders of documents that it is the first to need are made, then all
    /// documents that it covers are settled anew.
    private func activate(_ event: borrowing EventView) throws {
        plan = nil
        let now = try earningPlan()
        let earlier = try programme.history().versions.dropLast()
        let before = try EarningPlan(earlier) { try index(ofComponent: $0) }
        let needsOrders = now.needsOrders(beyond: before)
        let touched = sales.touched
        try settle(event, .ruleChange) { run in
            for element in touched { run.touch(element, at: try position(of: element)) }
            if needsOrders { try order(&run) }
        }
    }
}

// MARK: - What the rules ask

extension CommissionJournal {
    /// What the versions activated so far ask of the journal.
    func earningPlan() throws -> EarningPlan {
        if let plan { return plan }
        let made = try EarningPlan(try programme.history().versions) { try index(ofComponent: $0) }
        plan = made
        return made
    }
}

// MARK: - Components

extension CommissionJournal {
    /// The index of a component's id, given at its first use.
    func index(ofComponent id: String) throws -> UInt16 {
        if let known = componentIndexes[id] { return known }
        while let row = try components.row(componentCount + 1) {
            componentCount += 1
            componentIndexes[row.id] = UInt16(componentCount)
        }
        if let known = componentIndexes[id] { return known }
        guard componentCount < UInt32(UInt16.max) else {
            throw ProjectionStop(
                "the versions name more than \(UInt16.max) components; \(id) is one too many")
        }
        componentCount += 1
        components.set(componentCount, to: ComponentRow(id: id))
        componentIndexes[id] = UInt16(componentCount)
        return UInt16(componentCount)
    }

    /// The id of a component by its index; empty for 0.
    package func component(_ index: UInt16) throws -> String {
        try components.row(UInt32(index))?.id ?? ""
    }
}
