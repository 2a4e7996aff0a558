import Accounting
import Events

// What tiers are decided by, as other models hold it. Behind protocols, so that a test can say
// what a partner sold without telling of a single invoice.

/// An amount or a count by partner and day.
package protocol DailyMeasure: AnyObject {
    /// What stands for a partner on the days `from...through`.
    func sum(of partner: UInt32, from: BusinessDate, through: BusinessDate) throws -> Int64

    /// Calls `body` with every day of `from...through` on which something stands, by date.
    func forEachDay(
        of partner: UInt32, from: BusinessDate, through: BusinessDate,
        _ body: (BusinessDate, Int64) throws -> Void
    ) throws
}

/// What the people of a partner are certified for.
package protocol CertificationFacts: AnyObject {
    func certifications(of partner: UInt32) throws -> [HeldCertification]
    /// The partner of a member; nil for one that never joined.
    func partner(ofMember member: UInt32) throws -> UInt32?
}

/// Whose sales a document counts as. Every partner may be named more than once.
package protocol CreditingFacts: AnyObject {
    /// Those whom an invoice recorded now would be credited to.
    func forEachPartner(
        creditedForDeal deal: UInt32, partner: UInt32, on date: BusinessDate,
        _ body: (UInt32) throws -> Void
    ) throws
    /// Those whom an invoice is credited to.
    func forEachPartner(
        creditedForInvoice invoice: UInt32, _ body: (UInt32) throws -> Void
    ) throws
    /// Those whom the invoices of a deal are credited to.
    func forEachPartner(
        creditedForInvoicesOf deal: UInt32, _ body: (UInt32) throws -> Void
    ) throws
}

/// Whose leads are whose.
package protocol LeadFacts: AnyObject {
    /// The partner to which a lead was offered last; nil for a lead that is not known.
    func partner(ofLead lead: UInt32) throws -> UInt32?
}

/// Deals that may still bring sales.
package protocol PipelineFacts: AnyObject {
    func owner(of deal: UInt32, on date: BusinessDate) throws -> UInt32
    /// Calls `body` with every deal that is protected on a day, by what is known, in order of the
    /// deals' ordinals.
    func forEachProtectedDeal(
        on date: BusinessDate, _ body: (PipelineDeal) throws -> Void
    ) throws
}

/// A protected deal, as far as the distance to a tier and a forecast ask.
package struct PipelineDeal: Equatable, Sendable {
    /// The ordinal of the deal; 0 where nobody asks.
    package var deal: UInt32
    package var owner: UInt32
    package var value: Money?
    package var expectedCloseOn: BusinessDate?
    package var stage: DealStage?

    package init(
        deal: UInt32 = 0, owner: UInt32, value: Money?, expectedCloseOn: BusinessDate?,
        stage: DealStage?
    ) {
        self.deal = deal
        self.owner = owner
        self.value = value
        self.expectedCloseOn = expectedCloseOn
        self.stage = stage
    }
}

/// All that tiers are decided by. A reference, since it is handed on with every event.
package final class TierFacts {
    package let sales: any DailyMeasure
    package let dealsWon: any DailyMeasure
    package let dealsRegistered: any DailyMeasure
    package let leadsAccepted: any DailyMeasure
    package let certifications: any CertificationFacts
    package let crediting: any CreditingFacts
    package let pipeline: any PipelineFacts
    package let leads: any LeadFacts

    package init(
        sales: any DailyMeasure, dealsWon: any DailyMeasure, dealsRegistered: any DailyMeasure,
        leadsAccepted: any DailyMeasure, certifications: any CertificationFacts,
        crediting: any CreditingFacts, pipeline: any PipelineFacts,
        leads: any LeadFacts
    ) {
        self.sales = sales
        self.dealsWon = dealsWon
        self.dealsRegistered = dealsRegistered
        self.leadsAccepted = leadsAccepted
        self.certifications = certifications
        self.crediting = crediting
        self.pipeline = pipeline
        self.leads = leads
    }
}
