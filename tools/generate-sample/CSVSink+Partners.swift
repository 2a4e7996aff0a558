extension CSVSink {
    func writePartner(_ fact: Fact, on day: Day) {
        switch fact {
        case .recruited(let partner): write(partner)
        case .standing(let partner, let change): write(change, of: partner, on: day)
        case .linked(let partner, let link): write(link, of: partner)
        case .payoutProfile(let partner, let profile): write(profile, of: partner, on: day)
        case .renamed(let partner):
            names.output.field("P-", partner.number)
            names.output.field(day)
            names.output.partnerName(partner, isRenamed: true)
            names.end()
        case .overridden(let partner, let override):
            overrides.output.field("P-", partner.number)
            overrides.output.field(day)
            overrides.output.field(override.tier)
            overrides.output.field(override.until)
            overrides.output.text("u-director")
            overrides.end()
        // Columns of rows that are written when the subject begins.
        default: break
        }
    }

    func writeAgreement(_ fact: Fact, on day: Day) {
        switch fact {
        case .signed(let agreement): write(agreement)
        case .target(let target): write(target, on: day)
        default: break
        }
    }

    mutating func writeMember(_ fact: Fact, isLate: Bool) {
        switch fact {
        case .joined(let member): write(member)
        case .certified(let certification):
            write(certification, to: isLate ? lateCertifications : certifications)
            flaws.spoil(certification, isLate: isLate, in: certifications)
        default: break
        }
    }

    private func write(_ partner: Partner) {
        let row = partners.output
        row.field("P-", partner.number)
        row.partnerName(partner)
        row.comma()
        row.field(partner.kind.name)
        row.field(partner.country.code)
        row.field(partner.country.region)
        row.partnerDomain(partner)
        row.comma()
        row.field(partner.country.territory)
        row.field(Words.sources[partner.number % Words.sources.count])
        row.field(partner.recruitedOn)
        row.field(partner.stepsOn[0])
        row.field(partner.stepsOn[1])
        row.field(partner.activatedOn)
        row.field("USD")
        if let declinedOn = partner.declinedOn {
            row.day(declinedOn)
        }
        partners.end()
    }

    private func write(_ change: StandingChange, of partner: Partner, on day: Day) {
        let row = standing.output
        row.field("P-", partner.number)
        row.field(day)
        row.field(change.to.name)
        row.field(change.scope ?? "")
        row.field(change.until)
        if let trailingDays = change.trailingDays {
            row.number(trailingDays)
        }
        standing.end()
    }

    private func write(_ link: Link, of partner: Partner) {
        let row = links.output
        row.field("P-", partner.number)
        row.field("P-", link.parent)
        row.field(link.relation)
        row.field(link.linkedOn)
        if let unlinkedOn = link.unlinkedOn {
            row.day(unlinkedOn)
        }
        links.end()
    }

    private func write(_ profile: PayoutProfile, of partner: Partner, on day: Day) {
        let row = profiles.output
        row.field("P-", partner.number)
        row.field(day)
        row.field("USD")
        row.field(profile.method)
        row.field("tok-", partner.number)
        row.field(profile.taxForm)
        row.field(profile.taxIDOnFile ? "true" : "false")
        row.text(profile.state)
        profiles.end()
    }

    private func write(_ agreement: Agreement) {
        let row = agreements.output
        row.field("A-", agreement.number)
        row.field("P-", agreement.partner.number)
        row.field(agreement.kind)
        row.field(agreement.signedOn)
        row.field(agreement.until)
        row.field(agreement.renewedOn)
        row.field(agreement.renewedUntil)
        if let endedOn = agreement.endedOn {
            row.day(endedOn)
        }
        agreements.end()
    }

    private func write(_ target: Target, on day: Day) {
        let row = targets.output
        row.field("T-", target.number)
        row.field("P-", target.partner.number)
        row.field("bookings_ytd")
        row.field(target.year)
        row.field(money: target.cents, Tender.dollar)
        row.field("USD")
        row.day(day)
        targets.end()
    }

    private func write(_ member: Member) {
        let row = members.output
        row.field("M-", member.number)
        row.field("P-", member.partner.number)
        row.memberName(member)
        row.comma()
        row.memberAddress(member)
        row.comma()
        row.field(member.role)
        row.field(member.job)
        row.field(member.joinedOn)
        row.field(member.promotedOn)
        row.field(member.leftOn)
        if let erasedOn = member.erasedOn {
            row.day(erasedOn)
        }
        members.end()
    }

    private func write(_ certification: Certification, to file: CSVFile) {
        let row = file.output
        row.field("M-", certification.member.number)
        row.field(certification.name)
        row.field(certification.level)
        row.field(certification.earnedOn)
        row.field(certification.expiresOn)
        if let revokedOn = certification.revokedOn {
            row.day(revokedOn)
        }
        file.end()
    }
}
