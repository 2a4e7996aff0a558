extension Channel {
    /// Lays out the people at a partner: large ones have more, and people come and go.
    func planMembers(
        of partner: Partner, activatedOn activated: Day, using random: inout RandomStream
    ) {
        let rank = partner.rank
        let count =
            rank < size.partners / 20
            ? random.between(6, 14)
            : rank < size.partners / 4 ? random.between(3, 7) : random.between(1, 3)
        let last = min(partner.terminatedOn ?? agenda.end, agenda.end)
        for place in 0..<count {
            let earliest = partner.recruitedOn + 1
            let span = max(1, last - earliest)
            let offset = place < 2 ? random.below(min(span, 30)) : random.below(span)
            let role: StaticString = place == 0 ? "administrator" : "member"
            let member = Member(
                partner: partner, role: role, job: random.pick(Words.jobs),
                joinedOn: earliest + offset)
            guard plan(.joined(member), on: member.joinedOn) else { continue }
            planCareer(of: member, using: &random)
        }
    }

    private func planCareer(of member: Member, using random: inout RandomStream) {
        let joined = member.joinedOn
        if random.chance(90) {
            let promoted = joined + random.between(90, 300)
            if plan(.promoted(member), on: promoted) {
                member.promotedOn = promoted
            }
        }
        if random.chance(260) {
            let left = joined + random.between(301, 900)
            if plan(.left(member), on: left) {
                member.leftOn = left
                let erased = left + random.between(30, 120)
                if random.chance(250), plan(.erased(member), on: erased) {
                    member.erasedOn = erased
                }
            }
        }
        if random.chance(620) {
            planCertifications(of: member, using: &random)
        }
    }

    /// A certification and its renewals, some of them in time and some not.
    private func planCertifications(of member: Member, using random: inout RandomStream) {
        let isEngineer = member.job.description == "engineer"
        let name = Words.certifications[random.chance(800) == isEngineer ? 0 : 1]
        let years = random.chance(600) ? 1 : 2
        var earned = member.joinedOn + random.between(15, 120)
        let end = member.leftOn ?? Day(Int.max)
        while earned < end {
            let level: StaticString = years == 1 ? "associate" : "professional"
            let certification = Certification(
                member: member, name: name, level: level, earnedOn: earned,
                expiresOn: earned + 365 * years)
            let isLate = member.leftOn == nil && random.chance(40)
            let arriving: Day? = isLate ? earned + random.between(20, 80) : nil
            guard plan(.certified(certification), on: earned, arriving: arriving) else { return }
            let revoked = earned + random.between(30, 200)
            if !isLate, revoked < end, random.chance(20),
                plan(.revoked(certification), on: revoked)
            {
                certification.revokedOn = revoked
                return
            }
            guard random.chance(720) else { return }
            earned = certification.expiresOn + random.between(-40, 45)
        }
    }
}
