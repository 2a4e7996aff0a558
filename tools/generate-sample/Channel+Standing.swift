extension Channel {
    /// Suspensions and the end. Distributors stay, because others are linked to them.
    func planStanding(
        of partner: Partner, activatedOn activated: Day, using random: inout RandomStream
    ) {
        guard partner.kind != .distributor else { return }
        let left = agenda.end - activated
        if left > 200, random.chance(110) {
            let day = activated + random.between(150, left)
            let trailing: Int? = random.chance(500) ? 90 : nil
            let change = StandingChange(to: .terminated, trailingDays: trailing)
            plan(.standing(partner, change), on: day)
            partner.terminatedOn = day
        }
        let last = partner.terminatedOn ?? agenda.end
        guard last - activated > 220, random.chance(80) else { return }
        let from = activated + random.between(60, last - activated - 120)
        let back = from + random.between(20, 90)
        let scopes: [StaticString?] = [nil, "registration", "payout", "earning"]
        let scope = scopes[random.weighted([5, 2, 2, 1])]
        let endsByItself = random.chance(400)
        let suspension = StandingChange(
            to: .suspended, scope: scope, until: endsByItself ? back : nil)
        plan(.standing(partner, suspension), on: from)
        if !endsByItself {
            plan(.standing(partner, StandingChange(to: .active)), on: back)
        }
        if scope.map({ $0.description == "registration" }) ?? true {
            partner.barred = from...back
        }
    }

    /// The payout profile, a new name, a tier given by hand, targets.
    func planChanges(
        of partner: Partner, activatedOn activated: Day, using random: inout RandomStream
    ) {
        let end = partner.terminatedOn ?? Day(Int.max)
        func planBeforeEnd(_ fact: Fact, on day: Day) {
            if day < end {
                plan(fact, on: day)
            }
        }
        var day = activated + random.between(1, 15)
        let first = random.weighted([78, 14, 4, 4])
        if first == 1 || first == 2 {
            let state: StaticString = first == 1 ? "pending" : "rejected"
            planBeforeEnd(.payoutProfile(partner, profile(of: partner, state)), on: day)
            day = day + random.between(5, 60)
        }
        if first < 3 {
            planBeforeEnd(.payoutProfile(partner, profile(of: partner, "complete")), on: day)
        }
        if random.chance(40) {
            planBeforeEnd(.renamed(partner), on: activated + random.between(100, 700))
        }
        if random.chance(25) {
            let from = activated + random.between(40, 400)
            let until: Day? = random.chance(700) ? from + 180 : nil
            let tier: StaticString = random.chance(600) ? "silver" : "gold"
            planBeforeEnd(.overridden(partner, Override(tier: tier, until: until)), on: from)
        }
        guard partner.rank < size.partners / 8 else { return }
        for year in activated.civil.year...agenda.end.civil.year {
            let day = max(activated, Day(year: year, month: 1, day: 8))
            let cents = random.skewed(median: 250_000_00) / 1_000_00 * 1_000_00 + 10_000_00
            planBeforeEnd(
                .target(Target(partner: partner, year: year, cents: cents)), on: day + 1)
        }
    }

    private func profile(of partner: Partner, _ state: StaticString) -> PayoutProfile {
        let isAmerican = partner.country.region.description == "AMER"
        return PayoutProfile(
            method: isAmerican ? "ach" : partner.country.tender == 1 ? "sepa" : "wire",
            taxForm: isAmerican ? "w9" : partner.country.tender == 1 ? "vat" : "w8bene",
            taxIDOnFile: state.description == "complete" && partner.nameBits & 15 != 0,
            state: state)
    }

    /// Resellers and dealers buy through a distributor; some move from one to another.
    func planLinks(
        of partner: Partner, activatedOn activated: Day, using random: inout RandomStream
    ) {
        let end = partner.terminatedOn ?? Day(Int.max)
        if partner.kind == .integrator || partner.kind == .isv, random.chance(60) {
            let day = max(activated, options.start + 30) + random.between(1, 100)
            let parent = random.between(1, min(8, partner.number - 1))
            if day < end {
                let link = Link(parent: parent, relation: "owns", linkedOn: day)
                plan(.linked(partner, link), on: day)
            }
        }
        guard partner.kind == .reseller || partner.kind == .dealer, random.chance(700) else {
            return
        }
        let parent = random.pick(distributors)
        let day = max(activated, options.start + 14) + random.between(1, 20)
        let link = Link(parent: parent, relation: "distributes_to", linkedOn: day)
        guard day < end, plan(.linked(partner, link), on: day) else { return }
        partner.distributor = parent
        let unlinked = day + random.between(100, 600)
        guard random.chance(100), unlinked < end, plan(.unlinked(partner, link), on: unlinked)
        else { return }
        link.unlinkedOn = unlinked
        let next = unlinked + random.between(1, 10)
        if next < end {
            let other = random.pick(distributors)
            let link = Link(parent: other, relation: "distributes_to", linkedOn: next)
            plan(.linked(partner, link), on: next)
        }
    }
}
