import Testing

/// What payouts post, entry by entry (rules.md sections 4 and 9).
@Suite("Payout entries")
struct PayoutEntriesTests {
    private static let inEuro =
        Given.invoice + PayoutRows.profile("true", "EUR") + PayoutRows.rate
        + PayoutRows.inEuro("90.00 EUR, fxRate: '0.9'", total: "90.00 EUR", knownAt: "6")
        + "2025-02-11 payout.run_approved {runId: R-1} by u-2\n"
        + "2025-02-12 payout.sent {runId: R-1, fileHash: ZERO, messageId: M-1}\n"

    private static let withheld = Given.run(
        total: "76.00 USD",
        payout: Given.payout(
            withheld: "{kind: no_tax_id, amount: 24.00 USD}", net: "76.00 USD", pay: "76.00 USD"))

    private static func settled(_ amount: String, on date: String = "2025-02-14") -> String {
        "\(date) payout.settled {payoutId: PO-1, amount: \(amount)}\n"
    }

    private static func failed(_ cause: String, on date: String = "2025-02-16") -> String {
        "\(date) payout.failed {payoutId: PO-1, cause: \(cause)}\n"
    }

    private static let february =
        Given.closed("2025-01")
        + Given.closed(
            "2025-02", on: "2025-03-05", totals: "")

    static let rows: [EntriesRow] = [
        EntriesRow(
            title: "scheduled on the pay date", given: Given.payable, when: Given.run(),
            entries: [
                "scheduled 100.00 2025-02-14 2025-02/2025-02 v1: payable 100.00, scheduled -100.00"
            ]),
        EntriesRow(
            title: "scheduled after the pay date", given: Given.payable,
            when: Given.run(on: "2025-02-17"),
            entries: [
                "scheduled 100.00 2025-02-17 2025-02/2025-02 v1: payable 100.00, scheduled -100.00"
            ]),
        EntriesRow(
            title: "something is withheld", given: Given.invoice + PayoutRows.profile("false"),
            when: withheld,
            entries: [
                "scheduled 100.00 2025-02-14 2025-02/2025-02 v1: payable 100.00, "
                    + "scheduled -76.00, withholding -24.00"
            ]),
        EntriesRow(
            title: "settled before the pay date", given: Given.sentRun,
            when: settled("100.00 USD", on: "2025-02-13"),
            entries: ["paid 100.00 2025-02-14 2025-02/2025-02 v0: scheduled 100.00, cash -100.00"]),
        EntriesRow(
            title: "settled after the pay date", given: Given.sentRun,
            when: settled("100.00 USD", on: "2025-02-17"),
            entries: ["paid 100.00 2025-02-17 2025-02/2025-02 v0: scheduled 100.00, cash -100.00"]),
        EntriesRow(
            title: "cancelled before the pay date", given: Given.approvedRun,
            when: failed("cancelled", on: "2025-02-12"),
            entries: [
                "returned 100.00 2025-02-14 2025-02/2025-02 v0: payable -100.00, scheduled 100.00"
            ]),
        EntriesRow(
            title: "what was withheld comes back too",
            given: Given.invoice + PayoutRows.profile("false") + withheld,
            when: failed("cancelled"),
            entries: [
                "returned 100.00 2025-02-16 2025-02/2025-02 v0: payable -100.00, "
                    + "scheduled 76.00, withholding 24.00"
            ]),
        EntriesRow(
            title: "returned after it was settled", given: Given.settledRun,
            when: failed("returned"),
            entries: [
                "paid -100.00 2025-02-16 2025-02/2025-02 v0: scheduled -100.00, cash 100.00",
                "returned 100.00 2025-02-16 2025-02/2025-02 v0: payable -100.00, scheduled 100.00",
            ]),
        EntriesRow(
            title: "in another currency", given: inEuro, when: settled("90.00 EUR"),
            entries: [
                "paid 100.00 2025-02-14 2025-02/2025-02 v0: scheduled 100.00, conversion -100.00, "
                    + "conversion 90.00 EUR, cash -90.00 EUR"
            ]),
        EntriesRow(
            title: "less arrived: income", given: inEuro, when: settled("89.00 EUR"),
            entries: [
                "paid 100.00 2025-02-14 2025-02/2025-02 v0: scheduled 100.00, conversion -100.00, "
                    + "conversion 90.00 EUR, cash -89.00 EUR, foreignExchange -1.00 EUR"
            ]),
        EntriesRow(
            title: "more arrived: a loss", given: inEuro, when: settled("90.50 EUR"),
            entries: [
                "paid 100.00 2025-02-14 2025-02/2025-02 v0: scheduled 100.00, conversion -100.00, "
                    + "conversion 90.00 EUR, cash -90.50 EUR, foreignExchange 0.50 EUR"
            ]),
        EntriesRow(
            title: "it comes back as it had gone", given: inEuro + settled("89.00 EUR"),
            when: failed("returned"),
            entries: [
                "paid -100.00 2025-02-16 2025-02/2025-02 v0: scheduled -100.00, "
                    + "conversion 100.00, conversion -90.00 EUR, cash 89.00 EUR, "
                    + "foreignExchange 1.00 EUR",
                "returned 100.00 2025-02-16 2025-02/2025-02 v0: payable -100.00, scheduled 100.00",
            ]),
        EntriesRow(
            title: "settled in a closed month", given: Given.sentRun + february,
            when: settled("100.00 USD"),
            entries: ["paid 100.00 2025-03-01 2025-02/2025-03 v0: scheduled 100.00, cash -100.00"]),
    ]

    @Test(arguments: rows)
    func posts(_ row: EntriesRow) throws { try row.check() }
}
