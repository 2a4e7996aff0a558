import Foundation
import Testing

/// Draws and funds from the shell: what closings pay in advance, what is left of it, and the
/// accounts of a fund in every form.
@Suite("Command line, draws and funds")
struct DrawCommandTests {
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
        components:
          - id: base
            class: contract_cost
            flat: "10%"
        draw: { payees: [P-2, P-1, P-9], amount: 200.00, per: month, recoverable: true }

        """

    private static let given: [String] =
        [
            "init --programme NOVA",
            "rules activate rules.yaml --actor u-ops-1:operator --on 2025-01-01",
        ]
        + (1...3).flatMap { number -> [String] in
            [
                "record partner.recruited partnerId=P-\(number) legalName=Alder kind=reseller "
                    + "--actor u-1:channel_manager --on 2025-01-01",
                "record partner.activated partnerId=P-\(number) payCurrency=USD "
                    + "--actor u-1:channel_manager --on 2025-01-01",
            ]
        }
        + [
            "record sale.invoiced invoiceId=INV-1 partnerId=P-1 lines[0].lineId=1 "
                + "lines[0].net=1500.00USD --actor erp:system --on 2025-01-10",
            "period close 2025-01 --actor u-fin-1:finance --on 2025-02-05",
            "record sale.invoiced invoiceId=INV-2 partnerId=P-1 lines[0].lineId=1 "
                + "lines[0].net=2300.00USD --actor erp:system --on 2025-02-10",
            "period close 2025-02 --actor u-fin-1:finance --on 2025-03-05",
            "record fund.allocated fundId=F-1 partnerId=P-3 amount=1000.00USD basis=accrual "
                + "expiresOn=2025-06-30 --actor u-1:finance --on 2025-03-06",
            "record fund.requested fundId=F-1 requestId=Q-1 activity=fair plannedCost=900.00USD "
                + "requested=600.00USD activityFrom=2025-03-20 activityTo=2025-03-21 "
                + "--actor u-p-3:partner_user --on 2025-03-07",
            "record fund.request_decided fundId=F-1 requestId=Q-1 decision=approved "
                + "approved=600.00USD share=50% claimBy=2025-04-30 --actor u-1:channel_manager "
                + "--on 2025-03-08",
            "record fund.claimed fundId=F-1 requestId=Q-1 claimId=C-1 actualCost=900.00USD "
                + "proofs[0].kind=invoice proofs[0].sha256=\(String(repeating: "0", count: 64)) "
                + "--actor u-p-3:partner_user --on 2025-03-25",
            "record fund.claim_decided fundId=F-1 requestId=Q-1 claimId=C-1 decision=approved "
                + "eligibleCost=900.00USD reimburse=450.00USD --actor u-fin-1:finance "
                + "--on 2025-03-28",
        ]

    private static let lines = [
        "draws", "draws -O csv", "draws -O json", "draws P-1 --as-of 2025-03-04",
        "draws P-1 --known-at 10 -O ndjson", "draws P-3", "draws P-9", "draws --state open",
        "journal --kind drawn -O json", "journal P-3", "journal --document fund/F-1 -O ndjson",
        "journal --kind fund_expired --as-of 2025-06-30 -O csv", "balance",
        "balance --by account", "balance P-3 --by account --as-of 2025-06-30",
        "balance --by component,account -O csv", "statement P-3 --period 2025-03",
        "export hledger", "export beancount", "export csv --as-of 2025-03-31",
    ]

    @Test func drawsAndReimburses() throws {
        try withTestDirectory { daybook in
            try Data(Self.rules.utf8).write(
                to: daybook.directory.appendingPathComponent("rules.yaml"))
            for line in Self.given {
                let outcome = try daybook.run(line: line)
                #expect(outcome.status == 0, "\(line): \(outcome.errors)")
            }
            var transcript = Transcript()
            for line in Self.lines {
                transcript.add(line, try daybook.run(line: line), in: daybook.directory)
            }
            let difference = try transcript.difference(from: "draws")
            #expect(difference == nil, "\(difference ?? "")")
        }
    }
}
