// What is known: the log, sorted by what it is about. Nothing is derived here; the two things that
// section 2 fixes when a document is recorded, its owner and its rate, are looked up at that
// moment.

/// Everything that has been recorded so far.
struct Known {
    /// Rule files in the order of their versions.
    private(set) var versions: [RuleFile] = []
    /// Facts of partners in the order of the log.
    private(set) var partners: [String: [Dated<PartnerFact>]] = [:]
    /// Facts of deals in the order of the log.
    private(set) var deals: [String: [Dated<DealFact>]] = [:]
    /// Facts of members in the order of the log.
    private(set) var members: [String: [Dated<MemberFact>]] = [:]
    /// Facts of leads in the order of the log.
    private(set) var leads: [String: [Dated<LeadFact>]] = [:]
    /// Invoices and unlinked credits in the order of the log.
    private(set) var documents: [Document] = []
    /// Targets in the order of the log.
    private(set) var targets: [Target] = []
    /// Exchange rates in the order of the log.
    private(set) var rates: [PublishedRate] = []
    /// Names of the earning periods that are closed now.
    private(set) var closedPeriods: Set<String> = []
    /// Pay dates of payout runs.
    private(set) var payDates: [String: Day] = [:]
    /// Payouts that were scheduled.
    private(set) var payouts: [String: Payout] = [:]
    /// Periods of statements.
    private(set) var statementPeriods: [String: String] = [:]
    /// Statements and payees of disputes.
    private(set) var disputes: [String: (payee: String, statement: String)] = [:]

    /// The version in force on a day (section 1): the highest whose dates contain it.
    func version(on day: Day) -> RuleFile? { versions.last { $0.covers(day) } }

    /// The version that values a document: the one in force on its date.
    func version(of document: Document) -> RuleFile? { version(on: document.date) }

    /// How amounts of a document are rounded.
    ///
    /// Reading: "recorded and earns nothing": a line that no version covers still has a basis,
    /// which counts in measures; it is rounded half-even and its cancellations act as
    /// `credit_lines`.
    func rounding(of document: Document) -> Rounding {
        version(of: document)?.rounding ?? .halfEven
    }

    /// Fiscal year and earning period, which no version changes.
    var calendar: FiscalCalendar {
        versions.first?.calendar ?? FiscalCalendar(startMonth: 1, earnsByQuarter: false)
    }

    /// The programme's currency, which no version changes.
    var currency: String { versions.first?.currency ?? "" }
}

// MARK: - Learning

extension Known {
    /// Takes in an event.
    mutating func learn(_ event: RecordedEvent) throws {
        switch event.type.prefix(while: { $0 != "." }) {
        case "partner": try learnPartner(event)
        case "deal": try learnDeal(event)
        case "member": try learnMember(event)
        case "lead": try learnLead(event)
        case "sale": try learnSale(event)
        default: try learnProgramme(event)
        }
    }

    private mutating func learnPartner(_ event: RecordedEvent) throws {
        let data = event.data
        guard let fact = try PartnerFact(event) else { return }
        partners[try data.text("partnerId"), default: []].append(Dated(on: event.on, fact: fact))
    }

    private mutating func learnDeal(_ event: RecordedEvent) throws {
        guard let fact = try DealFact(event) else { return }
        deals[try event.data.text("dealId"), default: []].append(Dated(on: event.on, fact: fact))
    }

    private mutating func learnMember(_ event: RecordedEvent) throws {
        guard let fact = try MemberFact(event) else { return }
        let id = try event.data.text("memberId")
        members[id, default: []].append(Dated(on: event.on, fact: fact))
    }

    private mutating func learnLead(_ event: RecordedEvent) throws {
        guard let fact = try LeadFact(event) else { return }
        leads[try event.data.text("leadId"), default: []].append(Dated(on: event.on, fact: fact))
    }

