enum DealRows {
    static let all = submission + decision + protection + end

    private static let submission: [LegalityRow] = [
        .legal(
            "suspended for something else",
            given: Given.partner
                + PartnerRows.suspended("scope: [earning, payout]"),
            when: Given.submitted("D-1", on: "2025-01-11")),
        .legal(
            "submitted again once it has expired", given: Given.protected,
            when: Given.submitted("D-1", revision: 2, on: "2025-04-09")),
        .legal(
            "submitted again once it was returned", given: Given.deal + returned,
            when: Given.submitted("D-1", revision: 2, on: "2025-01-08")),
        .refused(
            "submitter-not-activated", given: Given.rules + Given.recruited("P-1"),
            when: Given.submitted("D-1"), says: "P-1 was never activated"),
        .refused(
            "submitter-terminated", given: Given.partner + PartnerRows.terminated,
            when: Given.submitted("D-1", on: "2025-02-02"),
            says: "P-1 was terminated on 2025-02-01"),
        .refused(
            "submitter-suspended",
            given: Given.partner + PartnerRows.suspended("scope: [registration]"),
            when: Given.submitted("D-1", on: "2025-01-11"),
            says: "P-1 is suspended for registration on 2025-01-11"),
        .refused(
            "submitter-suspended",
            given: Given.partner + PartnerRows.suspended("until: 2025-01-31"),
            when: Given.submitted("D-1", on: "2025-01-31"), says: "through 2025-01-31"),
        .refused(
            "wrong-revision", given: Given.partner, when: Given.submitted("D-1", revision: 2),
            says: "revision is 2; the next revision is 1"),
        .refused(
            "not-to-be-revised", given: Given.protected,
            when: Given.submitted("D-1", revision: 2, on: "2025-04-08"),
            says: "the deal is protected through 2025-04-08"),
        .refused(
            "conflict-not-found", given: Given.deal,
            when: "2025-01-06 deal.conflict_found {dealId: D-1, kind: customer}",
            says: "conflicts are recorded by the book itself"),
        .refused(
            "conflict-key-taken",
            given: Given.deal
                + "2025-01-06 partner.profile_changed {partnerId: P-1, legalName: A} "
                + "from /daybook id D-2/1/conflict/1\n",
            when: Given.submitted("D-2", by: "P-2"), says: "D-2/1/conflict/1"),
        .refused(
            "amount-below-zero", given: Given.partner,
            when: "2025-01-06 deal.submitted {dealId: D-1, revision: 1, partnerId: P-1, "
                + "customer: {name: Kestrel}, productLines: [], kind: new, value: -1.00 USD}",
            says: "value is -1.00 USD"),
    ]

