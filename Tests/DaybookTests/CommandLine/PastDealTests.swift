import Testing

/// Deals and leads as of a date that lies before later events of theirs.
@Suite("Command line, deals and leads of the past")
struct PastDealTests {
    /// D-9 is P-102's from January on, P-101's from March on, extended and won later.
    private func withDeal(_ body: (DaybookProcess) throws -> Void) throws {
        try withTestBook { daybook in
            for line in [
                "deal.submitted dealId=D-9 revision=1 partnerId=P-102 kind=new "
                    + "customer.name=Ostrava productLines=suite value=10.00USD --on 2025-01-20",
                "deal.approved dealId=D-9 exclusivity=exclusive protectFrom=2025-01-25 "
                    + "protectUntil=2025-04-25 reviewedConflicts= --on 2025-01-25",
                "deal.stage_changed dealId=D-9 stage=qualified --on 2025-02-10",
                "deal.transferred dealId=D-9 toPartnerId=P-101 basis=acquisition "
                    + "--on 2025-03-01",
                "deal.extended dealId=D-9 days=30 protectUntil=2025-05-25 --on 2025-04-20",
                "deal.stage_changed dealId=D-9 stage=proposed --on 2025-04-22",
                "deal.closed dealId=D-9 outcome=won value=12.00USD --on 2025-05-01",
                "lead.distributed leadId=L-9 attempt=1 partnerId=P-101 "
                    + "respondBy=2025-02-01T00:00:00Z --on 2025-01-20",
                "lead.responded leadId=L-9 response=declined --on 2025-01-21",
                "lead.distributed leadId=L-9 attempt=2 partnerId=P-102 --on 2025-02-10",
                "lead.responded leadId=L-9 response=accepted --on 2025-02-11",
            ] {
                let outcome = try daybook.run(line: "record \(line) --actor u-7:channel_manager")
                try #require(outcome.status == 0, "\(line): \(outcome.errors)")
            }
            try body(daybook)
        }
    }

    @Test func filtersLookAtTheDate() throws {
        try withDeal { daybook in
            for (line, id, isFound) in [
                ("deals --partner P-102 --as-of 2025-02-28", "D-9", true),
                ("deals --partner P-101 --as-of 2025-02-28", "D-9", false),
                ("deals --partner P-101 --as-of 2025-03-01", "D-9", true),
                ("deals --expiring-within 10 --as-of 2025-04-16", "D-9", true),
                ("deals --expiring-within 10 --as-of 2025-04-20", "D-9", false),
                ("leads --partner P-101 --at 2025-01-20T12:00:00Z", "L-9", true),
                ("leads --partner P-102 --at 2025-01-20T12:00:00Z", "L-9", false),
                ("leads --partner P-102 --as-of 2025-02-10", "L-9", true),
            ] {
                let found = try daybook.run(line: "\(line) -O ndjson").output
                #expect(found.contains("\"\(id)\"") == isFound, "\(line)")
            }
        }
    }

    @Test func whatCameLaterIsBlank() throws {
        try withDeal { daybook in
            let deal = try daybook.run(line: "deals D-9 --as-of 2025-02-28 -O ndjson").output
            for part in [
                #""partner":"P-101""#, #""partnerAsOf":"P-102""#, #""protectUntil":"2025-05-25""#,
                #""protectUntilAsOf":"2025-04-25""#, #""value":"10.00""#, #""closedOn":null"#,
                #""stage":"qualified""#, #""extensions":0"#, #""state":"protected""#,
            ] {
                #expect(deal.contains(part), "\(part) is not in \(deal)")
            }
            let before = try daybook.run(line: "deals D-9 --as-of 2025-01-19 -O ndjson").output
            #expect(before.contains(#""state":"absent","partner":null"#))
            let lead = try daybook.run(
                line: "leads L-9 --at 2025-01-20T12:00:00Z -O ndjson"
            ).output
            for part in [
                #""partner":"P-102""#, #""partnerAsOf":"P-101""#, #""attempt":1"#,
                #""respondBy":"2025-02-01T00:00:00Z""#, #""offeredAt":"2025-01-20T00:00:00Z""#,
                #""respondedOn":null"#,
            ] {
                #expect(lead.contains(part), "\(part) is not in \(lead)")
            }
        }
    }
}