    private mutating func learnSale(_ event: RecordedEvent) throws {
        let data = event.data
        switch event.type {
        case "sale.invoiced": documents.append(try invoice(event))
        case "sale.credited" where data.optionalText("invoiceId") == nil:
            documents.append(try unlinkedCredit(event))
        case "sale.credited":
            let index = try index(ofInvoice: try data.text("invoiceId"))
            documents[index].credits.append(try LinkedCredit(data))
        case "sale.paid", "sale.payment_reversed":
            let index = try index(ofInvoice: try data.text("invoiceId"))
            let amount = try data.money("amount").amount
            documents[index].cash.append(
                Cash(on: event.on, amount: event.type == "sale.paid" ? amount : -amount))
        default: break
        }
    }

    private mutating func learnProgramme(_ event: RecordedEvent) throws {
        let data = event.data
        switch event.type {
        case "ruleset.activated": versions.append(try RuleFile(yaml: try data.text("yaml")))
        case "target.set": targets.append(try Target(data))
        case "fx.rate_published": rates.append(try PublishedRate(data))
        case "period.closed": closedPeriods.insert(try data.text("period"))
        case "period.reopened": closedPeriods.remove(try data.text("period"))
        case "payout.run_scheduled": payDates[try data.text("runId")] = try data.day("payOn")
        case "payout.scheduled": payouts[try data.text("payoutId")] = try Payout(data)
        case "payout.settled": payouts[try data.text("payoutId")]?.isSettled = true
        case "statement.issued":
            statementPeriods[try data.text("statementId")] = try data.text("period")
        case "commission.dispute_opened":
            disputes[try data.text("disputeId")] = (
                try data.text("payeeId"), try data.text("statementId")
            )
        default: break
        }
    }

    /// Where an invoice stands among the documents.
    func index(ofInvoice id: String) throws -> Int {
        guard let index = documents.firstIndex(where: { $0.id == "invoice/\(id)" }) else {
            throw Unreadable("no invoice \(id)")
        }
        return index
    }
}

// MARK: - Documents

extension Known {
    private func invoice(_ event: RecordedEvent) throws -> Document {
        let data = event.data
        let deal = data.optionalText("dealId")
        let owner = deal.flatMap { self.owner(ofDeal: $0, on: event.on) }
        let lines = try data.list("lines").map { try DocumentLine($0) }
        guard let partner = owner ?? data.optionalText("partnerId"),
            let first = data.list("lines").first
        else { throw Unreadable("no partner or no lines") }
        let currency = try first.money("net").currency
        return Document(
            id: "invoice/\(try data.text("invoiceId"))", position: event.position, date: event.on,
            isInvoice: true, deal: deal, partner: partner, currency: currency,
            rate: rate(from: currency, on: event.on),
            gross: try data.optionalMoney("gross")?.amount, lines: lines)
    }

    private func unlinkedCredit(_ event: RecordedEvent) throws -> Document {
        let data = event.data
        guard let first = data.list("lines").first else { throw Unreadable("no lines") }
        let currency = try first.money("net").currency
        return Document(
            id: "credit/\(try data.text("creditId"))", position: event.position, date: event.on,
            isInvoice: false, deal: nil, partner: try data.text("partnerId"), currency: currency,
            rate: rate(from: currency, on: event.on), gross: nil,
            lines: try data.list("lines").map { try DocumentLine($0) })
    }

    /// The rate of a date (section 2): of the set of the version in force, or where there is none
    /// of the latest one, the last on or before the date and not too old; of one day the latest
    /// published.
    private func rate(from base: String, on date: Day) -> ExchangeRate? {
        guard base != currency, let terms = (version(on: date) ?? versions.last)?.exchange else {
            return nil
        }
        let usable = rates.filter {
            $0.base == base && $0.quote == currency && $0.rateSet == terms.rateSet
                && $0.rateDate <= date && date - $0.rateDate <= terms.fallbackDays
        }
        guard let latest = usable.map(\.rateDate).max() else { return nil }
        return usable.last { $0.rateDate == latest }?.rate
    }
}
