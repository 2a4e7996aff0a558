/// Writes the channel as the CSV files that a vendor's systems would export.
///
/// Some tables have a row a change, others a row an object with a column for each date in its
/// life, as real systems have both. Late events go to files of their own, for the second import.
struct CSVSink: Sink {
    let partners, standing, links, profiles, names, overrides, agreements, targets: CSVFile
    let members, certifications, leads, leadHistory, deals, dealHistory, shares: CSVFile
    let lines, payments, credits, rates: CSVFile
    let lateCertifications, lateLines, latePayments, lateCredits: CSVFile
    var flaws: Flaws

    init(directory: String, seed: UInt64) throws(Failure) {
        func file(_ name: String, _ columns: StaticString) throws(Failure) -> CSVFile {
            try CSVFile(name, columns: columns, in: directory)
        }
        partners = try file("partners.csv", Columns.partners)
        standing = try file("partner_standing.csv", Columns.standing)
        links = try file("partner_links.csv", Columns.links)
        profiles = try file("payout_profiles.csv", Columns.profiles)
        names = try file("partner_names.csv", Columns.names)
        overrides = try file("tier_overrides.csv", Columns.overrides)
        agreements = try file("agreements.csv", Columns.agreements)
        targets = try file("targets.csv", Columns.targets)
        members = try file("members.csv", Columns.members)
        certifications = try file("certifications.csv", Columns.certifications)
        leads = try file("leads.csv", Columns.leads)
        leadHistory = try file("lead_history.csv", Columns.leadHistory)
        deals = try file("deals.csv", Columns.deals)
        dealHistory = try file("deal_history.csv", Columns.dealHistory)
        shares = try file("deal_shares.csv", Columns.shares)
        lines = try file("invoice_lines.csv", Columns.lines)
        payments = try file("payments.csv", Columns.payments)
        credits = try file("credits.csv", Columns.credits)
        rates = try file("fx_rates.csv", Columns.rates)
        lateCertifications = try file("late_certifications.csv", Columns.certifications)
        lateLines = try file("late_invoice_lines.csv", Columns.lines)
        latePayments = try file("late_payments.csv", Columns.payments)
        lateCredits = try file("late_credits.csv", Columns.credits)
        flaws = Flaws(seed: seed)
    }

    /// All tables, in the order in which a summary lists them.
    var files: [CSVFile] {
        [
            partners, standing, links, profiles, names, overrides, agreements, targets, members,
            certifications, leads, leadHistory, deals, dealHistory, shares, lines, payments,
            credits, rates, lateCertifications, lateLines, latePayments, lateCredits,
        ]
    }

    func finish() throws(Failure) {
        for file in files {
            try file.output.finish()
        }
    }

    mutating func write(_ fact: Fact, on day: Day, isLate: Bool) {
        switch fact.type.subject {
        case .ruleset: break
        case .rate: write(rate: fact, on: day)
        case .partner: writePartner(fact, on: day)
        case .agreement: writeAgreement(fact, on: day)
        case .member: writeMember(fact, isLate: isLate)
        case .lead: writeLead(fact, on: day)
        case .deal: writeDeal(fact, on: day)
        case .sale: writeSale(fact, on: day, isLate: isLate)
        }
    }
}

/// The header lines.
enum Columns {
    static let partners: StaticString = """
        partner_id,legal_name,kind,country,region,domain,territory,source,recruited_on,\
        training_on,contract_on,activated_on,pay_currency,declined_on
        """
    static let standing: StaticString = "partner_id,changed_on,to,scope,until,trailing_days"
    static let links: StaticString = "partner_id,parent_id,relation,linked_on,unlinked_on"
    static let profiles: StaticString =
        "partner_id,set_on,pay_currency,method,account_token,tax_form,tax_id_on_file,state"
    static let names: StaticString = "partner_id,changed_on,legal_name"
    static let overrides: StaticString = "partner_id,given_on,tier,until,approver"
    static let agreements: StaticString =
        "agreement_id,partner_id,kind,signed_on,ends_on,renewed_on,renewed_until,terminated_on"
    static let targets: StaticString =
        "target_id,partner_id,measure,fiscal_year,amount,currency,set_on"
    static let members: StaticString =
        "member_id,partner_id,name,email,role,job,joined_on,promoted_on,left_on,erased_on"
    static let certifications: StaticString =
        "member_id,certification,level,earned_on,expires_on,revoked_on"
    static let leads: StaticString = """
        lead_id,attempt,partner_id,customer,domain,duns,tax_id,country,product_line,campaign,\
        score,distributed_on,distributed_at,respond_by,responded_on,responded_at,response
        """
    static let leadHistory: StaticString = "lead_id,changed_on,change,deal_id"
    static let deals: StaticString = """
        deal_id,revision,partner_id,distributor_id,customer,domain,duns,tax_id,country,\
        product_lines,value,currency,expected_close,kind,sourcing,lead_id,\
        submitted_on,returned_on,missing,approved_on,exclusivity,protect_until,rejected_on,\
        rival_deal,appeal_by,closed_on,outcome,closed_value,lost_reason
        """
    static let dealHistory: StaticString =
        "deal_id,changed_on,change,stage,days,protect_until,to_partner"
    static let shares: StaticString = "deal_id,agreed_on,payee_id,role,pool,share"
    static let lines: StaticString = """
        invoice_id,line,invoiced_on,due_on,deal_id,partner_id,customer,currency,gross,sku,\
        product_line,quantity,net,service_from,service_to
        """
    static let payments: StaticString = "payment_id,invoice_id,booked_on,kind,amount,currency"
    static let credits: StaticString =
        "credit_id,invoice_id,partner_id,credited_on,kind,line,amount,currency,stops_service_on"
    static let rates: StaticString = "date,base,quote,rate_set,rate"
}
