/// What many rows begin with.
enum Given {
    static let rules = "rules basic\n"

    static let partner = rules + recruited("P-1") + activated("P-1")

    static let two = partner + recruited("P-2") + activated("P-2")

    static let deal = two + submitted("D-1")

    static let protected = deal + approved("D-1")

    static let rejected = deal + "2025-01-10 deal.rejected {dealId: D-1}\n"

    static let won = protected + "2025-03-03 deal.closed {dealId: D-1, outcome: won}\n"

    static let lead = two + offered(attempt: 1, to: "P-1")

    static let invoice =
        partner + """
            2025-01-10 sale.invoiced {invoiceId: I-1, partnerId: P-1, lines: [{lineId: '1', net: 1000.00 USD}]}

            """

    static let payable =
        invoice + """
            2025-01-02 partner.payout_profile_set {partnerId: P-1, payCurrency: USD, method: ach, \
            accountToken: acct-1, taxForm: w9, taxIdOnFile: true, state: complete}

            """

    static let fund =
        partner + """
            2025-01-10 fund.allocated {fundId: F-1, partnerId: P-1, amount: 1000.00 USD, basis: accrual, expiresOn: 2025-06-30}

            """

    static let requested = fund + request("Q-1", "600.00")

    static let reserved =
        requested + """
            2025-02-03 fund.request_decided {fundId: F-1, requestId: Q-1, decision: approved, approved: 600.00 USD, share: 50%, claimBy: 2025-04-30}

            """

    static let claimed =
        reserved + """
            2025-04-01 fund.claimed {fundId: F-1, requestId: Q-1, claimId: C-1, actualCost: 1000.00 USD, proofs: []} by u-p-1

            """

    static func recruited(_ id: String) -> String {
        "2025-01-01 partner.recruited {partnerId: \(id), legalName: \(id) Inc, kind: reseller, country: US}\n"
    }

    static func activated(_ id: String) -> String {
        "2025-01-01 partner.activated {partnerId: \(id), payCurrency: USD}\n"
    }

    static func submitted(
        _ id: String, by partner: String = "P-1", customer: String = "Kestrel Foods",
        revision: Int = 1, on date: String = "2025-01-06"
    ) -> String {
        "\(date) deal.submitted {dealId: \(id), revision: \(revision), partnerId: \(partner), "
            + "customer: {name: \(customer), country: US}, productLines: [suite], kind: new}\n"
    }

    static func approved(_ id: String) -> String {
        "2025-01-08 deal.approved {dealId: \(id), exclusivity: exclusive, protectFrom: 2025-01-08, "
            + "protectUntil: 2025-04-08, reviewedConflicts: []}\n"
    }

    static func offered(attempt: Int, to partner: String, on date: String = "2025-02-03") -> String
    {
        "\(date) lead.distributed {leadId: L-1, attempt: \(attempt), partnerId: \(partner)}\n"
    }

    static func request(_ id: String, _ amount: String) -> String {
        "2025-02-01 fund.requested {fundId: F-1, requestId: \(id), activity: roadshow, "
            + "plannedCost: 2000.00 USD, requested: \(amount) USD, activityFrom: 2025-03-10, "
            + "activityTo: 2025-03-12}\n"
    }

    /// A run of the one payout that `payable` allows, with some fields replaced.
    static func run(
        _ id: String = "R-1", on date: String = "2025-02-10", payOn: String = "2025-02-14",
        knownAt: String = "HEAD", rulesets: String = "1", count: Int = 1,
        total: String = "100.00 USD", payout: String? = nil
    ) -> String {
        let number = id.split(separator: "-").last ?? ""
        return """
            \(date) payout.run_scheduled {runId: \(id), payOn: \(payOn), knownAt: \(knownAt), \
            rulesets: [\(rulesets)], count: \(count), totals: [\(total)], digest: ZERO} by u-fin-1
            \(payout ?? Given.payout("PO-\(number)", run: id, on: date))

            """
    }

    static func payout(
        _ id: String = "PO-1", run: String = "R-1", on date: String = "2025-02-10",
        payee: String = "P-1", gross: String = "100.00 USD", withheld: String = "",
        net: String = "100.00 USD", pay: String = "100.00 USD", digest: String = "ZERO"
    ) -> String {
        "\(date) payout.scheduled {payoutId: \(id), runId: \(run), payeeId: \(payee), "
            + "gross: \(gross), withheld: [\(withheld)], net: \(net), pay: \(pay), "
            + "digest: \(digest)} by u-fin-1"
    }

    static let approvedRun =
        payable + run() + "2025-02-11 payout.run_approved {runId: R-1} by u-2\n"

    static let sentRun =
        approvedRun
        + "2025-02-12 payout.sent {runId: R-1, fileHash: ZERO, messageId: M-1}\n"

    static let settledRun =
        sentRun
        + "2025-02-14 payout.settled {payoutId: PO-1, amount: 100.00 USD}\n"

    /// A statement of January for `invoice`, with some fields replaced.
    static func statement(
        _ id: String = "S-1", period: String = "2025-01", accrued: String = "100.00 USD",
        closing: String = "100.00 USD", digest: String = "ZERO", currency: String = "USD"
    ) -> String {
        "2025-02-05 statement.issued {statementId: \(id), payeeId: P-1, period: \(period), "
            + "currency: \(currency), opening: 0.00 USD, accrued: \(accrued), "
            + "adjusted: 0.00 USD, released: 100.00 USD, paid: 0.00 USD, closing: \(closing), "
            + "digest: \(digest)}\n"
    }

    static let stated = invoice + statement()

    static func closed(
        _ period: String = "2025-01", on date: String = "2025-02-05",
        totals: String = "{payeeId: P-1, currency: USD, accrued: 100.00 USD, adjusted: 0.00 USD}"
    ) -> String {
        "\(date) period.closed {programme: NOVA, period: \(period), totals: [\(totals)], "
            + "digest: ZERO}\n"
    }
}
