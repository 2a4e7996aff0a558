// Reading of the facts that events state. An event that says nothing about money or tiers is none.

extension PartnerFact {
    /// Reads an event of a partner.
    init?(_ event: RecordedEvent) throws {
        let data = event.data
        switch event.type {
        case "partner.recruited":
            self = .recruited(
                kind: try data.text("kind"), country: data.optionalText("country"))
        case "partner.onboarding_step_completed": self = .onboarding
        case "partner.activated": self = .activated
        case "partner.standing_changed":
            self = .standing(
                to: try data.text("to"), scope: data.texts("scope"),
                until: try data.optionalDay("until"),
                trailingDays: data.integer("trailingDays") ?? 0)
        case "partner.payout_profile_set":
            self = .payoutProfile(
                state: try data.text("state"), hasTaxID: data.isTrue("taxIdOnFile"))
        case "partner.linked":
            self = .linked(
                parent: try data.text("parentId"), relation: try data.text("relation"))
        case "partner.unlinked":
            self = .unlinked(
                parent: try data.text("parentId"), relation: try data.text("relation"))
        case "partner.tier_overridden":
            self = .tierOverridden(
                tier: try data.text("tier"), until: try data.optionalDay("until"))
        default: return nil
        }
    }
}

extension DealFact {
    /// Reads an event of a deal.
    init?(_ event: RecordedEvent) throws {
        let data = event.data
        switch event.type {
        case "deal.submitted":
            self = .submitted(
                partner: try data.text("partnerId"), kind: data.optionalText("kind"),
                sourcing: data.optionalText("sourcing"))
        case "deal.approved":
            self = .approved(
                Protection(
                    exclusivity: try data.text("exclusivity"), from: try data.day("protectFrom"),
                    until: try data.day("protectUntil")))
        case "deal.extended": self = .extended(until: try data.day("protectUntil"))
        case "deal.appeal_decided" where data.optionalText("outcome") == "granted":
            self = .granted(until: try data.optionalDay("protectUntil"))
        case "deal.transferred": self = .transferred(to: try data.text("toPartnerId"))
        case "deal.closed": self = .closed(outcome: try data.text("outcome"))
        case "deal.attributed":
            self = .attributed(
                try data.list("shares").map {
                    Share(
                        payee: try $0.text("payeeId"), role: try $0.text("role"),
                        isPrimary: try $0.text("pool") == "primary",
                        part: try partsPerMillion(try $0.text("share")))
                })
        default: return nil
        }
    }
}

extension MemberFact {
    /// Reads an event of a member.
    init?(_ event: RecordedEvent) throws {
        let data = event.data
        switch event.type {
        case "member.joined": self = .joined(partner: try data.text("partnerId"))
        case "member.role_changed" where data.optionalText("role") == "none": self = .left
        case "member.certified":
            self = .certified(
                try data.text("certification"), expiresOn: try data.optionalDay("expiresOn"))
        case "member.certification_ended":
            self = .certificationEnded(try data.text("certification"))
        default: return nil
        }
    }
}

extension LeadFact {
    /// Reads an event of a lead.
    init?(_ event: RecordedEvent) throws {
        switch event.type {
        case "lead.distributed": self = .distributed(partner: try event.data.text("partnerId"))
        case "lead.responded" where event.data.optionalText("response") == "accepted":
            self = .accepted
        default: return nil
        }
    }
}

extension Target {
    /// Reads a `target.set`.
    init(_ data: JSONValue) throws {
        payee = try data.text("payeeId")
        measure = try data.text("measure")
        period = try data.text("period")
        amount = try data.money("amount").amount
        isProrated = data.isTrue("prorate")
    }
}

extension PublishedRate {
    /// Reads a `fx.rate_published`.
    init(_ data: JSONValue) throws {
        base = try data.text("base")
        quote = try data.text("quote")
        rateSet = try data.text("rateSet")
        rateDate = try data.day("rateDate")
        rate = try ExchangeRate(try data.text("rate"))
    }
}
