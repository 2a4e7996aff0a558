/// Terms of the sample's rule files that dates in the export must agree with.
enum Terms {
    static let protectionDays = 90
    static let extensionDays = 30
    static let appealDays = 30
    static let respondDays = 14
}

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
    private func resubmit(_ deal: Deal, on day: Day, using random: inout RandomStream) {
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

    // MARK: - Pursuit

    /// Lays out a protected deal's way: stages, an extension, another owner, and its end.
    private func planPursuit(
        of deal: Deal, from approved: Day, until: Day, using random: inout RandomStream
    ) {
        let cycle = 10 + random.below(50) + random.below(60) + random.below(70)
        let outcome = random.weighted([45, 36, 5, 14])
        let closing = closingDay(approved + cycle, isWon: outcome == 0, using: &random)
        let stages = outcome == 0 ? random.between(3, 5) : random.between(0, 4)
        for stage in 0..<stages {
            let day = (approved + (closing - approved) * (stage + 1) / (stages + 2)).workday
            if day > approved, day < closing {
                plan(.stage(deal, stage), on: day)
            }
        }
        var until = until
        if closing > until, random.chance(550) {
            let asked = until - random.below(14)
            until = until + Terms.extensionDays
            plan(.extended(deal, protectUntil: until), on: asked)
        }
        if random.chance(12), closing - approved > 30 {
            let day = approved + random.between(2, 28)
            if let other = openPartner(on: day, using: &random, but: deal.partner) {
                plan(.transferred(deal, to: other.number), on: day)
                deal.isTransferred = true
            }
        }
        switch outcome {
        case 0: planWin(of: deal, on: closing, using: &random)
        case 1: close(deal, "lost", on: closing, reason: random.pick(Words.lostReasons))
        case 2: close(deal, "withdrawn", on: closing)
        default:
            // Left to expire; some register it again.
            if !deal.isTransferred, random.chance(300) {
                let again = max(until, closing) + random.between(1, 25)
                resubmit(deal, on: again.workday, using: &random)
            }
        }
    }

    /// Deals are won on working days, many of them in the last days of a quarter.
    private func closingDay(
        _ day: Day, isWon: Bool, using random: inout RandomStream
    ) -> Day {
        let (elapsed, length) = day.inQuarter
        let left = length - elapsed
        if isWon, left < 30, random.chance(450) {
            return day + (left - min(left, random.below(5)))
        }
        return day.workday
    }

    private func close(
        _ deal: Deal, _ outcome: StaticString, on day: Day, reason: StaticString = ""
    ) {
        guard plan(.dealClosed(deal), on: day) else { return }
        deal.closedOn = day
        deal.outcome = outcome
        deal.lostReason = reason
    }

    private func planWin(of deal: Deal, on day: Day, using random: inout RandomStream) {
        deal.closedValue = max(10, deal.value * random.between(75, 108) / 1_000 * 10)
        close(deal, "won", on: day)
        if random.chance(120), let other = openPartner(on: day, using: &random, but: deal.partner) {
            plan(.attributed(deal, shares(of: deal, with: other, using: &random)), on: day + 1)
        }
        let count = random.weighted([0, 62, 25, 13])
        let isSubscription = random.chance(600)
        var invoiced = day
        for part in 0..<count {
            invoiced =
                (invoiced + (part == 0 ? random.between(2, 20) : random.between(60, 120))).workday
            let sale = Sale(
                deal: deal, partner: deal.partner, customer: deal.customer, tender: deal.tender,
                amount: deal.closedValue / count, isSubscription: isSubscription)
            planInvoice(sale, on: invoiced, using: &random)
        }
    }

    private func shares(
        of deal: Deal, with other: Partner, using random: inout RandomStream
    ) -> [Share] {
        let part = random.below(3) == 0 ? 3_333 : random.between(1, 8) * 500
        var shares = [
            Share(payee: deal.partner.number, role: "led", pool: "primary", share: 10_000 - part),
            Share(payee: other.number, role: "influenced", pool: "primary", share: part),
        ]
        if let distributor = deal.distributor, distributor != other.number, random.chance(300) {
            shares.append(
                Share(payee: distributor, role: "overlay", pool: "overlay", share: 500))
        }
        return shares
    }
}
