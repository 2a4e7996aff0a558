extension CSVSink {
    /// A row a revision; the last one has the columns of the deal's end.
    private func write(_ deal: Deal, _ number: Int) {
        let revision = deal.revisions[number]
        let row = deals.output
        row.field("D-", deal.number)
        row.field(number + 1)
        row.field("P-", deal.partner.number)
        row.field("P-", deal.distributor)
        write(deal.customer, to: row)
        row.text(Words.productLines[deal.products.0])
        if let second = deal.products.1 {
            row.byte(UInt8(ascii: ";"))
            row.text(Words.productLines[second])
        }
        row.comma()
        row.field(money: deal.value, deal.tender)
        row.field(Tender.all[deal.tender].code)
        row.field(deal.expectedCloseOn)
        row.field(deal.kind)
        row.field(deal.sourcing)
        row.field("L-", deal.lead?.number)
        row.field(revision.submittedOn)
        row.field(revision.returnedOn)
        row.field(revision.missing)
        row.field(revision.approvedOn)
        row.field(revision.approvedOn == nil ? "" : revision.exclusivity)
        row.field(revision.protectUntil)
        row.field(revision.rejectedOn)
        row.field("D-", revision.rival?.number)
        row.field(revision.appealBy)
        if number == deal.revisions.count - 1, let closedOn = deal.closedOn {
            row.field(closedOn)
            row.field(deal.outcome)
            row.field(money: deal.isWon ? deal.closedValue : nil, deal.tender)
            row.text(deal.lostReason)
        } else {
            row.text(",,,")
        }
        deals.end()
    }

    private func write(_ customer: Customer, to row: Output) {
        row.quotedName(of: customer)
        row.comma()
        if customer.hasDomain {
            row.customerDomain(customer)
        }
        row.comma()
        if customer.hasDuns {
            row.digits(customer.duns, atLeast: 9)
        }
        row.comma()
        if customer.hasTaxID {
            row.text("X")
            row.digits(customer.taxID, atLeast: 9)
        }
        row.comma()
        row.field(customer.country.code)
    }

    mutating func writeDeal(_ fact: Fact, on day: Day) {
        switch fact {
        case .submitted(let deal, let revision):
            write(deal, revision)
            flaws.spoil(deal, on: day, in: deals)
        case .attributed(let deal, let parts):
            for part in parts {
                write(part, of: deal, on: day)
            }
        // Columns of the rows of submissions.
        case .returned, .approved, .rejected, .dealClosed: break
        default: writeDealHistory(fact, on: day)
        }
    }

    private func writeDealHistory(_ fact: Fact, on day: Day) {
        let row = dealHistory.output
        func begin(_ deal: Deal, _ change: StaticString) {
            row.field("D-", deal.number)
            row.field(day)
            row.field(change)
        }
        switch fact {
        case .stage(let deal, let stage):
            begin(deal, "stage")
            row.field(Words.dealStages[stage])
            row.text(",,")
        case .extended(let deal, let protectUntil):
            begin(deal, "extended")
            row.comma()
            row.field(Terms.extensionDays)
            row.field(protectUntil)
        case .appealed(let deal):
            begin(deal, "appealed")
            row.text(",,,")
        case .appealDecided(let deal, let granted):
            begin(deal, granted ? "appeal_granted" : "appeal_upheld")
            row.text(",,,")
        case .transferred(let deal, let partner):
            begin(deal, "transferred")
            row.text(",,,")
            row.identifier("P-", partner)
        default: return
        }
        dealHistory.end()
    }

    private func write(_ share: Share, of deal: Deal, on day: Day) {
        let row = shares.output
        row.field("D-", deal.number)
        row.field(day)
        row.field("P-", share.payee)
        row.field(share.role)
        row.field(share.pool)
        row.decimal(share.share, places: 2)
        row.text("%")
        shares.end()
    }

    // MARK: - Leads

    func writeLead(_ fact: Fact, on day: Day) {
        switch fact {
        case .distributed(let lead, let attempt): write(lead, attempt)
        case .progressed(let lead, let stage):
            write(lead, changedTo: Words.leadStages[stage], on: day, deal: nil)
        case .leadClosed(let lead):
            write(lead, changedTo: lead.outcome, on: day, deal: lead.deal)
        default: break
        }
    }

    private func write(
        _ lead: Lead, changedTo change: StaticString, on day: Day, deal: Deal?
    ) {
        let row = leadHistory.output
        row.field("L-", lead.number)
        row.field(day)
        row.field(change)
        if let deal {
            row.identifier("D-", deal.number)
        }
        leadHistory.end()
    }

    private func write(_ lead: Lead, _ number: Int) {
        let attempt = lead.attempts[number]
        let row = leads.output
        row.field("L-", lead.number)
        row.field(number + 1)
        row.field("P-", attempt.partner.number)
        write(lead.customer, to: row)
        row.field(Words.productLines[lead.product])
        row.field("C-", lead.campaign)
        row.field(lead.score)
        row.field(attempt.distributedOn)
        row.instant(attempt.distributedOn, second: attempt.second)
        row.comma()
        row.instant(attempt.distributedOn + Terms.respondDays, second: attempt.second)
        row.comma()
        row.field(attempt.respondedOn)
        if let respondedOn = attempt.respondedOn {
            row.instant(respondedOn, second: attempt.respondedSecond)
            row.comma()
            row.text(attempt.accepted ? "accepted" : "declined")
        } else {
            row.comma()
        }
        leads.end()
    }
}

extension Output {
    /// A customer's name as a field of a row, in quotation marks where it needs them.
    func quotedName(of customer: Customer) {
        if customer.needsQuotes {
            text("\"")
        }
        customerName(customer, quote: "\"\"")
        if customer.needsQuotes {
            text("\"")
        }
    }
}
