extension Channel {
    /// Registers a deal on `day` and lays out what becomes of it.
    @discardableResult
    func planDeal(
        on day: Day, partner: Partner, lead: Lead?, using random: inout RandomStream
    ) -> Deal {
        let (customer, rival) = customer(of: partner, on: day, lead: lead, using: &random)
        let tender = random.chance(930) ? tender(of: customer.country) : Tender.dollar
        let product = lead?.product ?? rival?.products.0 ?? random.below(6)
        let second: Int? = random.chance(250) ? (product + 1) % 6 : nil
        let isNew = customer.partner != partner.number || customer.number == partner.customers
        let sourcing: [StaticString] = ["sourced", "influenced", "led", "cosell"]
        let cents = random.skewed(median: size.medianDealCents)
        let deal = Deal(
            partner: partner, customer: customer, products: (product, second),
            value: Tender.all[tender].minorUnits(fromCents: cents), tender: tender,
            expectedCloseOn: day + random.between(30, 180),
            kind: isNew ? "new" : random.chance(500) ? "expansion" : "renewal",
            sourcing: sourcing[random.weighted([60, 20, 12, 8])], lead: lead, submittedOn: day)
        if lead == nil {
            remember(deal, using: &random)
        }
        if plan(.submitted(deal, revision: 0), on: day) {
            planDecision(on: deal, after: day, rival: rival, using: &random)
        }
        return deal
    }

    /// Whom the deal is with: a customer of the partner, a new one, or one that another partner
    /// has registered of late, which is a conflict.
    private func customer(
        of partner: Partner, on day: Day, lead: Lead?, using random: inout RandomStream
    ) -> (Customer, rival: Deal?) {
        if let lead {
            return (lead.customer, nil)
        }
        if !recentDeals.isEmpty, random.chance(85) {
            let rival = random.pick(recentDeals)
            if rival.partner !== partner, rival.revisions[0].submittedOn < day {
                var customer = rival.customer
                customer.spelling = random.below(4)
                return (customer, rival)
            }
        }
        return (ownCustomer(of: partner, using: &random), nil)
    }

    /// A customer of the partner, one it has or a new one.
    func ownCustomer(of partner: Partner, using random: inout RandomStream) -> Customer {
        var number = partner.customers + 1
        if partner.customers > 0, random.chance(420) {
            number = random.between(1, partner.customers)
        } else {
            partner.customers = number
        }
        let bits = RandomStream.mixed(UInt64(partner.number) << 40 | UInt64(number))
        let isAbroad = bits & 15 == 0
        let country =
            isAbroad ? Country.all[Int(bits >> 4) & 7] : partner.country
        return Customer(partner: partner.number, number: number, country: country)
    }

    private func remember(_ deal: Deal, using random: inout RandomStream) {
        if recentDeals.count < 400 {
            recentDeals.append(deal)
        } else {
            recentDeals[random.below(recentDeals.count)] = deal
        }
    }

    // MARK: - Decision

    /// Lays out what the vendor decides on the last revision, and everything after it.
    private func planDecision(
        on deal: Deal, after submitted: Day, rival: Deal?, using random: inout RandomStream
    ) {
        let revision = deal.revisions.count - 1
        let day = (submitted + random.between(1, 6)).workday
        let isContested = rival != nil && revision == 0
        switch random.weighted(isContested ? [3, 50, 42, 5] : [8, 80, 9, 3]) {
        case 0:
            planReturn(of: deal, on: day, using: &random)
        case 1:
            planApproval(of: deal, on: day, rival: isContested ? rival : nil, using: &random)
        case 2:
            planRejection(of: deal, on: day, rival: isContested ? rival : nil, using: &random)
        default:
            let outcome: StaticString = random.chance(600) ? "withdrawn" : "duplicate"
            close(deal, outcome, on: day)
        }
    }

    private func planReturn(of deal: Deal, on day: Day, using random: inout RandomStream) {
        let revision = deal.revisions.count - 1
        guard plan(.returned(deal, revision: revision), on: day) else { return }
        deal.revisions[revision].returnedOn = day
        deal.revisions[revision].missing = random.pick(Words.missing)
        if random.chance(850) {
            resubmit(deal, on: (day + random.between(1, 10)).workday, using: &random)
        } else {
            close(deal, "withdrawn", on: day + random.between(15, 40))
        }
    }

    private func planRejection(
        of deal: Deal, on day: Day, rival: Deal?, using random: inout RandomStream
    ) {
        let revision = deal.revisions.count - 1
        guard plan(.rejected(deal, revision: revision), on: day) else { return }
        deal.revisions[revision].rejectedOn = day
        deal.revisions[revision].rival = rival
        if random.chance(500) {
            deal.revisions[revision].appealBy = day + Terms.appealDays
        }
        if random.chance(280) {
            let appealed = day + random.between(2, Terms.appealDays - 4)
            let decided = (appealed + random.between(3, 15)).workday
            let granted = random.chance(500)
            guard plan(.appealed(deal), on: appealed),
                plan(.appealDecided(deal, granted: granted), on: decided), granted
            else { return }
            planPursuit(
                of: deal, from: decided, until: decided + Terms.protectionDays, using: &random)
        } else if random.chance(250) {
            resubmit(deal, on: (day + random.between(4, 30)).workday, using: &random)
        }
    }

    /// Submits the deal again, where its partner may.
    func resubmit(_ deal: Deal, on day: Day, using random: inout RandomStream) {
        let revision = deal.revisions.count
        guard revision < 4, deal.partner.isOpen(on: day),
            plan(.submitted(deal, revision: revision), on: day)
        else { return }
        deal.revisions.append(Deal.Revision(submittedOn: day))
        planDecision(on: deal, after: day, rival: nil, using: &random)
    }

    private func planApproval(
        of deal: Deal, on day: Day, rival: Deal?, using random: inout RandomStream
    ) {
        let revision = deal.revisions.count - 1
        guard plan(.approved(deal, revision: revision), on: day) else { return }
        let until = day + Terms.protectionDays
        deal.revisions[revision].approvedOn = day
        deal.revisions[revision].protectUntil = until
        deal.revisions[revision].rival = rival
        if rival != nil || random.chance(60) {
            deal.revisions[revision].exclusivity = random.chance(600) ? "shared" : "secondary"
        }
        planPursuit(of: deal, from: day, until: until, using: &random)
    }
}
