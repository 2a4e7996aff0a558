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
    package static let revision: UInt32 = 4
    package static let kinds: Set<StreamKind> = [
        .invoice, .credit, .deal, .ruleset, .adjustment, .dispute, .payout, .period, .fund,
    ]
    package static let upstream = [
        PartnerTiers.name, Programme.name, Partners.name, DealRegister.name, SalesBook.name,
        PayoutBook.name, FundBook.name,
    ]

    /// The clauses of a rule file that this journal computes. A version that uses another stops
    /// it: a figure that a clause would have moved is not guessed.
    package static let computed: Set<RuleFeature> = [
        .fx, .tiers, .grace, .deals, .leads, .flat, .byTier, .condition, .clawbackByTerm, .controls,
        .payout, .withholding, .draw,
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
            components, creditAccounts, draws, entries, fundAccounts, invoiceAccounts, totals,
            postings,
        ]
    }

    package func apply(_ event: borrowing EventView, at now: FoldContext) throws {
        nextNumber = 0
        switch event.type {
        case .rulesetActivated:
            try checkIsComputed()
            try settle(event, .ruleChange)
        case .saleInvoiced: try settle(event, .sale)
        case .saleCredited: try settle(event, .credit)
        case .dealAttributed: try settle(event, .attribution)
        case .commissionAdjusted: try adjust(event)
        case .commissionDisputeResolved: try resolve(event)
        case .payoutScheduled: try schedulePayout(event)
        case .payoutSettled: try settlePayout(event)
        case .payoutFailed: try failPayout(event)
        case .periodClosed: try settleDraws(event)
        case .fundAllocated, .fundRequestDecided, .fundClaimed, .fundClaimDecided:
            try settleFund(event)
        default: break
        }
    }

    package func discard() {
        for table in tables { table.discard() }
        componentIndexes = [:]
        componentCount = 0
        payeeOrdinals = [:]
    }

    private func settle(_ event: borrowing EventView, _ cause: EntryCause) throws {
        for document in sales.touched {
            try settle(document, after: event, cause)
        }
    }

    private func checkIsComputed() throws {
        guard let version = try programme.latest() else { return }
        let beyond = version.rules.clausesBeyond(Self.computed)
        guard !beyond.isEmpty else { return }
        let clauses = beyond.map { "\($0)" }.joined(separator: ", ")
        throw ProjectionStop(
            "rules version \(version.number) uses what is not computed: \(clauses)")
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
