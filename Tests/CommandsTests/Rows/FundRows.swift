enum FundRows {
    static let all = requests + claims

    private static let requests: [LegalityRow] = [
        .legal("all that is available", given: Given.fund, when: Given.request("Q-1", "1000.00")),
        .legal(
            "a claim dated in time, after the lapse", given: Given.reserved,
            when: claimed(on: "2025-04-30")),
        .refused(
            "before-first-rules", given: Given.recruited("P-1"), when: allocated(),
            says: "a fund cannot be recorded"),
        .refused(
            "expires-before-start", given: Given.partner,
            when: allocated(expiresOn: "2025-01-10"),
            says: "expiresOn is 2025-01-10, and this is effective on 2025-01-10"),
        .refused(
            "other-owner", given: Given.fund + Given.recruited("P-2"),
            when: allocated(partner: "P-2"), says: "fund F-1 is that of P-1, not of P-2"),
        .refused(
            "not-available", given: Given.fund, when: Given.request("Q-1", "1000.01"),
            says: "requested is 1000.01 USD; 1000.00 USD is available on 2025-02-01"),
        .refused(
            "not-available", given: Given.fund,
            when: "2025-06-30 fund.requested {fundId: F-1, requestId: Q-1, activity: roadshow, "
                + "plannedCost: 1.00 USD, requested: 1.00 USD, activityFrom: 2025-03-10, "
                + "activityTo: 2025-03-12}",
            says: "0.00 USD is available on 2025-06-30; the fund ended on 2025-06-30"),
        .refused(
            "request-twice", given: Given.requested, when: Given.request("Q-1", "1.00"),
            says: "requestId is Q-1, which fund F-1 has already"),
        .refused(
            "unknown-request", given: Given.fund, when: approved(),
            says: "fund F-1 has no request Q-1"),
        .refused(
            "request-decided", given: Given.reserved, when: approved(),
            says: "request Q-1 is approved; it is decided once"),
        .refused(
            "approval-incomplete", given: Given.requested,
            when: "2025-02-03 fund.request_decided {fundId: F-1, requestId: Q-1, "
                + "decision: approved}",
            says: "approved is left out"),
        .refused(
            "approval-incomplete", given: Given.requested,
            when: "2025-02-03 fund.request_decided {fundId: F-1, requestId: Q-1, "
                + "decision: rejected, claimBy: 2025-05-01}",
            says: "claimBy is given, but the request is rejected"),
        .refused(
            "approved-more-than-requested", given: Given.requested,
            when: approved(amount: "600.01 USD"), says: "600.00 USD was requested"),
        .refused(
            "not-available",
            given: Given.reserved + Given.request("Q-2", "400.00") + Given.request("Q-3", "400.00")
                + approved("Q-2", amount: "300.00 USD"),
            when: approved("Q-3", amount: "101.00 USD"), says: "100.00 USD is available"),
        .refused(
            "used-later",
            given: Given.requested + Given.request("Q-2", "600.00")
                + approved("Q-1", on: "2025-03-01"),
            when: approved("Q-2", on: "2025-02-03"),
            says: "dated 2025-02-03, it would leave 200.00 USD too little for what was approved on "
                + "2025-03-01"),
        .refused(
            "amount-not-above-zero", given: Given.fund, when: Given.request("Q-1", "0.00"),
            says: "requested is 0.00 USD"),
    ]

    private static let claims: [LegalityRow] = [
        .legal(
            "reimbursed by the rule", given: Given.claimed,
            when: decided("partial", eligible: "900.00 USD", reimburse: "450.00 USD")),
        .legal(
            "decided again after more was asked for",
            given: Given.claimed
                + decided("action_required", eligible: "0.00 USD", reimburse: "0.00 USD"),
            when: decided("approved", eligible: "1000.00 USD", reimburse: "500.00 USD")),
        .refused(
            "request-not-approved", given: Given.requested, when: claimed(),
            says: "request Q-1 is requested; only one that is approved is claimed"),
        .refused(
            "claim-too-late", given: Given.reserved, when: claimed(on: "2025-05-01"),
            says: "claims on request Q-1 ended on 2025-04-30"),
        .refused(
            "claim-twice",
            given: Given.claimed + Given.request("Q-2", "100.00")
                + approved("Q-2", amount: "100.00 USD"),
            when: claimed("Q-2"), says: "claimId is C-1, which fund F-1 has already"),
        .refused(
            "request-not-claimed", given: Given.reserved,
            when: decided("rejected", eligible: "0.00 USD", reimburse: "0.00 USD"),
            says: "request Q-1: it is approved; only a claim that waits is decided"),
        .refused(
            "claimant-decides", given: Given.claimed,
            when: decided("rejected", eligible: "0.00 USD", reimburse: "0.00 USD") + " by u-p-1",
            says: "u-p-1 recorded the claim; somebody else must decide it"),
        .refused(
            "eligible-above-cost", given: Given.claimed,
            when: decided("approved", eligible: "1000.01 USD", reimburse: "500.00 USD"),
            says: "eligibleCost is 1000.01 USD; the activity has cost 1000.00 USD"),
        .refused(
            "reimbursement-not-by-rule", given: Given.claimed,
            when: decided("approved", eligible: "1000.00 USD", reimburse: "600.00 USD"),
            says: "is reimbursed 500.00 USD"),
    ]

    private static func allocated(
        partner: String = "P-1", expiresOn: String = "2025-12-31"
    ) -> String {
        "2025-01-10 fund.allocated {fundId: F-1, partnerId: \(partner), amount: 100.00 USD, "
            + "basis: accrual, expiresOn: \(expiresOn)}\n"
    }

    private static func approved(
        _ id: String = "Q-1", amount: String = "600.00 USD", on date: String = "2025-02-03"
    ) -> String {
        "\(date) fund.request_decided {fundId: F-1, requestId: \(id), decision: approved, "
            + "approved: \(amount), share: 50%, claimBy: 2025-05-31}\n"
    }

    private static func claimed(_ id: String = "Q-1", on date: String = "2025-04-02") -> String {
        "\(date) fund.claimed {fundId: F-1, requestId: \(id), claimId: C-1, "
            + "actualCost: 1000.00 USD, proofs: []}\n"
    }

    private static func decided(
        _ decision: String, eligible: String, reimburse: String
    ) -> String {
        "2025-04-20 fund.claim_decided {fundId: F-1, requestId: Q-1, claimId: C-1, "
            + "decision: \(decision), eligibleCost: \(eligible), reimburse: \(reimburse)}"
    }
}
