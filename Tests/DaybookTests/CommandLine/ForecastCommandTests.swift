import Foundation
import Testing

/// The forecast as people ask for it, in every format, and what is refused.
@Suite("Command line, forecast")
struct ForecastCommandTests {
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
        deals: { protection_days: 90 }
        components:
          - id: base
            class: contract_cost
            flat: "10%"
        payout: { threshold: 50.00, day: 15, roll: preceding, withholding: { no_tax_id: "24%" } }

        """

    /// P-1 is paid, P-2 has no tax id and a deal on its way, P-3 has no profile.
    private static let begin = [
        "init --programme NOVA",
        "rules activate rules.yaml --actor u-ops-1:operator --on 2025-01-01",
    ]

    private static let partners: [String] = (1...3).flatMap { (number: Int) -> [String] in
        [
            "record partner.recruited partnerId=P-\(number) legalName=Alder kind=reseller "
                + "--actor u-1:channel_manager --on 2025-01-01",
            "record partner.activated partnerId=P-\(number) payCurrency=USD "
                + "--actor u-1:channel_manager --on 2025-01-01",
            "record sale.invoiced invoiceId=INV-\(number) partnerId=P-\(number) "
                + "lines[0].lineId=1 lines[0].net=\(number)000.00USD --actor erp:system "
                + "--on 2025-01-10",
        ]
    }

    private static let profiles: [String] = [1, 2].map { (number: Int) -> String in
        "record partner.payout_profile_set partnerId=P-\(number) payCurrency=USD method=ach "
            + "accountToken=acct taxForm=w9 taxIdOnFile=\(number == 1) state=complete "
            + "--actor u-1:finance --on 2025-01-02"
    }

    private static let later = [
        "record deal.submitted dealId=D-1 revision=1 partnerId=P-2 customer.name=Heron "
            + "productLines=suite kind=new value=4000.00USD expectedCloseOn=2025-03-20 "
            + "--actor u-1:partner_user --on 2025-01-20",
        "record deal.approved dealId=D-1 exclusivity=exclusive protectFrom=2025-01-21 "
            + "protectUntil=2025-04-21 reviewedConflicts= --actor u-1:channel_manager --on 2025-01-21",
        "record deal.stage_changed dealId=D-1 stage=proposed --actor u-1:partner_user "
            + "--on 2025-01-28",
        "record sale.credited creditId=CR-1 invoiceId=INV-1 kind=refund lines[0].lineId=1 "
            + "lines[0].net=800.00USD --actor erp:system --on 2025-02-03",
        "payout run --month 2025-02 --actor u-fin-1:finance --on 2025-02-10",
    ]

    private static let lines = [
        "forecast --known-at 17", "forecast --as-of 2025-02-10 --known-at 18 --months 2",
        "forecast", "forecast P-2 -O json", "forecast P-2 -O ndjson --quiet",
        "forecast --as-of 2025-03-20 -O csv", "forecast --since-known 17",
        "forecast P-1 --since-known 12 --as-of 2025-02-10 -O json",
        "forecast --since-known 12 --known-at 16 --as-of 2025-02-10 --months 1 -O csv",
        "forecast P-3 --since-known 18", "forecast P-9", "forecast --months 0",
        "forecast --months 61", "forecast --since-known 2025-01-10", "forecast --since-known 99",
        "forecast --since-known 16 --known-at 15",
    ]

    @Test func forecasts() throws {
        try withTestDirectory { daybook in
            try Data(Self.rules.utf8).write(
                to: daybook.directory.appendingPathComponent("rules.yaml"))
            for line in Self.begin + Self.partners + Self.profiles + Self.later {
                let outcome = try daybook.run(line: line)
                #expect(outcome.status == 0, "\(line): \(outcome.errors)")
            }
            var transcript = Transcript()
            for line in Self.lines {
                transcript.add(line, try daybook.run(line: line), in: daybook.directory)
            }
            let difference = try transcript.difference(from: "forecast")
            #expect(difference == nil, "\(difference ?? "")")
        }
    }
}
