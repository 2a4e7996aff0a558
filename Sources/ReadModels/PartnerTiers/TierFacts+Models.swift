import Accounting
import Events
import Projections
import Rules

// The other models as what tiers are decided by.

extension TierFacts {
    /// The facts that the models of a book hold.
    package convenience init(
        partners: Partners, leads: LeadFunnel, deals: DealRegister, sales: SalesBook
    ) {
        self.init(
            sales: sales.sales, dealsWon: deals.won, dealsRegistered: deals.registered,
            leadsAccepted: leads.acceptances, certifications: partners, crediting: sales,
            pipeline: deals, leads: leads)
    }
}

extension KeyedTable: DailyMeasure where Key == PairKey, Row == MonthOfSums {}

extension Partners: CertificationFacts {
    package func partner(ofMember member: UInt32) throws -> UInt32? {
        try members.row(member)?.partner
    }
}

extension LeadFunnel: LeadFacts {
    package func partner(ofLead lead: UInt32) throws -> UInt32? {
        try leads.row(lead)?.partner
    }
}

extension SalesBook: CreditingFacts {
    package func forEachPartner(
        creditedForDeal deal: UInt32, partner: UInt32, on date: BusinessDate,
        _ body: (UInt32) throws -> Void
    ) throws {
        guard deal != 0 else { return try body(partner) }
        let shares = try deals.shares(of: deal)
        guard !shares.isEmpty else { return try body(try deals.owner(of: deal, on: date)) }
        for share in shares where !share.isOverlay { try body(share.payee) }
    }

    package func forEachPartner(
        creditedForInvoice invoice: UInt32, _ body: (UInt32) throws -> Void
    ) throws {
        for share in try invoices.row(invoice)?.crediting.shares ?? [] where !share.isOverlay {
            try body(share.payee)
        }
    }

    package func forEachPartner(
        creditedForInvoicesOf deal: UInt32, _ body: (UInt32) throws -> Void
    ) throws {
        try invoicesOfDeals.forEach(of: UInt64(deal)) { document in
            try forEachPartner(creditedForInvoice: document.ordinal, body)
            return true
        }
    }
}

extension DealRegister: PipelineFacts {
    package func forEachProtectedDeal(
        on date: BusinessDate, _ body: (PipelineDeal) throws -> Void
    ) throws {
        try deals.forEach { deal, row in
            guard try state(of: deal, asOf: date) == .protected else { return }
            try body(
                PipelineDeal(
                    deal: deal, owner: try owner(of: deal, on: date), value: row.value,
                    expectedCloseOn: row.expectedCloseOn, stage: row.stage))
        }
    }
}
