extension Channel {
    /// Distributes a lead, to a second partner where the first does not take it, and lays out
    /// what becomes of it; one in three of those worked on becomes a deal.
    func planLead(on day: Day, partner: Partner, using random: inout RandomStream) {
        let customer = ownCustomer(of: partner, using: &random)
        let lead = Lead(
            customer: customer, product: random.below(6),
            campaign: random.chance(600) ? random.between(1, 24) : nil,
            score: random.between(1, 100))
        guard let (taker, taken) = planAttempt(lead, on: day, partner, using: &random) else {
            return
        }
        planWork(on: lead, taker, from: taken, using: &random)
    }

    /// One attempt, and a second; who accepted it and when, if anyone did.
    private func planAttempt(
        _ lead: Lead, on day: Day, _ partner: Partner, using random: inout RandomStream
    ) -> (Partner, Day)? {
        let attempt = lead.attempts.count
        lead.attempts.append(
            Lead.Attempt(
                partner: partner, distributedOn: day, second: random.between(28_800, 64_800)))
        guard plan(.distributed(lead, attempt: attempt), on: day) else { return nil }
        let answer = random.weighted([65, 15, 20])
        let responded = day + min(random.below(13), random.below(13))
        var again = day + Terms.respondDays + random.between(2, 10)
        if answer < 2 {
            lead.attempts[attempt].accepted = answer == 0
            guard plan(.responded(lead, attempt: attempt), on: responded) else { return nil }
            lead.attempts[attempt].respondedOn = responded
            again = responded + random.between(1, 5)
        }
        if answer == 0 {
            return (partner, responded)
        }
        guard attempt == 0, random.chance(750), again <= agenda.end,
            let other = openPartner(on: again, using: &random, but: partner)
        else { return nil }
        return planAttempt(lead, on: again, other, using: &random)
    }

    private func planWork(
        on lead: Lead, _ partner: Partner, from taken: Day, using random: inout RandomStream
    ) {
        var day = taken
        for stage in 0..<random.below(4) {
            day = day + random.between(2, 20)
            plan(.progressed(lead, stage: stage), on: day)
        }
        day = (day + random.between(2, 25)).workday
        switch random.weighted([36, 28, 4, 7, 25]) {
        case 0:
            guard day < agenda.end, partner.isOpen(on: day) else { return }
            let deal = planDeal(on: day, partner: partner, lead: lead, using: &random)
            lead.deal = deal
            close(lead, "converted", on: day + 1)
        case 1: close(lead, "disqualified", on: day)
        case 2: close(lead, "duplicate", on: day)
        case 3: close(lead, "withdrawn", on: day)
        default: break
        }
    }

    private func close(_ lead: Lead, _ outcome: StaticString, on day: Day) {
        if plan(.leadClosed(lead), on: day) {
            lead.closedOn = day
            lead.outcome = outcome
        }
    }
}
