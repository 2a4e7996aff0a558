import Foundation
import Testing

/// From what is payable to what has arrived, and back, as people do it.
@Suite("Command line, payouts")
struct PayoutCommandTests {
    private static let rules = """
        schema: daybook-rules/1
        programme: NOVA
        version: 1
        effective: { from: 2025-01-01 }
        author: u-ops-1
        approver: u-fin-2
        currency: USD
        fiscal_year_starts: "01-01"
        earning_period: month
        rounding: half_even
        fx: { rate_set: ECB, fallback_days: 5 }
        components:
          - id: base
            class: contract_cost
            flat: "10%"
        payout: { threshold: 50.00, day: 15, roll: preceding, withholding: { no_tax_id: "24%" } }

        """

    /// P-1 is paid in dollars, P-2 in euro and without a tax id, P-3 has no profile, P-4 earned
    /// too little.
    private static let given: [String] =
        [
            "init --programme NOVA",
            "rules activate rules.yaml --actor u-ops-1:operator --on 2025-01-01",
        ]
        + (1...4).flatMap { number -> [String] in
            let net = number == 4 ? "499.90USD" : "\(number)000.00USD"
            return [
                "record partner.recruited partnerId=P-\(number) legalName=Alder kind=reseller "
                    + "--actor u-1:channel_manager --on 2025-01-01",
                "record partner.activated partnerId=P-\(number) payCurrency=USD "
                    + "--actor u-1:channel_manager --on 2025-01-01",
                "record sale.invoiced invoiceId=INV-\(number) partnerId=P-\(number) "
                    + "lines[0].lineId=1 lines[0].net=\(net) --actor erp:system --on 2025-01-10",
            ]
        }
        + [(1, "USD", true), (2, "EUR", false), (4, "USD", true)].map { number, currency, hasID in
            "record partner.payout_profile_set partnerId=P-\(number) payCurrency=\(currency) "
                + "method=ach accountToken=acct taxForm=w9 taxIdOnFile=\(hasID) state=complete "
                + "--actor u-1:finance --on 2025-01-02"
        }

    private static let lines = [
        "payout plan --month 2025-02",
        "record fx.rate_published base=USD quote=EUR rateSet=ECB rate=0.9 rateDate=2025-02-12 "
            + "--actor ecb:system --on 2025-02-12",
        "payout plan --month 2025-02 -O json", "payout plan --month 2025-02 --known-at 16",
        "payout plan --month 2025-02 --as-of 2025-02-14", "payout plan --month 2025-Q1",
        "payout run --month 2025-02 --actor u-fin-1:finance --on 2025-02-12 --dry-run",
        "payout run --month 2025-02 --known-at 16 --actor u-fin-1:finance --on 2025-02-12 "
            + "--dry-run -O json --quiet",
        "payout run --month 2025-02 --actor u-fin-1:finance --on 2025-02-12",
        "payout run --month 2025-02 --actor u-fin-1:finance --on 2025-02-12",
        "payout plan --month 2025-02", "payout plan --month 2025-03 -O csv --quiet",
        "payout approve run-2025-02 --actor u-fin-1:finance --on 2025-02-12",
        "payout approve run-2025-02 --actor u-fin-1:finance --on 2025-02-12 -O json",
        "payout sent run-2025-02 --message-id M-1 --actor u-fin-1:finance",
        "payout approve run-2025-02 --actor u-fin-2:finance --on 2025-02-12",
        "payout sent run-2025-02 --file rules.yaml --message-id M-1 --actor u-fin-1:finance "
            + "--on 2025-02-13",
        "payout settle run-2025-02/P-1 --actor bank:system --on 2025-02-14",
        "payout settle run-2025-02/P-1 --actor bank:system --on 2025-02-14",
        "payout settle run-2025-02/P-2 --amount 136.001 --actor bank:system --on 2025-02-14",
        "payout settle run-2025-02/P-2 --amount 136.00 --actor bank:system --on 2025-02-14",
        "payout settle run-2025-02/P-9 --actor bank:system",
        "payout fail run-2025-02/P-1 --cause returned --code R03 --actor bank:system "
            + "--on 2025-02-18",
        "payout fail run-2025-02/P-1 --cause lost --actor bank:system",
        "payout list", "payout list --as-of 2025-02-13 -O csv",
        "payout list --payee P-1 --state failed -O json", "payout list --known-at 22",
        "payout list --state lost", "payout list --run R-9",
        "balance", "balance --by account", "journal P-2 --kind paid -O json",
        "journal --document payout/run-2025-02/P-1",
        "statement P-2 --period 2025-02",
        "statement issue P-2 --period 2025-02 --actor u-fin-1:finance --on 2025-03-03",
        "statement issue P-2 --period 2025-02 --actor u-fin-1:finance --on 2025-03-03 -O json",
        "payout plan --month 2025-03 -O ndjson", "payout plan --month 2025-01",
        "payout plan --month 2025-01 -O json", "payout plan --month 2025-01 -O csv",
        "payout run --month 2025-01 --actor u-fin-1:finance --on 2025-03-12",
        "replay --check --quiet",
    ]

    @Test func pays() throws {
        try withTestDirectory { daybook in
            try Data(Self.rules.utf8).write(
                to: daybook.directory.appendingPathComponent("rules.yaml"))
            for line in Self.given {
                #expect(try daybook.run(line: line).status == 0, "\(line)")
            }
            var transcript = Transcript()
            for line in Self.lines {
                transcript.add(line, try daybook.run(line: line), in: daybook.directory)
            }
            let difference = try transcript.difference(from: "payout")
            #expect(difference == nil, "\(difference ?? "")")
        }
    }

    /// Without rules for payouts there is nothing to plan, and the answer says what is missing.
    @Test func aBookWithoutPayoutRulesHasNoPayDate() throws {
        try withTestBook { daybook in
            let outcome = try daybook.run(line: "payout plan --month 2025-02")
            #expect(outcome.status == 66)
            #expect(outcome.errors.contains("section `payout`"), "\(outcome.errors)")
        }
    }
}
