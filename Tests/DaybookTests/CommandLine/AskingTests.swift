import Foundation
import Testing

/// What one can ask of a book, and what is refused because it means nothing there.
@Suite("Command line, asking")
struct AskingTests {
    /// Names that no rule version knows, with what is said of them.
    @Test(arguments: [
        ("statement P-101 --period 2025-Q1", "2025-Q1 is no value for --period"),
        ("statement P-101 --period 2024-12", "a month, 2025-01 or later"),
        ("period list 2025", "2025 is no value for PERIOD"),
        ("period list 2019-01", "2019-01 is no value for PERIOD"),
        ("journal --for-period 2025-H1", "2025-H1 is no value for --for-period"),
        ("journal --in-period 2025", "2025 is no value for --in-period"),
        ("journal --component bsae", "one of base, registration, adjustment, draw, fund"),
        ("partners --tier platinum", "one of bronze, silver, gold"),
    ])
    func refusesNamesThatNobodyKnows(_ line: String, _ message: String) throws {
        try withTestBook { daybook in
            let outcome = try daybook.run(line: line)
            #expect(outcome.status == 64)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains(message), "\(outcome.errors)")
        }
    }

    /// An adjustment may be about a period before the first in which anything is booked.
    @Test func entriesMayBeAboutAnEarlierPeriod() throws {
        try withTestBook { daybook in
            _ = try daybook.run(
                line: "record commission.adjusted adjustmentId=ADJ-9 payeeId=P-101 "
                    + "forPeriod=2024-12 amount=1.00USD cause=late approver=u-9 "
                    + "--actor u:finance --on 2025-04-08")
            let found = try rows(daybook, "journal --for-period 2024-12")
            #expect(found.map { $0["amount"] as? String } == ["1.00"])
        }
    }

    /// The balances by account are the sums of the lines that the journal prints.
    @Test(arguments: ["", "P-101", "--as-of 2025-02-10", "--known-at 24"])
    func accountsTieOutWithTheJournal(_ flags: String) throws {
        try withTestBook { daybook in
            var sums: [String: Decimal] = [:]
            for entry in try rows(daybook, "journal \(flags)") {
                for case let line as [String: String] in entry["lines"] as? [Any] ?? [] {
                    let amount = try #require(Decimal(string: line["amount"] ?? ""))
                    sums[line["account"] ?? "", default: 0] += amount
                }
            }
            var balances: [String: Decimal] = [:]
            for row in try rows(daybook, "balance \(flags) --by account") {
                let account = try #require(row["account"] as? String)
                balances[account] = Decimal(string: row["amount"] as? String ?? "")
            }
            #expect(balances == sums.filter { $0.value != 0 })
            #expect(balances.values.reduce(0, +) == 0)
        }
    }

    @Test func answersForCredits() throws {
        try withTestBook { daybook in
            _ = try daybook.run(
                line: "record sale.credited creditId=CR-8 kind=refund partnerId=P-101 "
                    + "lines[0].lineId=1 lines[0].net=5.00USD --actor u:system --on 2025-04-01")
            for line in ["sales CR-1", "sales credit/CR-1"] {
                let row = try #require(try rows(daybook, line).first)
                #expect(row["credit"] as? String == "CR-1")
                #expect(row["invoice"] as? String == "INV-1")
                #expect(row["retained"] is NSNull)
            }
            let unlinked = try #require(try rows(daybook, "sales CR-8").first)
            #expect(unlinked["net"] as? String == "-5.00")
            #expect(unlinked["invoice"] is NSNull)
            let credits = try rows(daybook, "sales invoice/INV-1").flatMap {
                $0["credits"] as? [[String: Any]] ?? []
            }
            #expect(credits.map { $0["credit"] as? String } == ["CR-1"])
            let all = try rows(daybook, "sales")
            #expect(!all.contains { $0["credit"] as? String == "CR-1" })
            let unknown = try daybook.run(line: "sales CR-7")
            #expect(unknown.status == 66)
        }
    }

    @Test func answersForFunds() throws {
        try withTestBook { daybook in
            for line in [
                "fund.allocated fundId=F-1 partnerId=P-101 amount=12000.00USD basis=accrual "
                    + "expiresOn=2025-12-31 --on 2025-01-10",
                "fund.requested fundId=F-1 requestId=R-1 activity=fair plannedCost=10000.00USD "
                    + "requested=5000.00USD activityFrom=2025-02-01 activityTo=2025-02-03 "
                    + "--on 2025-01-15",
                "fund.request_decided fundId=F-1 requestId=R-1 decision=approved "
                    + "approved=5000.00USD share=50% --on 2025-01-20",
            ] {
                let outcome = try daybook.run(line: "record \(line) --actor u-7:channel_manager")
                try #require(outcome.status == 0, "\(line): \(outcome.errors)")
            }
            func figures(_ line: String) throws -> [String] {
                let row = try rows(daybook, line).first ?? [:]
                return ["fund", "partner", "allocated", "available", "reserved"].map {
                    row[$0] as? String ?? ""
                }
            }
            let whole = ["F-1", "P-101", "12000.00"]
            #expect(try figures("funds") == whole + ["7000.00", "5000.00"])
            #expect(try figures("funds F-1 --as-of 2025-01-15") == whole + ["12000.00", "0.00"])
            #expect(try figures("funds --known-at 31") == whole + ["12000.00", "0.00"])
            let none = try ["--partner P-102", "--as-of 2025-01-09"].map {
                try rows(daybook, "funds \($0)").count
            }
            #expect(none == [0, 0])
            let request = try rows(daybook, "funds F-1 --as-of 2025-01-15").first?["requests"]
            #expect((request as? [[String: Any]])?.first?["state"] as? String == "requested")
            let unknown = try daybook.run(line: "funds F-9")
            #expect(unknown.status == 66)
        }
    }

    /// What is printed below an answer can be given back to the same command.
    @Test(arguments: [
        "status --quick", "tiers --history", "statement P-101 --period 2025-02", "rules show",
        "replay --model programme", "funds", "balance --by account", "sales INV-1",
        "explain 23.0", "explain P-101 --period 2025-02 --full",
    ])
    func citationsHaveADate(_ line: String) throws {
        try withTestBook { daybook in
            let first = try daybook.run(line: "\(line) -O json").output
            let object = try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any]
            let citation = try #require(object?["citation"] as? [String: Any])
            let date = try #require(citation["asOf"] as? String)
            let again = try daybook.run(
                line: "\(line) -O json --known-at \(citation["knownAt"] ?? "") --as-of \(date)")
            #expect(again.output == first)
        }
    }

    @Test(arguments: ["--known-at 3", "--as-of 2025-01-31"])
    func statusIsAboutTheHead(_ flags: String) throws {
        try withTestBook { daybook in
            let outcome = try daybook.run(line: "status \(flags)")
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("status is about the book as it stands"))
        }
    }

    private func rows(_ daybook: DaybookProcess, _ line: String) throws -> [[String: Any]] {
        let outcome = try daybook.run(line: "\(line) -O ndjson")
        return try outcome.output.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }
}
