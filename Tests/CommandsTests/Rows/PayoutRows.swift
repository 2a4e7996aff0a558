enum PayoutRows {
    static let all = scheduling + payouts + later

    private static let scheduling: [LegalityRow] = [
        .legal("a run and its payout", given: Given.payable, when: Given.run()),
        .legal(
            "a run after one that was wholly cancelled",
            given: Given.payable + Given.run() + failed("cancelled", on: "2025-02-12"),
            when: Given.run("R-2")),
        .legal(
            "the pay date of a run that was wholly cancelled is in nobody's way",
            given: Given.payable + Given.run() + failed("cancelled", on: "2025-02-12"),
            when: Given.run(
                "R-2", payOn: "2025-01-15")),
        .legal(
            "a second run on the pay date of an approved one",
            given: Given.approvedRun + more, when: Given.run("R-2")),
        .legal(
            "of a run without payouts nothing is in the way", given: Given.payable + empty,
            when: Given.run("R-2")),
        .refused(
            "no-payout-rules",
            given: "rules bare\n" + Given.recruited("P-1") + Given.activated("P-1"),
            when: Given.run(), says: "no rules in force on 2025-02-14 have a section `payout`"),
        .refused(
            "earlier-run-not-approved", given: Given.payable + Given.run(),
            when: Given.run("R-2"), says: "run R-1 is not approved"),
        .refused(
            "known-at-before-payout", given: Given.approvedRun,
            when: Given.run("R-2", knownAt: "5"),
            says: "knownAt is 5, before the last payout event, at position 8"),
        .refused(
            "known-at-ahead", given: Given.payable, when: Given.run(knownAt: "6"),
            says: "knownAt is 6; the book's last position is 5"),
        .refused(
            "not-pay-date", given: Given.payable, when: Given.run(payOn: "2025-02-15"),
            says: "payOn is 2025-02-15; the pay date of that month is 2025-02-14"),
        .refused(
            "pays-before-earlier-run", given: Given.approvedRun,
            when: Given.run("R-2", payOn: "2025-01-15"),
            says: "payOn is 2025-01-15; run R-1 pays on 2025-02-14"),
        .refused(
            "wrong-rulesets", given: Given.payable, when: Given.run(rulesets: "1, 2"),
            says: "rulesets names version 2; the last one is 1"),
        .refused(
            "wrong-rulesets", given: Given.payable, when: Given.run(rulesets: ""),
            says: "rulesets does not name version 1"),
        .refused(
            "payouts-missing", given: Given.payable, when: Given.run(count: 2),
            says: "count is 2, and 1 payouts of the run follow it"),
        .refused(
            "run-refused", given: Given.payable, when: Given.run(count: 2),
            says: "a run is recorded with all of its payouts or not at all"),
        .refused(
            "payout-twice", given: Given.payable,
            when: Given.run(
                count: 2, total: "200.00 USD", payout: Given.payout() + "\n" + Given.payout()),
            says: "payout PO-1 to P-1 is in the run twice"),
        .refused(
            "totals-not-sum", given: Given.payable, when: Given.run(total: "99.00 USD"),
            says: "totals are 99.00 USD; the payouts sum to 100.00 USD"),
    ]

    private static let payouts: [LegalityRow] = [
        .legal(
            "something is withheld", given: Given.invoice + profile("false"),
            when: Given.run(
                total: "76.00 USD",
                payout: Given.payout(
                    withheld: "{kind: no_tax_id, amount: 24.00 USD}", net: "76.00 USD",
                    pay: "76.00 USD"))),
        .legal(
            "in the payee's currency", given: Given.invoice + profile("true", "EUR") + rate,
            when: inEuro("90.00 EUR, fxRate: '0.9'", total: "90.00 EUR")),
        .refused(
            "payout-alone", given: Given.approvedRun,
            when: Given.payout("PO-9"), says: "it does not follow the payout.run_scheduled of R-1"),
        .refused(
            "profile-not-complete", given: Given.invoice, when: Given.run(),
            says: "P-1 has no complete payout profile"),
        .refused(
            "payee-suspended",
            given: Given.payable + PartnerRows.suspended("scope: [payout]"), when: Given.run(),
            says: "P-1 is suspended for payout on 2025-02-14"),
        .refused(
            "below-threshold", given: Given.payable,
            when: Given.run(
                total: "49.99 USD",
                payout: Given.payout(gross: "49.99 USD", net: "49.99 USD", pay: "49.99 USD")),
            says: "gross is 49.99 USD; less than 50.00 USD is carried to the next run"),
        .refused(
            "withheld-not-by-rule", given: Given.invoice + profile("false"), when: Given.run(),
            says: "withheld is nothing; by the rules it is no_tax_id 24.00 USD"),
        .refused(
            "net-not-difference", given: Given.payable,
            when: Given.run(
                total: "90.00 USD", payout: Given.payout(net: "90.00 USD", pay: "90.00 USD")),
            says: "net is 90.00 USD; gross less what is withheld is 100.00 USD"),
        .refused(
            "wrong-pay-currency", given: Given.invoice + profile("true", "EUR") + rate,
            when: Given.run(), says: "pay is in USD; P-1 is paid in EUR"),
        .refused(
            "pay-not-by-rate", given: Given.payable,
            when: Given.run(total: "99.00 USD", payout: Given.payout(pay: "99.00 USD")),
            says: "pay is 99.00 USD; 100.00 USD is paid as 100.00 USD without fxRate"),
        .refused(
            "pay-not-by-rate", given: Given.invoice + profile("true", "EUR") + rate,
            when: inEuro("91.00 EUR, fxRate: '0.91'", total: "91.00 EUR"),
            says: "100.00 USD is paid as 90.00 EUR at 0.9"),
        .refused(
            // A rate that is recorded after the run's position is not known to it.
            "no-usable-rate", given: Given.invoice + profile("true", "EUR") + rate,
            when: inEuro("90.00 EUR, fxRate: '0.9'", total: "90.00 EUR", knownAt: "5"),
            says: "as known at position 5"),
        .legal(
            "the rate that was known, though it was corrected since",
            given: Given.invoice + profile("true", "EUR") + rate
                + rate.replacing("'0.9'", with: "'0.8'"),
            when: inEuro("90.00 EUR, fxRate: '0.9'", total: "90.00 EUR", knownAt: "6")),
        .refused(
            "profile-not-complete",
            given: Given.invoice + profile("true").replacing("2025-01-02", with: "2025-02-15"),
            when: Given.run(), says: "P-1 has no complete payout profile on 2025-02-14"),
        .legal(
            "the profile of the pay date counts, though another follows it",
            given: Given.payable + profile("false").replacing("2025-01-02", with: "2025-02-15"),
            when: Given.run()),
        .legal(
            "suspended for payout until the day before",
            given: Given.payable
                + PartnerRows.suspended("scope: [payout], until: 2025-02-13"),
            when: Given.run()),
        .legal(
            "suspended for earning only",
            given: Given.payable + PartnerRows.suspended("scope: [earning]"), when: Given.run()),
        .refused(
            "no-usable-rate", given: Given.invoice + profile("true", "EUR"),
            when: inEuro("90.00 EUR, fxRate: '0.9'", total: "90.00 EUR"),
            says: "there is no USD/EUR rate of ECB from 2025-02-09 through 2025-02-14"),
        // A run that is recorded late is dated after its pay date; what it pays is paid all the same.
        .refused(
            "gross-differs",
            given: Given.payable + Given.run(on: "2025-02-17")
                + "2025-02-18 payout.run_approved {runId: R-1} by u-2\n",
            when: Given.run("R-2", on: "2025-02-18"),
            says: "payable to P-1 on 2025-02-14, as known at position 8, is 0.00 USD"),
        // So is one whose month is closed, and which is booked in the next.
        .refused(
            "gross-differs",
            given: Given.payable + Given.closed()
                + Given.closed("2025-02", on: "2025-03-05", totals: "")
                + Given.run(on: "2025-02-14")
                + "2025-03-06 payout.run_approved {runId: R-1} by u-2\n",
            when: Given.run("R-2", on: "2025-02-14"), says: "is 0.00 USD"),
        .legal(
            "what it had taken and came back is free for a run of the same day",
            given: Given.payable + Given.run(on: "2025-02-17")
                + failed("cancelled", on: "2025-02-18"),
            when: Given.run("R-2", on: "2025-02-18")),
        .refused(
            "gross-differs", given: Given.payable,
            when: Given.run(
                total: "110.00 USD",
                payout: Given.payout(gross: "110.00 USD", net: "110.00 USD", pay: "110.00 USD")),
            says: "payable to P-1 on 2025-02-14, as known at position 5, is 100.00 USD"),
    ]

    private static let later: [LegalityRow] = [
        .legal("cancelled before it is sent", given: Given.approvedRun, when: failed("cancelled")),
        .legal("returned after it arrived", given: Given.settledRun, when: failed("returned")),
        .legal("rejected by the bank", given: Given.sentRun, when: failed("bank_rejected")),
        .refused(
            "scheduler-approves", given: Given.payable + Given.run(),
            when: "2025-02-11 payout.run_approved {runId: R-1} by u-fin-1",
            says: "u-fin-1 scheduled the run; somebody else must approve it"),
        .refused(
            "run-not-scheduled", given: Given.approvedRun,
            when: "2025-02-11 payout.run_approved {runId: R-1} by u-3",
            says: "the run is approved already"),
        .refused(
            "run-not-approved-yet", given: Given.payable + Given.run(),
            when: "2025-02-12 payout.sent {runId: R-1, fileHash: ZERO, messageId: M-1}",
            says: "the run is scheduled; a run that is approved is sent, once"),
        .refused(
            "payout-not-sent", given: Given.approvedRun, when: settled("100.00 USD"),
            says: "the payout is approved; only one that was sent is settled"),
        .refused(
            "payout-not-sent", given: Given.settledRun, when: settled("100.00 USD"),
            says: "the payout is settled already"),
        .refused(
            "settled-other-amount", given: Given.sentRun, when: settled("99.99 USD"),
            says: "amount is 99.99 USD; 100.00 USD was scheduled"),
        .refused(
            "failure-not-possible", given: Given.sentRun, when: failed("cancelled"),
            says: "the payout is sent; one that is scheduled or approved can be cancelled"),
        .refused(
            "failure-not-possible", given: Given.sentRun + failed("bank_rejected"),
            when: failed("returned"), says: "the payout is bank_rejected"),
    ]

    /// Another 100.00 that is payable.
    private static let more =
        "2025-02-11 sale.invoiced {invoiceId: I-2, partnerId: P-1, "
        + "lines: [{lineId: '1', net: 1000.00 USD}]}\n"

    private static let empty =
        "2025-02-10 payout.run_scheduled {runId: R-1, payOn: 2025-02-14, knownAt: HEAD, "
        + "rulesets: [1], count: 0, totals: [], digest: ZERO} by u-fin-1\n"

    static let rate =
        "2025-02-10 fx.rate_published {base: USD, quote: EUR, rateSet: ECB, rate: '0.9', "
        + "rateDate: 2025-02-10}\n"

    static func profile(_ taxID: String, _ currency: String = "USD") -> String {
        "2025-01-02 partner.payout_profile_set {partnerId: P-1, payCurrency: \(currency), "
            + "method: ach, accountToken: acct-1, taxForm: w9, taxIdOnFile: \(taxID), "
            + "state: complete}\n"
    }

    static func inEuro(
        _ pay: String, total: String, knownAt: String = "HEAD"
    ) -> String {
        Given.run(knownAt: knownAt, total: total, payout: Given.payout(pay: pay))
    }

    private static func settled(_ amount: String) -> String {
        "2025-02-14 payout.settled {payoutId: PO-1, amount: \(amount)}\n"
    }

    private static func failed(_ cause: String, on date: String = "2025-02-16") -> String {
        "\(date) payout.failed {payoutId: PO-1, cause: \(cause)}\n"
    }
}
