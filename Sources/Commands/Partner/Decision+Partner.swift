import Accounting
import Events
import ReadModels
import Rules

// partner/: where a partner stands.

extension Decision {
    func completeStep() throws {
        let partner = try partner()
        guard partner.state == .prospect || partner.state == .onboarding else {
            throw Refusal(
                PartnerRefusal.pastOnboarding,
                "the partner is \(partner.state.name); onboarding is for a prospect or a partner "
                    + "in onboarding")
        }
    }

    func activatePartner() throws {
        let partner = try partner()
        guard partner.state == .prospect || partner.state == .onboarding else {
            throw Refusal(
                PartnerRefusal.activatedAlready,
                "the partner is \(partner.state.name) already; only a prospect or a partner in "
                    + "onboarding is activated")
        }
    }

    /// Profile and payout profile: any state but the final ones.
    func changeProfile() throws {
        let partner = try partner()
        guard partner.isOpen else {
            throw Refusal(
                PartnerRefusal.partnerClosed,
                "the partner is \(partner.state.name), which is final; its profile stays as it is")
        }
    }

    func overrideTier(_ body: PartnerTierOverridden) throws {
        let partner = try partner()
        guard partner.state == .active || partner.state == .suspended else {
            throw Refusal(
                PartnerRefusal.notActivated,
                "the partner is \(partner.state.name); a tier is given to one that is active or "
                    + "suspended")
        }
        try requireIndependent(body.approver, "approver")
        guard let ladder = try rulesThatApply()?.rules.tiers?.ladder else {
            throw Refusal(
                PartnerRefusal.noTiers, "no rules in force on \(on) have tiers")
        }
        guard ladder.index(of: body.tier) != nil else {
            throw Refusal(
                PartnerRefusal.unknownTier,
                "tier is \(body.tier); the tiers in force on \(on) are "
                    + ladder.names.joined(separator: ", "))
        }
        if let until = body.until { try requireOrder(on, "effectiveOn", until, "until") }
    }

    /// The event's own partner.
    func partner() throws -> PartnerRow {
        guard let row = try models.partners.state(of: subject) else {
            throw Refusal(SharedRefusal.doesNotExist, "there is no such partner")
        }
        return row
    }
}

// MARK: - Standing

extension Decision {
    /// From which states a standing is reached. What is not named here is final.
    private static func origins(of standing: PartnerStanding) -> [PayeeStanding] {
        switch standing {
        case .active: [.suspended]
        case .suspended: [.active]
        case .terminated: [.active, .suspended]
        case .declined: [.prospect, .onboarding]
        }
    }

    func changeStanding(_ body: PartnerStandingChanged) throws {
        let state = try partner().state(on: on)
        let origins = Self.origins(of: body.to)
        guard origins.contains(state) else {
            let names = origins.map(\.name).joined(separator: " or ")
            let isFinal = state == .terminated || state == .declined
            throw Refusal(
                PartnerRefusal.standingNotReachable,
                "the partner is \(state.name)\(isFinal ? ", which is final" : ""); "
                    + "only one that is \(names) becomes \(body.to.name)")
        }
        try checkFields(of: body)
    }

    private func checkFields(of body: PartnerStandingChanged) throws {
        if body.to != .suspended {
            let field = body.until != nil ? "until" : body.scope.isEmpty ? nil : "scope"
            if let field {
                throw Refusal(
                    PartnerRefusal.standingField,
                    "\(field) says how far a suspension goes; it is left out where a partner "
                        + "becomes \(body.to.name)")
            }
        }
        if body.to != .terminated, body.trailingDays != nil {
            throw Refusal(
                PartnerRefusal.standingField,
                "trailingDays says how long a partner that is terminated goes on earning; it is "
                    + "left out where it becomes \(body.to.name)")
        }
        if let until = body.until { try requireOrder(on, "effectiveOn", until, "until") }
    }
}
