extension Channel {
    /// Lays out every partner of the span: who it is, then what becomes of it.
    ///
    /// More than half are there from the start; the others join one after the other.
    func planPartners() {
        let founders = size.partners * 55 / 100
        for number in 1...size.partners {
            var random = RandomStream(seed: options.seed, subject: 2 << 60 | UInt64(number))
            let offset =
                number <= founders
                ? random.below(8)
                : 20 + (number - founders) * (options.days - 90) / (size.partners - founders)
            partners.append(
                makePartner(number, recruitedOn: options.start + offset, using: &random))
        }
        distributors = partners.prefix(founders).filter { $0.kind == .distributor }.map(\.number)
        for partner in partners {
            var random = RandomStream(
                seed: options.seed, subject: 3 << 60 | UInt64(partner.number))
            planLife(of: partner, using: &random)
        }
    }

    private func makePartner(
        _ number: Int, recruitedOn day: Day, using random: inout RandomStream
    ) -> Partner {
        // One of each kind comes first, so that the smallest sample has them all.
        let first = Partner.Kind(rawValue: number - 1)
        let drawn = Partner.Kind(rawValue: random.weighted(Partner.Kind.weights))
        let kind = first ?? drawn ?? .reseller
        return Partner(
            number: number, kind: kind,
            country: Country.all[random.weighted(Country.weights)],
            course: Partner.Course(rawValue: random.weighted(Partner.Course.weights)) ?? .steady,
            rank: random.below(size.partners), nameBits: random.next(), recruitedOn: day)
    }

    private func planLife(of partner: Partner, using random: inout RandomStream) {
        plan(.recruited(partner), on: partner.recruitedOn)
        // One of each kind, and all whom others buy from, come through to the end.
        let isLasting = partner.number <= 8 || partner.kind == .distributor
        var day = partner.recruitedOn
        if !isLasting, random.chance(35) {
            let declined = day + random.between(10, 60)
            if plan(.declined(partner), on: declined) {
                partner.declinedOn = declined
            }
            return
        }
        for step in Words.steps.indices where isLasting || random.chance(800) {
            day = day + random.between(1, 5)
            if plan(.step(partner, step), on: day) {
                partner.stepsOn[step] = day
            }
        }
        if !isLasting, random.chance(25) {
            return
        }
        day = day + random.between(1, 6)
        guard plan(.activated(partner), on: day) else { return }
        partner.activatedOn = day
        planStanding(of: partner, activatedOn: day, using: &random)
        planChanges(of: partner, activatedOn: day, using: &random)
        planLinks(of: partner, activatedOn: day, using: &random)
        planAgreements(of: partner, activatedOn: day, using: &random)
        planMembers(of: partner, activatedOn: day, using: &random)
    }

    private func planAgreements(
        of partner: Partner, activatedOn activated: Day, using random: inout RandomStream
    ) {
        let kind: StaticString =
            switch partner.kind {
            case .distributor: "distribution"
            case .referral, .broker: "referral"
            default: "reseller"
            }
        let agreement = Agreement(
            partner: partner, kind: kind, signedOn: activated, until: activated + 729)
        plan(.signed(agreement), on: activated)
        let end = partner.terminatedOn ?? Day(Int.max)
        let renewed = activated + 729 - random.between(1, 20)
        if renewed < end, random.chance(900), plan(.renewed(agreement), on: renewed) {
            agreement.renewedOn = renewed
            agreement.renewedUntil = activated + 729 + 730
        }
        if let terminated = partner.terminatedOn,
            terminated <= agreement.renewedUntil ?? activated + 729,
            plan(.ended(agreement), on: terminated)
        {
            agreement.endedOn = terminated
        }
        if random.chance(400) {
            let kind: StaticString = random.chance(500) ? "nda" : "dpa"
            let extra = Agreement(
                partner: partner, kind: kind, signedOn: partner.recruitedOn, until: nil)
            plan(.signed(extra), on: partner.recruitedOn)
        }
    }
}
