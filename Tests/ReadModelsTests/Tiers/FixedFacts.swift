import Accounting
import Events

@testable import ReadModels

/// What tiers are decided by, said by a test. Documents are credited to the partner they name.
final class FixedFacts: CertificationFacts, CreditingFacts, PipelineFacts, LeadFacts {
    let sales = FixedMeasure()
    let dealsWon = FixedMeasure()
    let dealsRegistered = FixedMeasure()
    let leadsAccepted = FixedMeasure()
    var certifications: [UInt32: [HeldCertification]] = [:]
    var partnersOfMembers: [UInt32: UInt32] = [:]
    var deals: [(deal: PipelineDeal, protectedThrough: BusinessDate)] = []

    var facts: TierFacts {
        TierFacts(
            sales: sales, dealsWon: dealsWon, dealsRegistered: dealsRegistered,
            leadsAccepted: leadsAccepted, certifications: self, crediting: self, pipeline: self,
            leads: self)
    }

    func certifications(of partner: UInt32) -> [HeldCertification] {
        certifications[partner] ?? []
    }

    func partner(ofMember member: UInt32) -> UInt32? { partnersOfMembers[member] }
    func partner(ofLead lead: UInt32) -> UInt32? { nil }
    func owner(of deal: UInt32, on date: BusinessDate) -> UInt32 { 0 }

    func forEachPartner(
        creditedForDeal deal: UInt32, partner: UInt32, on date: BusinessDate,
        _ body: (UInt32) throws -> Void
    ) rethrows {
        try body(partner)
    }

    func forEachPartner(
        creditedForInvoice invoice: UInt32, _ body: (UInt32) throws -> Void
    ) {}

    func forEachPartner(
        creditedForInvoicesOf deal: UInt32, _ body: (UInt32) throws -> Void
    ) {}

    func forEachProtectedDeal(
        on date: BusinessDate, _ body: (PipelineDeal) throws -> Void
    ) rethrows {
        for (deal, last) in deals where date <= last { try body(deal) }
    }
}

/// Amounts by partner and day, in a plain list.
final class FixedMeasure: DailyMeasure {
    var entries: [(partner: UInt32, day: BusinessDate, amount: Int64)] = []

    func add(_ amount: Int64, to partner: UInt32, on day: BusinessDate) {
        entries.append((partner, day, amount))
    }

    func sum(of partner: UInt32, from: BusinessDate, through: BusinessDate) -> Int64 {
        var sum: Int64 = 0
        for entry in entries
        where entry.partner == partner && entry.day >= from && entry.day <= through {
            sum += entry.amount
        }
        return sum
    }

    func forEachDay(
        of partner: UInt32, from: BusinessDate, through: BusinessDate,
        _ body: (BusinessDate, Int64) throws -> Void
    ) rethrows {
        for entry in entries
        where entry.partner == partner && entry.day >= from && entry.day <= through {
            try body(entry.day, entry.amount)
        }
    }
}
