enum CommissionRows {
    static let all = adjustments + statements + disputes

    private static let adjustments: [LegalityRow] = [
        .legal("something is taken", given: Given.partner, when: adjusted("-25.00 USD")),
        .refused(
            "adjustment-of-nothing", given: Given.partner, when: adjusted("0.00 USD"),
            says: "amount is 0.00 USD"),
        .refused(
            "approver-is-actor", given: Given.partner,
            when: adjusted("25.00 USD", approver: "u-1"), says: "approver is u-1"),
        .refused(
            "no-earning-period", given: Given.partner,
            when: adjusted("25.00 USD", period: "2025-Q1"),
            says: "forPeriod is 2025-Q1; the earning periods of the programme are named 2025-01"),
        .refused(
            "other-currency", given: Given.partner, when: adjusted("25.00 EUR"),
            says: "amount is in EUR; the programme's currency is USD"),
        .refused(
            "before-first-rules", given: Given.recruited("P-1"), when: adjusted("25.00 USD"),
            says: "an adjustment cannot be recorded"),
    ]

    private static let statements: [LegalityRow] = [
        .legal("as the journal says", given: Given.invoice, when: Given.statement()),
        .legal(
            "moved in while the journal is incomplete", given: stopped,
            when: Given.statement(accrued: "7.00 USD", closing: "7.00 USD"), isMovedIn: true),
        .refused(
            "closing-not-sum", given: Given.invoice,
            when: Given.statement(closing: "99.00 USD"),
            says: "closing is 99.00 USD; opening + accrued + adjusted - paid is 100.00 USD"),
        .refused(
            "statement-differs", given: Given.invoice,
            when: Given.statement(accrued: "90.00 USD", closing: "90.00 USD"),
            says: "accrued is 90.00 USD; the journal says 100.00 USD"),
        .refused(
            "digest-differs", given: Given.invoice,
            when: Given.statement(digest: "'" + String(repeating: "ab", count: 32) + "'"),
            says: "digest is abab"),
        .refused(
            "other-currency", given: Given.invoice, when: Given.statement(currency: "EUR"),
            says: "currency is EUR"),
        .refused(
            "model-incomplete", given: stopped, when: Given.statement(),
            says: "the journal of commissions is incomplete from position 1 on"),
    ]

    private static let disputes: [LegalityRow] = [
        .legal(
            "of an entry, on the last day", given: Given.stated,
            when: opened(on: "2025-03-07", entries: "'4.0'")),
        .legal(
            "upheld with an adjustment", given: Given.stated + opened(),
            when: resolved("upheld", ", adjustment: 5.00 USD")),
        .refused(
            "dispute-too-late", given: Given.stated, when: opened(on: "2025-03-08"),
            says: "through 2025-03-07; this is effective on 2025-03-08"),
        .refused(
            "other-payees-statement",
            given: Given.stated + Given.recruited("P-2"), when: opened(payee: "P-2"),
            says: "statement S-1 is that of P-1, not of P-2"),
        .refused(
            "unknown-entry", given: Given.stated, when: opened(entries: "'4.7'"),
            says: "entries[0] is 4.7, which is no entry of the journal"),
        .refused(
            "other-payees-entry",
            given: Given.stated + Given.recruited("P-2")
                + "2025-01-12 sale.invoiced {invoiceId: I-2, partnerId: P-2, "
                + "lines: [{lineId: '1', net: 10.00 USD}]}\n",
            when: opened(entries: "'7.0'"), says: "entries[0] is 7.0, an entry of P-2"),
        .refused(
            "dispute-resolved", given: Given.stated + opened() + resolved("rejected"),
            when: resolved("upheld"), says: "the dispute was resolved on 2025-02-20 as rejected"),
        .refused(
            "rejected-with-adjustment", given: Given.stated + opened(),
            when: resolved("rejected", ", adjustment: 5.00 USD"),
            says: "a dispute that is rejected grants nothing"),
        .refused(
            "adjustment-of-nothing", given: Given.stated + opened(),
            when: resolved("upheld", ", adjustment: 0.00 USD"), says: "adjustment is 0.00 USD"),
    ]

    /// A journal that stopped at the first rules.
    static let stopped =
        Given.rules + "stopped commission-journal\n" + Given.recruited("P-1")
        + Given.activated("P-1")

    private static func adjusted(
        _ amount: String, approver: String = "u-2", period: String = "2025-01"
    ) -> String {
        "2025-01-15 commission.adjusted {adjustmentId: A-1, payeeId: P-1, forPeriod: \(period), "
            + "amount: \(amount), cause: goodwill, approver: \(approver)}\n"
    }

    private static func opened(
        on date: String = "2025-02-10", payee: String = "P-1", entries: String = ""
    ) -> String {
        "\(date) commission.dispute_opened {disputeId: D-1, payeeId: \(payee), "
            + "statementId: S-1, entries: [\(entries)], claimed: 5.00 USD}\n"
    }

    private static func resolved(_ outcome: String, _ more: String = "") -> String {
        "2025-02-20 commission.dispute_resolved {disputeId: D-1, outcome: \(outcome)\(more)}\n"
    }
}
