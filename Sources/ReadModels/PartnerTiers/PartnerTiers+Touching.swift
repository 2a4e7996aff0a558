import Accounting
import Events
import Projections
import Rules

// Grace needs looks between the tier dates; see TierDecider+Grace for which. This finds out whose
// measures an event touches, from what the other models know before it. Without days of grace in
// the rules none of it happens.

extension PartnerTiers {
    func touch(_ event: borrowing EventView) throws {
        switch event.type {
        case .saleInvoiced, .saleCredited, .dealAttributed, .dealClosed, .dealApproved,
            .dealAppealDecided, .dealTransferred, .leadResponded, .memberCertified,
            .memberRoleChanged, .memberCertificationEnded:
            guard let calendar = try calendar(), calendar.hasGrace, let facts else { return }
            try touch(event, facts)
        default:
            return
        }
    }

    private func touch(_ event: borrowing EventView, _ facts: TierFacts) throws {
        switch event.type {
        case .saleInvoiced:
            try touchInvoiced(event, facts.crediting)
        case .saleCredited:
            let invoice = event.reference(SaleCredited.Slot.invoiceId)
            if invoice == 0 {
                try mark(event.reference(SaleCredited.Slot.partnerId), isLower: true)
            } else {
                try facts.crediting.forEachPartner(creditedForInvoice: invoice) {
                    try mark($0, isLower: true)
                }
            }
        case .dealAttributed:
            for index in 0..<event.referenceCount {
                let payee = event.reference(DealAttributed.Slot.shares + index)
                try mark(payee, isLower: false)
            }
            try facts.crediting.forEachPartner(creditedForInvoicesOf: event.number) {
                try mark($0, isLower: true)
            }
        case .dealClosed, .dealApproved, .dealAppealDecided:
            let owner = try facts.pipeline.owner(of: event.number, on: event.effectiveOn)
            try mark(owner, isLower: false)
        case .dealTransferred:
            // One that is dated back takes the count of an approval along.
            let owner = try facts.pipeline.owner(of: event.number, on: event.effectiveOn)
            try mark(owner, isLower: true)
            try mark(event.reference(DealTransferred.Slot.toPartnerId), isLower: false)
        case .leadResponded:
            try mark(try facts.leads.partner(ofLead: event.number) ?? 0, isLower: false)
        default:
            let partner = try facts.certifications.partner(ofMember: event.number)
            try mark(partner ?? 0, isLower: event.type != .memberCertified)
        }
    }

    private func touchInvoiced(
        _ event: borrowing EventView, _ crediting: any CreditingFacts
    ) throws {
        let deal = event.reference(SaleInvoiced.Slot.dealId)
        let partner = event.reference(SaleInvoiced.Slot.partnerId)
        let date = event.effectiveOn
        var holds = false
        try crediting.forEachPartner(creditedForDeal: deal, partner: partner, on: date) {
            if try mark($0, isLower: false) == .holds { holds = true }
        }
        guard holds, try Self.hasNegativeLine(event) else { return }
        try crediting.forEachPartner(creditedForDeal: deal, partner: partner, on: date) {
            try mark($0, isLower: true)
        }
    }

    private static func hasNegativeLine(_ event: borrowing EventView) throws -> Bool {
        var lines = try event.asSaleInvoiced().lines
        while let line = try lines.next() {
            if line.net.minorUnits < 0 { return true }
        }
        return false
    }

    private enum Mark {
        /// Nothing that is recorded can make its tier fail.
        case isSafe
        case holds
        case isMarked
    }

    /// Puts a partner on the agenda of the first day not yet decided, if what happened to its
    /// measures can bring a move on it. Where no measure can have fallen, only a partner whose tier
    /// fails is concerned, because the end of its grace may come sooner.
    @discardableResult
    private func mark(_ partner: UInt32, isLower: Bool) throws -> Mark {
        guard let old = try standings.row(partner), let held = old.held, old.override == .none,
            try held.index > 0 || calendar()?.history.versions.count ?? 0 > 1,
            let first = try progress.row(1)?.decidedThrough.next
        else { return .isSafe }
        guard isLower || old.isFailing else { return .holds }
        if let checkOn = old.checkOn, checkOn <= first { return .isMarked }
        var row = old
        row.checkOn = first
        try put(row, of: partner, for: old)
        return .isMarked
    }
}
