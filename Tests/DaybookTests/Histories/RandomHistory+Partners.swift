import Accounting

// Partners, their people, their links.

extension RandomHistory {
    mutating func recruit(_ payee: String) throws {
        let kind = random.pick(["reseller", "reseller", "distributor", "msp"])
        let country = random.pick(["US", "US", "DE", "FR"])
        _ = try add(
            "partner.recruited {partnerId: \(payee), legalName: A, kind: \(kind), "
                + "country: \(country)}")
        if random.chance(85) { try activate(payee) }
        if random.chance(terms.weights.profileAtOnce) { try setProfile(payee) }
    }

    mutating func activate(_ payee: String) throws {
        let day = try today(late: 30)
        let isThere = try add(
            "partner.activated {partnerId: \(payee), payCurrency: USD}", on: day)
        if isThere { activated.insert(payee) }
    }

    mutating func setProfile(_ payee: String) throws {
        let currency = random.chance(85) ? terms.currency.code : "EUR"
        let state = random.pick(["complete", "complete", "complete", "pending"])
        let day = try today()
        _ = try add(
            "partner.payout_profile_set {partnerId: \(payee), payCurrency: \(currency), "
                + "method: ach, accountToken: a, taxForm: w9, taxIdOnFile: \(random.chance(50)), "
                + "state: \(state)}", on: day)
    }

    /// Most who are suspended come back; few leave.
    mutating func changeStanding() throws {
        let payee = payee()
        let day = try today()
        switch random.number(0...9) {
        case ..<5:
            let scope = random.pick(["", "", ", scope: [earning]", ", scope: [payout]"])
            let days = random.number(0...40)
            let until = random.chance(50) ? ", until: \(try day.adding(days: days))" : ""
            _ = try add(
                "partner.standing_changed {partnerId: \(payee), to: suspended\(scope)\(until)}",
                on: day)
        case ..<9:
            _ = try add("partner.standing_changed {partnerId: \(payee), to: active}", on: day)
        default:
            let trailing = random.chance(60) ? ", trailingDays: \(random.pick([0, 30]))" : ""
            _ = try add(
                "partner.standing_changed {partnerId: \(payee), to: terminated\(trailing)}",
                on: day)
        }
    }

    mutating func link(_ payee: String) throws {
        let parent = self.payee()
        let relation = random.chance(80) ? "distributes_to" : "owns"
        let day = try today(late: 40)
        let isThere = try add(
            "partner.linked {partnerId: \(payee), parentId: \(parent), relation: \(relation)}",
            on: day)
        if isThere { links.append((payee, parent, relation)) }
    }

    mutating func unlink() throws {
        guard !links.isEmpty else { return }
        let link = links.remove(at: random.number(0...links.count - 1))
        _ = try add(
            "partner.unlinked {partnerId: \(link.payee), parentId: \(link.parent), "
                + "relation: \(link.relation)}", on: try today())
    }

    mutating func overrideTier() throws {
        let payee = payee()
        let day = try today()
        let until = random.chance(60) ? ", until: \(try day.adding(days: 60))" : ""
        _ = try add(
            "partner.tier_overridden {partnerId: \(payee), tier: \(random.pick(RuleTerms.tiers))"
                + "\(until), approver: u-9}", on: day)
    }

    mutating func certify() throws {
        if members.isEmpty || random.chance(60) {
            let id = next("M")
            let payee = payee()
            if try add("member.joined {memberId: \(id), partnerId: \(payee), role: member}") {
                members.append(id)
            }
        }
        guard !members.isEmpty else { return }
        let day = try today()
        let end = random.chance(50) ? ", expiresOn: \(try day.adding(days: 70))" : ""
        _ = try add(
            "member.certified {memberId: \(random.pick(members)), "
                + "certification: \(random.pick(["ENG", "SALES", "OTHER"]))\(end)}", on: day)
    }

    mutating func endCertification() throws {
        guard !members.isEmpty else { return }
        let member = random.pick(members)
        if random.chance(50) {
            _ = try add("member.role_changed {memberId: \(member), role: none}")
        } else {
            _ = try add(
                "member.certification_ended {memberId: \(member), certification: ENG, "
                    + "cause: revoked}")
        }
    }

    mutating func passLead() throws {
        let id = next("L")
        let payee = payee()
        guard try add("lead.distributed {leadId: \(id), attempt: 1, partnerId: \(payee)}") else {
            return
        }
        _ = try add("lead.responded {leadId: \(id), response: accepted}")
    }
}
