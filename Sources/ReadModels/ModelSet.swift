import Projections

/// All read models of a book, wired to each other, and the fold that keeps them at one position.
package final class ModelSet {
    package let tiers = PartnerTiers()
    package let programme = Programme()
    package let partners = Partners()
    package let leads: LeadFunnel
    package let deals: DealRegister
    package let sales: SalesBook
    package let payouts = PayoutBook()
    package let funds = FundBook()
    package let commissions: CommissionJournal
    package let trail = AuditTrail()

    /// The models in the order in which each event reaches them.
    ///
    /// `PartnerTiers` goes first and reads the others as they stood before the event, because a
    /// tier date is decided by what was recorded before it; the others read those before them.
    package let fold: Fold

    package init() {
        leads = LeadFunnel(rules: programme)
        deals = DealRegister(rules: programme, tiers: tiers)
        sales = SalesBook(programme: programme, partners: partners, deals: deals)
        commissions = CommissionJournal(
            tiers: tiers, programme: programme, partners: partners, deals: deals, sales: sales,
            payouts: payouts, funds: funds)
        tiers.connect(
            rules: programme,
            facts: TierFacts(partners: partners, leads: leads, deals: deals, sales: sales))
        fold = Fold([
            tiers, programme, partners, leads, deals, sales, payouts, funds, commissions,
            trail,
        ])
    }

    deinit {
        tiers.disconnect()
    }
}
