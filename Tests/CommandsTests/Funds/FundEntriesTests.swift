import Testing

/// What funds post, entry by entry (rules.md section 9, "Funds").
@Suite("Fund entries")
struct FundEntriesTests {
    static let rows: [EntriesRow] = [
        EntriesRow(
            title: "given: a liability, which expires ahead", given: Given.partner,
            when: allocated("1000.00"),
            entries: [
                "fund_allocated 1000.00 2025-01-10 2025-01/2025-01 v0: fundExpense 1000.00, "
                    + "fund -1000.00",
                "fund_expired 1000.00 2025-06-30 2025-06/2025-06 v0: fund 1000.00, "
                    + "fundExpense -1000.00",
            ]),
        EntriesRow(
            title: "given at discretion: no entry", given: Given.partner,
            when: allocated("1000.00", "discretionary"), entries: []),
        EntriesRow(
            title: "approved: it lapses before the end unless it is claimed",
            given: Given.requested, when: approved(claimBy: "2025-04-30"), entries: []),
        EntriesRow(
            title: "approved beyond the end: the lapse expires", given: Given.requested,
            when: approved(claimBy: "2025-07-15"),
            entries: [
                "fund_expired -600.00 2025-06-30 2025-06/2025-06 v0: fund -600.00, "
                    + "fundExpense 600.00",
                "fund_expired 600.00 2025-07-16 2025-07/2025-07 v0: fund 600.00, "
                    + "fundExpense -600.00",
            ]),
        EntriesRow(
            title: "claimed: it does not expire", given: Given.reserved,
            when: claimed(on: "2025-04-01"),
            entries: [
                "fund_expired -600.00 2025-06-30 2025-06/2025-06 v0: fund -600.00, "
                    + "fundExpense 600.00"
            ]),
        EntriesRow(
            title: "reimbursed, and the rest expires with the fund", given: Given.claimed,
            when: decided("800.00", "400.00", on: "2025-04-08"),
            entries: [
                "fund_reimbursed 400.00 2025-04-08 2025-04/2025-04 v0: fund 400.00, cash -400.00",
                "fund_expired 200.00 2025-06-30 2025-06/2025-06 v0: fund 200.00, "
                    + "fundExpense -200.00",
            ]),
        EntriesRow(
            title: "what comes back after the end expires at once", given: Given.claimed,
            when: decided("800.00", "400.00", on: "2025-07-08"),
            entries: [
                "fund_reimbursed 400.00 2025-07-08 2025-07/2025-07 v0: fund 400.00, cash -400.00",
                "fund_expired 200.00 2025-07-08 2025-07/2025-07 v0: fund 200.00, "
                    + "fundExpense -200.00",
            ]),
        EntriesRow(
            title: "more is asked for: nothing moves", given: Given.claimed,
            when: "2025-04-08 fund.claim_decided {fundId: F-1, requestId: Q-1, claimId: C-1, "
                + "decision: action_required, eligibleCost: 0.00 USD, reimburse: 0.00 USD} by u-2",
            entries: []),
        EntriesRow(
            title: "reimbursed at discretion: a cost on the day",
            given: Given.partner + allocated("1000.00", "discretionary")
                + Given.request("Q-1", "600.00") + approved(claimBy: "2025-04-30")
                + claimed(on: "2025-04-01"),
            when: decided("800.00", "400.00", on: "2025-04-08"),
            entries: [
                "fund_reimbursed 400.00 2025-04-08 2025-04/2025-04 v0: fundExpense 400.00, "
                    + "cash -400.00"
            ]),
        EntriesRow(
            title: "out of both bases, the one that ends first before the other", given: mixed,
            when: decided("800.00", "400.00", on: "2025-04-08"),
            entries: [
                "fund_reimbursed 150.00 2025-04-08 2025-04/2025-04 v0: fund 150.00, cash -150.00",
                "fund_reimbursed 250.00 2025-04-08 2025-04/2025-04 v0: fundExpense 250.00, "
                    + "cash -250.00",
            ]),
        EntriesRow(
            title: "an allocation that is dated back is used first", given: Given.claimed + paid,
            when: allocated("100.00", on: "2025-01-05", expiresOn: "2025-03-31"),
            entries: [
                "fund_allocated 100.00 2025-01-05 2025-01/2025-01 v0: fundExpense 100.00, "
                    + "fund -100.00",
                "fund_expired 100.00 2025-06-30 2025-06/2025-06 v0: fund 100.00, "
                    + "fundExpense -100.00",
            ]),
        EntriesRow(
            title: "in time, and recorded after the lapse and in another month",
            given: Given.requested + approved(claimBy: "2025-07-15")
                + closed("2025-01", "2025-02-05")
                + closed("2025-02", "2025-03-05") + closed("2025-03", "2025-04-05")
                + closed("2025-04", "2025-05-05") + closed("2025-05", "2025-06-05")
                + closed("2025-06", "2025-07-05") + closed("2025-07", "2025-08-05"),
            when: claimed(on: "2025-07-15"),
            entries: [
                "fund_expired -600.00 2025-08-01 2025-07/2025-08 v0: fund -600.00, "
                    + "fundExpense 600.00"
            ]),
        EntriesRow(
            title: "given in a closed month",
            given: Given.partner + Given.closed(totals: ""), when: allocated("1000.00"),
            entries: [
                "fund_allocated 1000.00 2025-02-01 2025-01/2025-02 v0: fundExpense 1000.00, "
                    + "fund -1000.00",
                "fund_expired 1000.00 2025-06-30 2025-06/2025-06 v0: fund 1000.00, "
                    + "fundExpense -1000.00",
            ]),
    ]

    @Test(arguments: rows)
    func posts(_ row: EntriesRow) throws { try row.check() }

    // MARK: - Events

    private static let paid = decided("800.00", "400.00", on: "2025-04-08")

    private static let mixed =
        Given.partner + allocated("150.00", expiresOn: "2025-05-31")
        + allocated("1000.00", "discretionary") + Given.request("Q-1", "600.00")
        + approved(claimBy: "2025-04-30") + claimed(on: "2025-04-01")

    private static func allocated(
        _ amount: String, _ basis: String = "accrual", on date: String = "2025-01-10",
        expiresOn end: String = "2025-06-30"
    ) -> String {
        "\(date) fund.allocated {fundId: F-1, partnerId: P-1, amount: \(amount) USD, "
            + "basis: \(basis), expiresOn: \(end)}\n"
    }

    private static func approved(claimBy: String) -> String {
        "2025-02-03 fund.request_decided {fundId: F-1, requestId: Q-1, decision: approved, "
            + "approved: 600.00 USD, share: 50%, claimBy: \(claimBy)}\n"
    }

    private static func claimed(on date: String) -> String {
        "\(date) fund.claimed {fundId: F-1, requestId: Q-1, claimId: C-1, "
            + "actualCost: 1000.00 USD, proofs: []} by u-p-1\n"
    }

    private static func decided(
        _ eligible: String, _ reimbursed: String, on date: String
    ) -> String {
        "\(date) fund.claim_decided {fundId: F-1, requestId: Q-1, claimId: C-1, "
            + "decision: partial, eligibleCost: \(eligible) USD, reimburse: \(reimbursed) USD} "
            + "by u-2\n"
    }

    private static func closed(_ period: String, _ date: String) -> String {
        Given.closed(period, on: date, totals: "")
    }
}
