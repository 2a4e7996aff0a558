extension JSONSink {
    /// Writes the data of an event of a partner.
    func writePartner(_ fact: Fact) {
        func begin(_ partner: Partner) {
            subject("partnerId", "P-", partner.number)
        }
        switch fact {
        case .recruited(let partner): write(partner)
        case .step(let partner, let step):
            begin(partner)
            output.pair("step", Words.steps[step])
        case .activated(let partner):
            begin(partner)
            output.pair("payCurrency", "USD")
        case .declined(let partner):
            begin(partner)
            output.pair("to", "declined")
        case .standing(let partner, let change):
            begin(partner)
            write(change)
        case .renamed(let partner):
            begin(partner)
            output.text(",\"legalName\":\"")
            output.partnerName(partner, isRenamed: true)
            output.text("\"")
        case .linked(let partner, let link), .unlinked(let partner, let link):
            begin(partner)
            output.pair("parentId", "P-", link.parent)
            output.pair("relation", link.relation)
        case .payoutProfile(let partner, let profile):
            begin(partner)
            write(profile, of: partner)
        case .overridden(let partner, let override):
            begin(partner)
            output.pair("tier", override.tier)
            if let until = override.until {
                output.pair("until", until)
            }
            output.pair("approver", "u-director")
        default: break
        }
    }

    private func write(_ partner: Partner) {
        subject("partnerId", "P-", partner.number)
        output.text(",\"legalName\":\"")
        output.partnerName(partner)
        output.text("\"")
        output.pair("kind", partner.kind.name)
        output.pair("country", partner.country.code)
        output.pair("region", partner.country.region)
        output.text(",\"domains\":[\"")
        output.partnerDomain(partner)
        output.text("\"]")
        list("territories", of: partner.country.territory)
        output.pair("recruitSource", Words.sources[partner.number % Words.sources.count])
    }

    private func write(_ change: StandingChange) {
        output.pair("to", change.to.name)
        list("scope", of: change.scope)
        if let until = change.until {
            output.pair("until", until)
        }
        if let trailingDays = change.trailingDays {
            output.pair("trailingDays", trailingDays)
        }
    }

    private func write(_ profile: PayoutProfile, of partner: Partner) {
        output.pair("payCurrency", "USD")
        output.pair("method", profile.method)
        output.pair("accountToken", "tok-", partner.number)
        output.pair("taxForm", profile.taxForm)
        output.pair("taxIdOnFile", profile.taxIDOnFile)
        output.pair("state", profile.state)
    }

    // MARK: - People and agreements

    /// Writes the data of an event of a member.
    func writeMember(_ fact: Fact, on day: Day) {
        func begin(_ member: Member) {
            subject("memberId", "M-", member.number)
        }
        switch fact {
        case .joined(let member):
            begin(member)
            write(member)
        case .promoted(let member):
            begin(member)
            output.pair("role", "manager")
        case .left(let member):
            begin(member)
            output.pair("role", "none")
        case .certified(let certification):
            begin(certification.member)
            output.pair("certification", certification.name)
            output.pair("level", certification.level)
            output.pair("expiresOn", certification.expiresOn)
        case .revoked(let certification):
            begin(certification.member)
            output.pair("certification", certification.name)
            output.pair("cause", "revoked")
        case .erased(let member):
            begin(member)
            output.pair("legalBasis", "request of the person")
            output.pair("requestedOn", day)
        default: break
        }
    }

    private func write(_ member: Member) {
        output.pair("partnerId", "P-", member.partner.number)
        output.pair("role", member.role)
        output.pair("job", member.job)
        output.text(",\"personal\":{\"name\":\"")
        output.memberName(member)
        output.text("\",\"email\":\"")
        output.memberAddress(member)
        output.text("\"}")
    }

    /// Writes the data of an event of an agreement or a target.
    func writeAgreement(_ fact: Fact) {
        switch fact {
        case .signed(let agreement):
            subject("agreementId", "A-", agreement.number)
            output.pair("partnerId", "P-", agreement.partner.number)
            output.pair("kind", agreement.kind)
            output.pair("from", agreement.signedOn)
            if let until = agreement.until {
                output.pair("to", until)
            }
        case .renewed(let agreement):
            subject("agreementId", "A-", agreement.number)
            output.pair("change", "renewed")
            if let until = agreement.renewedUntil {
                output.pair("to", until)
            }
        case .ended(let agreement):
            subject("agreementId", "A-", agreement.number)
            output.pair("change", "terminated")
        case .target(let target):
            subject("targetId", "T-", target.number)
            output.pair("payeeId", "P-", target.partner.number)
            output.pair("measure", "bookings_ytd")
            output.text(",\"period\":\"\(target.year)\"")
            output.pair("amount", money: target.cents, Tender.dollar)
        default: break
        }
    }
}
