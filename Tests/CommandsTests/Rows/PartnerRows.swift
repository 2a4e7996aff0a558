enum PartnerRows {
    static let all = standing + hierarchy + tiers

    private static let standing: [LegalityRow] = [
        .legal(
            "a prospect completes a step", given: Given.recruited("P-1"),
            when: "2025-01-02 partner.onboarding_step_completed {partnerId: P-1, step: kyc}"),
        .legal(
            "suspended, then active again",
            given: Given.partner + suspended(),
            when: "2025-01-20 partner.standing_changed {partnerId: P-1, to: active}"),
        .legal(
            "suspended again after a suspension that ended by itself",
            given: Given.partner + suspended("until: 2025-01-15"),
            when: "2025-01-16 partner.standing_changed {partnerId: P-1, to: suspended}"),
        .legal(
            "a prospect is declined", given: Given.recruited("P-1"),
            when: "2025-01-02 partner.standing_changed {partnerId: P-1, to: declined}"),
        .refused(
            "past-onboarding", given: Given.partner,
            when: "2025-01-02 partner.onboarding_step_completed {partnerId: P-1, step: kyc}",
            says: "the partner is active"),
        .refused(
            "activated-already", given: Given.partner,
            when: "2025-01-02 partner.activated {partnerId: P-1, payCurrency: USD}",
            says: "the partner is active already"),
        .refused(
            "standing-not-reachable", given: Given.partner + terminated,
            when: "2025-02-02 partner.standing_changed {partnerId: P-1, to: active}",
            says: "the partner is terminated, which is final; only one that is suspended"),
        .refused(
            "standing-not-reachable", given: Given.recruited("P-1"),
            when: "2025-02-02 partner.standing_changed {partnerId: P-1, to: suspended}",
            says: "the partner is prospect"),
        .refused(
            "standing-field", given: Given.partner,
            when: "2025-02-02 partner.standing_changed {partnerId: P-1, to: terminated, "
                + "until: 2025-03-01}",
            says: "until says how far a suspension goes"),
        .refused(
            "standing-field", given: Given.partner,
            when: "2025-02-02 partner.standing_changed {partnerId: P-1, to: suspended, "
                + "trailingDays: 30}",
            says: "trailingDays says how long"),
        .refused(
            "partner-closed", given: Given.partner + terminated,
            when: "2025-02-02 partner.profile_changed {partnerId: P-1, legalName: Other Inc}",
            says: "the partner is terminated"),
        .refused(
            "dates-reversed", given: Given.partner,
            when: "2025-02-02 partner.standing_changed {partnerId: P-1, to: suspended, "
                + "until: 2025-02-01}",
            says: "until is 2025-02-01, before effectiveOn"),
    ]

    private static let hierarchy: [LegalityRow] = [
        .legal(
            "another parent after the link has ended",
            given: Given.two + linked + third
                + "2025-02-01 partner.unlinked {partnerId: P-1, parentId: P-2, "
                + "relation: distributes_to}\n",
            when: "2025-02-01 partner.linked {partnerId: P-1, parentId: P-3, "
                + "relation: distributes_to}"),
        .legal(
            "another parent on another relation", given: Given.two + linked + third,
            when: "2025-02-01 partner.linked {partnerId: P-1, parentId: P-3, relation: owns}"),
        .refused(
            "parent-already", given: Given.two + linked + third,
            when: "2025-02-01 partner.linked {partnerId: P-1, parentId: P-3, "
                + "relation: distributes_to}",
            says: "P-1 has P-2 as its parent on distributes_to from 2025-01-05"),
        .refused(
            "circular-link", given: Given.two + linked,
            when: "2025-02-01 partner.linked {partnerId: P-2, parentId: P-1, "
                + "relation: distributes_to}",
            says: "P-1 is itself below P-2 on distributes_to"),
        .refused(
            "not-linked", given: Given.two,
            when: "2025-02-01 partner.unlinked {partnerId: P-1, parentId: P-2, relation: owns}",
            says: "P-2 is not the parent of P-1 on owns"),
    ]

    private static let tiers: [LegalityRow] = [
        .legal(
            "a tier of the ladder", given: Given.partner,
            when: "2025-02-01 partner.tier_overridden {partnerId: P-1, tier: silver, "
                + "approver: u-2}"),
        .refused(
            "not-activated", given: Given.rules + Given.recruited("P-1"),
            when: "2025-02-01 partner.tier_overridden {partnerId: P-1, tier: silver, "
                + "approver: u-2}",
            says: "the partner is prospect"),
        .refused(
            "approver-is-actor", given: Given.partner,
            when: "2025-02-01 partner.tier_overridden {partnerId: P-1, tier: silver, "
                + "approver: u-1} by u-1",
            says: "approver is u-1, who also does it"),
        .refused(
            "no-tiers", given: "rules bare\n" + Given.recruited("P-1") + Given.activated("P-1"),
            when: "2025-02-01 partner.tier_overridden {partnerId: P-1, tier: silver, "
                + "approver: u-2}",
            says: "no rules in force on 2025-02-01 have tiers"),
        .refused(
            "unknown-tier", given: Given.partner,
            when: "2025-02-01 partner.tier_overridden {partnerId: P-1, tier: gold, approver: u-2}",
            says: "tier is gold; the tiers in force on 2025-02-01 are bronze, silver"),
    ]

    static let terminated =
        "2025-02-01 partner.standing_changed {partnerId: P-1, to: terminated}\n"

    static func suspended(_ more: String = "scope: []") -> String {
        "2025-01-10 partner.standing_changed {partnerId: P-1, to: suspended, \(more)}\n"
    }

    private static let linked =
        "2025-01-05 partner.linked {partnerId: P-1, parentId: P-2, relation: distributes_to}\n"

    private static let third = Given.recruited("P-3")
}