    private static let decision: [LegalityRow] = [
        .legal(
            "overrules a conflict that it lists",
            given: Given.deal
                + Given.submitted("D-2", by: "P-2"),
            when: approved("D-2", reviewed: "D-1")),
        .legal(
            "reviewed elsewhere", given: Given.deal + Given.submitted("D-2", by: "P-2"),
            when: "2025-01-08 deal.approved {dealId: D-2, exclusivity: shared, "
                + "protectFrom: 2025-01-08, protectUntil: 2025-04-08, reviewedConflicts: [], "
                + "allReviewed: true}"),
        .legal(
            "an appeal on its last day", given: Given.rejected,
            when: "2025-02-09 deal.appealed {dealId: D-1, grounds: first}"),
        .legal(
            "an appeal that is granted", given: Given.rejected + appealed,
            when: "2025-01-20 deal.appeal_decided {dealId: D-1, outcome: granted}"),
        .refused(
            "deal-not-undecided", given: Given.protected, when: approved("D-1"),
            says: "the deal is protected through 2025-04-08; only a deal that is submitted"),
        .refused(
            "deal-not-undecided", given: Given.protected,
            when: "2025-01-09 deal.returned {dealId: D-1, missing: [duns]}",
            says: "only a deal that is submitted or conflicted is returned"),
        .refused(
            "deal-not-undecided", given: Given.protected,
            when: "2025-01-09 deal.rejected {dealId: D-1}",
            says: "only a deal that is submitted, conflicted or returned is rejected"),
        .refused(
            "no-deal-rules",
            given: "rules bare\n" + Given.recruited("P-1") + Given.activated("P-1")
                + Given.submitted("D-1"),
            when: approved("D-1"), says: "no rules in force on 2025-01-08 have a section `deals`"),
        .refused(
            "owner-without-tier",
            given: "rules tiered\n" + Given.recruited("P-1")
                + "2025-01-20 partner.activated {partnerId: P-1, payCurrency: USD}\n"
                + Given.submitted("D-1"),
            when: approved("D-1"), says: "P-1 has no tier on 2025-01-08"),
        .refused(
            "protect-from-too-early", given: Given.deal,
            when: "2025-01-08 deal.approved {dealId: D-1, exclusivity: shared, "
                + "protectFrom: 2025-01-07, protectUntil: 2025-04-07, reviewedConflicts: []}",
            says: "protectFrom is 2025-01-07, before the approval"),
        .refused(
            "protect-until-not-by-rule", given: Given.deal,
            when: "2025-01-08 deal.approved {dealId: D-1, exclusivity: shared, "
                + "protectFrom: 2025-01-08, protectUntil: 2025-05-01, reviewedConflicts: []}",
            says: "90 days from 2025-01-08 end on 2025-04-08"),
        .refused(
            "out-of-range", given: Given.deal,
            when: "2025-01-08 deal.approved {dealId: D-1, exclusivity: shared, "
                + "protectFrom: 9999-12-01, protectUntil: 9999-12-31, reviewedConflicts: []}",
            says: "outside the range of a date"),
        .refused(
            "conflict-not-reviewed", given: Given.deal + Given.submitted("D-2", by: "P-2"),
            when: approved("D-2"), says: "the conflict with D-1"),
        .refused(
            "deal-not-rejected", given: Given.deal,
            when: "2025-01-12 deal.appealed {dealId: D-1, grounds: first}",
            says: "the deal is submitted; only a rejection is appealed against"),
        .refused(
            "appeal-too-late", given: Given.rejected,
            when: "2025-02-10 deal.appealed {dealId: D-1, grounds: first}",
            says: "appeals ended on 2025-02-09, and this is effective on 2025-02-10"),
        .refused(
            "no-appeals",
            given: "rules bare\n" + Given.recruited("P-1") + Given.activated("P-1")
                + Given.submitted("D-1") + "2025-01-10 deal.rejected {dealId: D-1}\n",
            when: "2025-01-11 deal.appealed {dealId: D-1, grounds: first}",
            says: "the rejection names no appealBy"),
        .refused(
            "deal-not-appealed", given: Given.rejected,
            when: "2025-01-20 deal.appeal_decided {dealId: D-1, outcome: granted}",
            says: "only an appeal is decided"),
        .refused(
            "protection-of-upheld", given: Given.rejected + appealed,
            when: "2025-01-20 deal.appeal_decided {dealId: D-1, outcome: upheld, "
                + "protectUntil: 2025-04-20}",
            says: "a rejection that is upheld protects nothing"),
        .refused(
            "not-to-be-revised",
            given: Given.rejected + appealed
                + "2025-01-20 deal.appeal_decided {dealId: D-1, outcome: upheld}\n",
            when: Given.submitted("D-1", revision: 2, on: "2025-01-21"),
            says: "its rejection was upheld, which is final"),
    ]

