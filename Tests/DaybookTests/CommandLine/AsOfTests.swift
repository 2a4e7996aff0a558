import Foundation
import Testing

/// Answers as of a business date, where what they rest on was recorded with a later one: what was
/// fixed when it was recorded stays so, and only the dates of documents, credits, cash and entries
/// decide what counts.
@Suite("Command line, as of a date")
struct AsOfTests {
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
        deals: { protection_days: 90, extension: { max: 1, days: 30 } }
        components:
          - { id: base, class: contract_cost, flat: "10%" }
        """

    /// Rules that were activated in June, and a rate that was published in April, for January on.
    private func withLateBook(_ body: (DaybookProcess) throws -> Void) throws {
        try withTestDirectory { daybook in
            try Data(Self.rules.utf8).write(
                to: daybook.directory.appendingPathComponent("rules.yaml"))
            var lines = [
                "init --programme NOVA",
                "rules activate rules.yaml --actor u-ops-1:operator --on 2025-06-15",
            ]
            for (type, date, data) in [
                ("partner.recruited", "2025-01-01", "partnerId=P-1 legalName=One kind=reseller"),
                ("partner.activated", "2025-01-01", "partnerId=P-1 payCurrency=USD"),
                (
                    "fx.rate_published", "2025-04-01",
                    "base=EUR quote=USD rateSet=ECB rate=1.1 rateDate=2025-03-01"
                ),
                (
                    "sale.invoiced", "2025-03-01",
                    "invoiceId=I-1 partnerId=P-1 lines[0].lineId=1 lines[0].net=100.00USD"
                ),
                (
                    "sale.invoiced", "2025-03-02",
                    "invoiceId=I-2 partnerId=P-1 lines[0].lineId=1 lines[0].net=10.00EUR"
                ),
                (
                    "sale.credited", "2025-04-10",
                    "creditId=C-1 invoiceId=I-1 kind=refund lines[0].lineId=1 "
                        + "lines[0].net=40.00USD"
                ),
                ("sale.paid", "2025-03-20", "invoiceId=I-1 amount=25.00USD"),
                ("sale.paid", "2025-04-20", "invoiceId=I-1 amount=35.00USD"),
            ] {
                lines.append("record \(type) \(data) --on \(date) --actor u-1:system")
            }
            for line in lines {
                let outcome = try daybook.run(line: line)
                try #require(outcome.status == 0, "\(line): \(outcome.errors)")
            }
            try body(daybook)
        }
    }

    @Test func salesAreThoseOfTheDate() throws {
        try withLateBook { daybook in
            let march = try daybook.run(line: "sales --as-of 2025-03-31 -O csv").output
            #expect(march.contains("I-1,,1,2025-03-01,P-1,,USD,100.00,100.00,25.00"))
            #expect(march.contains("I-2,,1,2025-03-02,P-1,,EUR,10.00,10.00,0.00"))
            let one = try daybook.run(line: "sales I-1 --as-of 2025-03-31 -O csv").output
            #expect(one.contains("I-1,,1,2025-03-01,P-1,,USD,100.00,100.00,25.00"))
            let april = try daybook.run(line: "sales I-1 --as-of 2025-04-30 -O csv").output
            #expect(april.contains("I-1,,1,2025-03-01,P-1,,USD,100.00,60.00,60.00"))
            let first = try daybook.run(line: "sales --as-of 2025-03-01 -O csv").output
            #expect(!first.contains("I-2"))
            let bases = try daybook.run(line: "journal --bases --as-of 2025-03-31 -O csv").output
            #expect(bases.contains("I-1,,1,P-1,,100.00,USD"))
            #expect(bases.contains("I-2,,1,P-1,,11.00,USD"))
        }
    }

    @Test func periodsRulesAndReplayAreThoseOfTheDate() throws {
        try withLateBook { daybook in
            let periods = try daybook.run(line: "period list --as-of 2025-03-31 -O ndjson").output
            #expect(periods.contains(#""period":"2025-03","state":"open""#))
            #expect(periods.contains(#""accrued":"11.10""#))
            let rules = try daybook.run(line: "rules show --as-of 2025-03-31 -O csv").output
            #expect(rules.contains("1,2025-01-01,,yes,2025-06-15"))
            let before = try daybook.run(line: "rules show --as-of 2024-12-31 -O csv").output
            #expect(before.contains("1,2025-01-01,,no,2025-06-15"))
            let replay = { (line: String) in
                try daybook.run(line: "replay --model commission-journal -O json \(line)").output
            }
            let march = try replay("--as-of 2025-03-31")
            #expect(march.contains(#""position":9"#))
            #expect(march.contains(#""state":"complete""#))
            #expect(march.contains(#""payable":"11.10""#))
            #expect(try replay("").contains(#""payable":"7.10""#))
            let checked = try daybook.run(line: "replay --check --as-of 2025-03-31")
            #expect(checked.status == 0)
        }
    }

    /// A closing that is effective later leaves the period open on an earlier date.
    @Test func periodsAreClosedFromTheirClosingOn() throws {
        try withTestBook { daybook in
            let state = { (flags: String) in
                try daybook.run(line: "period list 2025-01 -O ndjson \(flags)").output
            }
            #expect(try state("").contains(#""state":"closed""#))
            #expect(try state("--as-of 2025-02-05").contains(#""state":"closed""#))
            let before = try state("--as-of 2025-02-04")
            #expect(before.contains(#""state":"open","closedAt":null"#))
            #expect(before.contains(#""accrued":"#))
        }
    }

    /// Until its deal is attributed, an invoice is credited to the owner that was known with it.
    @Test func basesAreThoseBeforeALaterAttribution() throws {
        try withLateBook { daybook in
            for line in [
                "partner.recruited partnerId=P-2 legalName=Two kind=reseller --on 2025-01-01",
                "partner.activated partnerId=P-2 payCurrency=USD --on 2025-01-01",
                "deal.submitted dealId=D-1 revision=1 partnerId=P-1 kind=new customer.name=Acme "
                    + "productLines=cloud --on 2025-02-01",
                "deal.approved dealId=D-1 exclusivity=exclusive protectFrom=2025-02-02 "
                    + "protectUntil=2025-05-03 reviewedConflicts= --on 2025-02-02",
                "sale.invoiced invoiceId=I-3 dealId=D-1 lines[0].lineId=1 lines[0].net=50.00USD "
                    + "--on 2025-03-05",
                "deal.closed dealId=D-1 outcome=won --on 2025-04-01",
                "deal.attributed dealId=D-1 shares[0].payeeId=P-2 shares[0].role=sourced "
                    + "shares[0].pool=primary shares[0].share=100% --on 2025-04-02",
            ] {
                let outcome = try daybook.run(line: "record \(line) --actor u-1:system")
                try #require(outcome.status == 0, "\(line): \(outcome.errors)")
            }
            let bases = { (date: String) in
                try daybook.run(
                    line: "journal --bases --document invoice/I-3 --as-of \(date) -O csv"
                ).output
            }
            #expect(try bases("2025-03-31").contains("I-3,,1,P-1,"))
            #expect(try bases("2025-04-30").contains("I-3,,1,P-2,"))
        }
    }
}
