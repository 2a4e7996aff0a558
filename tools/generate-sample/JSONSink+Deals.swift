extension JSONSink {
    /// Writes the data of an event of a lead.
    func writeLead(_ fact: Fact) {
        func begin(_ lead: Lead) {
            subject("leadId", "L-", lead.number)
        }
        switch fact {
        case .distributed(let lead, let number):
            let attempt = lead.attempts[number]
            begin(lead)
            output.pair("attempt", number + 1)
            output.pair("partnerId", "P-", attempt.partner.number)
            let respondBy = attempt.distributedOn + Terms.respondDays
            output.pair("respondBy", respondBy, second: attempt.second)
            if let campaign = lead.campaign {
                output.pair("campaignId", "C-", campaign)
            }
            output.pair("productLine", Words.productLines[lead.product])
            output.pair("customer", lead.customer)
            output.pair("score", lead.score)
        case .responded(let lead, let number):
            begin(lead)
            output.pair("response", lead.attempts[number].accepted ? "accepted" : "declined")
        case .progressed(let lead, let stage):
            begin(lead)
            output.pair("stage", Words.leadStages[stage])
        case .leadClosed(let lead):
            begin(lead)
            output.pair("outcome", lead.outcome)
            if let deal = lead.deal {
                output.pair("dealId", "D-", deal.number)
            }
        default: break
        }
    }

    /// Writes the data of an event of a deal.
    func writeDeal(_ fact: Fact) {
        func begin(_ deal: Deal) {
            subject("dealId", "D-", deal.number)
        }
        switch fact {
        case .submitted(let deal, let revision):
            begin(deal)
            write(deal, revision)
        case .returned(let deal, let revision):
            begin(deal)
            list("missing", of: deal.revisions[revision].missing)
        case .approved(let deal, let revision):
            begin(deal)
            writeApproval(deal.revisions[revision])
        case .rejected(let deal, let revision):
            begin(deal)
            if let other = deal.revisions[revision].rival {
                output.pair("conflictingDealId", "D-", other.number)
            }
            if let appealBy = deal.revisions[revision].appealBy {
                output.pair("appealBy", appealBy)
            }
        case .extended(let deal, let protectUntil):
            begin(deal)
            output.pair("days", Terms.extensionDays)
            output.pair("protectUntil", protectUntil)
        case .transferred(let deal, let partner):
            begin(deal)
            output.pair("toPartnerId", "P-", partner)
            output.pair("basis", "customer_letter")
        case .appealed(let deal):
            begin(deal)
            output.pair("grounds", "first contact documented")
        case .appealDecided(let deal, let granted):
            begin(deal)
            output.pair("outcome", granted ? "granted" : "upheld")
        case .stage(let deal, let stage):
            begin(deal)
            output.pair("stage", Words.dealStages[stage])
        case .dealClosed(let deal):
            begin(deal)
            writeEnd(of: deal)
        case .attributed(let deal, let shares):
            begin(deal)
            write(shares)
        default: break
        }
    }

    private func write(_ deal: Deal, _ revision: Int) {
        output.pair("revision", revision + 1)
        output.pair("partnerId", "P-", deal.partner.number)
        if let distributor = deal.distributor {
            output.pair("distributorId", "P-", distributor)
        }
        output.pair("customer", deal.customer)
        output.key("productLines")
        output.text("[")
        output.string(Words.productLines[deal.products.0])
        if let second = deal.products.1 {
            output.text(",")
            output.string(Words.productLines[second])
        }
        output.text("]")
        output.pair("value", money: deal.value, deal.tender)
        output.pair("expectedCloseOn", deal.expectedCloseOn)
        output.pair("kind", deal.kind)
        output.pair("sourcing", deal.sourcing)
        if let lead = deal.lead {
            output.pair("leadId", "L-", lead.number)
        }
    }

    private func writeApproval(_ revision: Deal.Revision) {
        output.pair("exclusivity", revision.exclusivity)
        if let approvedOn = revision.approvedOn, let protectUntil = revision.protectUntil {
            output.pair("protectFrom", approvedOn)
            output.pair("protectUntil", protectUntil)
        }
        output.key("reviewedConflicts")
        output.text("[")
        if let rival = revision.rival {
            output.text("\"")
            output.identifier("D-", rival.number)
            output.text("\"")
        }
        output.text("]")
        output.pair("allReviewed", true)
    }

    private func writeEnd(of deal: Deal) {
        output.pair("outcome", deal.outcome)
        if deal.isWon {
            output.pair("value", money: deal.closedValue, deal.tender)
        }
        if deal.lostReason.utf8CodeUnitCount > 0 {
            output.pair("lostReason", deal.lostReason)
        }
    }

    private func write(_ shares: [Share]) {
        output.key("shares")
        for (index, share) in shares.enumerated() {
            output.text(index == 0 ? "[{\"payeeId\":\"" : ",{\"payeeId\":\"")
            output.identifier("P-", share.payee)
            output.text("\"")
            output.pair("role", share.role)
            output.pair("pool", share.pool)
            output.text(",\"share\":\"")
            output.decimal(share.share, places: 2)
            output.text("%\"}")
        }
        output.text("]")
    }
}