    private static let protection: [LegalityRow] = [
        .legal("an extension on the last day", given: Given.protected, when: extended()),
        .refused(
            "deal-not-protected", given: Given.deal, when: extended(),
            says: "the deal is submitted; only a protection is extended"),
        .refused(
            "extension-too-late", given: Given.protected, when: extended(on: "2025-04-09"),
            says: "deal.extended D-1: protection ended on 2025-04-08, and this is effective on "
                + "2025-04-09; an extension must be requested on or before that day"),
        .refused(
            "no-extensions",
            given: "rules tiered\n" + Given.recruited("P-1") + Given.activated("P-1")
                + Given.submitted("D-1")
                + "2025-01-08 deal.approved {dealId: D-1, exclusivity: shared, "
                + "protectFrom: 2025-01-08, protectUntil: 2025-03-09, reviewedConflicts: []}\n",
            when: "2025-03-01 deal.extended {dealId: D-1, days: 30, protectUntil: 2025-04-08}",
            says: "no rules in force on 2025-03-01 have `deals.extension`"),
        .refused(
            "too-many-extensions", given: Given.protected + extended(),
            when: "2025-04-10 deal.extended {dealId: D-1, days: 30, protectUntil: 2025-06-07}",
            says: "the protection was extended 1 times, which is the limit"),
        .refused(
            "extension-too-long", given: Given.protected,
            when: "2025-04-01 deal.extended {dealId: D-1, days: 31, protectUntil: 2025-05-09}",
            says: "days is 31; an extension is by 1 to 30 days"),
        .refused(
            "protect-until-not-by-rule", given: Given.protected,
            when: "2025-04-01 deal.extended {dealId: D-1, days: 30, protectUntil: 2025-05-09}",
            says: "30 days after 2025-04-08 is 2025-05-08"),
        .refused(
            "owner-already", given: Given.protected,
            when: "2025-02-01 deal.transferred {dealId: D-1, toPartnerId: P-1, "
                + "basis: acquisition}",
            says: "P-1 is the deal's owner already"),
        .refused(
            "deal-not-protected", given: Given.won,
            when: "2025-03-04 deal.transferred {dealId: D-1, toPartnerId: P-2, "
                + "basis: acquisition}",
            says: "the deal was won on 2025-03-03; only a protected deal is transferred"),
    ]

    private static let end: [LegalityRow] = [
        .legal(
            "won after its protection has ended", given: Given.protected,
            when: "2025-06-01 deal.closed {dealId: D-1, outcome: won, value: 0.00 USD}"),
        .legal(
            "a rejected deal is closed as lost", given: Given.rejected,
            when: "2025-01-11 deal.closed {dealId: D-1, outcome: lost}"),
        .legal("shares that sum to the whole", given: Given.won, when: attributed("60%", "40%")),
        .refused(
            "deal-not-winnable", given: Given.deal,
            when: "2025-01-07 deal.closed {dealId: D-1, outcome: won}",
            says: "the deal is submitted"),
        .refused(
            "deal-not-winnable", given: Given.deal,
            when: "2025-01-07 deal.stage_changed {dealId: D-1, stage: qualified}",
            says: "has a stage"),
        .refused(
            "deal-not-open", given: Given.won,
            when: "2025-03-04 deal.closed {dealId: D-1, outcome: lost}",
            says: "the deal was won on 2025-03-03; only an open deal is closed"),
        .refused(
            "deal-not-won", given: Given.protected, when: attributed("60%", "40%"),
            says: "only a deal that was won is attributed"),
        .refused(
            "attributed-already", given: Given.won + attributed("60%", "40%"),
            when: attributed("50%", "50%"), says: "the deal is attributed already"),
        .refused(
            "shares-not-whole", given: Given.won, when: attributed("60%", "30%"),
            says: "the primary shares sum to 90%; they must sum to 100%"),
        .refused(
            "share-of-nothing", given: Given.won, when: attributed("100%", "0%"),
            says: "the share of P-2 is 0%"),
    ]

    private static let returned = "2025-01-07 deal.returned {dealId: D-1, missing: [duns]}\n"

    private static let appealed = "2025-01-15 deal.appealed {dealId: D-1, grounds: first}\n"

    private static func approved(_ id: String, reviewed: String = "") -> String {
        "2025-01-08 deal.approved {dealId: \(id), exclusivity: exclusive, "
            + "protectFrom: 2025-01-08, protectUntil: 2025-04-08, "
            + "reviewedConflicts: [\(reviewed)]}\n"
    }

    private static func extended(on date: String = "2025-04-08") -> String {
        "\(date) deal.extended {dealId: D-1, days: 30, protectUntil: 2025-05-08}\n"
    }

    private static func attributed(_ one: String, _ other: String) -> String {
        "2025-03-05 deal.attributed {dealId: D-1, shares: ["
            + "{payeeId: P-1, role: sourced, pool: primary, share: \(one)}, "
            + "{payeeId: P-2, role: led, pool: primary, share: \(other)}]}\n"
    }
}
