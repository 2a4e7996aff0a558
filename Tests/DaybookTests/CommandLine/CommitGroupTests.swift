import Foundation
import Testing

/// Events that belong together are recorded together, wherever a commit group would end.
@Suite("Command line, commit groups")
struct CommitGroupTests {
    private static let run = Child.package
        .appendingPathComponent("Tests/DaybookTests/Scenarios/x49-payout-run")

    /// The scenario's partners, invoices and its first run; the rules are activated beforehand.
    private static func events() throws -> [String] {
        let text = try String(
            contentsOf: run.appendingPathComponent("events.ndjson"), encoding: .utf8)
        let zeros = String(repeating: "0", count: 64)
        return text.split(separator: "\n").prefix(16).dropFirst().map {
            String($0).replacing("\"auto\"", with: "\"\(zeros)\"")
        }
    }

    private func expectAll(
        _ events: [String], by arguments: String, _ child: Child
    ) throws {
        try child.write((events.joined(separator: "\n") + "\n").utf8, to: "events.ndjson")
        let ending = try child.run("append events.ndjson \(arguments)")
        #expect(
            ending.output.contains("recorded \(events.count), already there 0, refused 0"),
            "\(arguments): \(ending.output)\(ending.errors)")
    }

    @Test(arguments: [1, 2, 12, 13, 14, 15])
    func aGroupDoesNotCutARunFromItsPayouts(_ size: Int) throws {
        try withChild { child in
            try #require(child.run("init --programme NOVA").status == 0)
            let activated = try child.run([
                "rules", "activate", Self.run.appendingPathComponent("rules.yaml").path,
                "--actor", "u-ops-1:operator", "--on", "2025-01-01",
            ])
            try #require(activated.status == 0, "\(activated.errors)")
            try expectAll(Self.events(), by: "--group \(size)", child)
        }
    }

    /// Moved in, the conflicts that a submission was found to have come right after it.
    @Test func aGroupDoesNotCutASubmissionFromItsConflicts() throws {
        try withTestBook { daybook in
            let log = try daybook.run(line: "log -O ndjson")
            let events = log.output.split(separator: "\n").map(String.init)
            try #require(events.contains { $0.contains("deal.conflict_found") })
            try withChild { child in
                try #require(child.run("init --programme NOVA").status == 0)
                try expectAll(events, by: "--keep-recorded-at --group 1", child)
            }
        }
    }

    @Test func aPlanDoesNotCutARunFromItsPayouts() throws {
        try withChild { child in
            try #require(child.run("init --programme NOVA").status == 0)
            let rules = Self.run.appendingPathComponent("rules.yaml").path
            _ = try child.run([
                "rules", "activate", rules, "--actor", "u-ops-1:operator", "--on", "2025-01-01",
            ])
            let events = try Self.events()
            try expectAll(Array(events.dropLast(3)), by: "", child)
            try child.write(Self.plan.utf8, to: "plan.yaml")
            try child.write(
                "run,count,total\nR-1,2,150.00\n".utf8, to: "runs.csv")
            try child.write(
                "payout,run,payee,pay\nPO-1,R-1,P-101,100.00\nPO-2,R-1,P-102,50.00\n".utf8,
                to: "payouts.csv")
            let ending = try child.run("import plan.yaml --group 1")
            #expect(ending.status == 0, "\(ending.errors)")
        }
    }

    private static let plan = """
        plan: daybook-import/1
        source: /import/runs
        currency: USD
        actor: { id: u-fin-1, role: finance }
        events:
          - from: runs.csv
            emit: payout.run_scheduled
            on: "2025-07-01"
            id: "{run}"
            data:
              runId: "{run}"
              payOn: "2025-07-03"
              knownAt: "13"
              rulesets: ["1"]
              count: "{count}"
              totals: ["{total}"]
              digest: "\(String(repeating: "0", count: 64))"
          - from: payouts.csv
            emit: payout.scheduled
            on: "2025-07-01"
            id: "{payout}"
            data:
              payoutId: "{payout}"
              runId: "{run}"
              payeeId: "{payee}"
              gross: "{pay}"
              withheld: []
              net: "{pay}"
              pay: "{pay}"
              digest: "\(String(repeating: "0", count: 64))"

        """
}
