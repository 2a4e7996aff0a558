import Foundation
import Testing

/// What commands print, on which stream, and with which status, as it is kept in `Snapshots`.
@Suite("Command line")
struct CommandLineTests {
    /// Command lines that only ask, by the name of their snapshot.
    struct Asking: Sendable, CustomTestStringConvertible {
        let name: String
        let lines: [String]

        var testDescription: String { name }
    }

    static let asking: [Asking] = [
        Asking(
            name: "balance",
            lines: [
                "balance", "balance P-101", "balance P-101 --by component,period -O csv",
                "balance --by payee,account -O json",
                "balance P-101 --as-of 2025-01-31 --known-at 21 -O json",
                "balance P-101 --known-at 2025-02-06T00:00:00Z -O ndjson", "balance P-103",
                "balance --by colour", "balance P-999",
            ]),
        Asking(
            name: "journal",
            lines: [
                "journal P-101", "journal --kind adjusted -O json",
                "journal --document invoice/INV-1 --in-period 2025-02 -O ndjson",
                "journal --for-period 2025-01 --component registration -O csv",
                "journal --bases", "journal P-101 --bases --document invoice/INV-1 -O json",
                "journal P-101 --bases --known-at 21", "journal --bases --kind accrued",
                "journal --document INV-1", "journal --kind gift",
            ]),
        Asking(
            name: "statement",
            lines: [
                "statement P-101 --period 2025-02", "statement P-102 --period 2025-02 -O json",
                "statement P-102 --period 2025-02 --as-of 2025-02-13",
                "statement P-102 --period 2025-02 --known-at 24 -O csv",
                "statement P-101", "statement P-101 --period February",
            ]),
        Asking(
            name: "explain",
            lines: [
                "explain 23.0", "explain 19.1 -O json", "explain 25.0 -O csv",
                "explain P-101 --period 2025-02", "explain P-102 --period 2025-02 --full",
                "explain invoice/INV-4", "explain invoice/INV-1 --known-at 21 -O ndjson",
                "explain invoice/INV-1 P-103", "explain invoice/INV-2 --component registration",
                "explain P-101", "explain 19.9", "explain 23.0 --known-at 21",
                "explain 23.0 --as-of 2025-01-31", "explain credit/CR-1",
                "explain invoice/INV-1 --as-of 2025-01-31", "explain invoice/INV-9",
                "explain P-101 --period 2025-02 --component base",
                "explain invoice/INV-1 --component bsae", "explain 23.0 --full",
            ]),
        Asking(
            name: "report",
            lines: [
                "report restatement --from-known 21",
                "report restatement --from-known 21 --to-known 25 --figure owed -O json",
                "report restatement P-102 --from-known 2025-02-10T23:59:59Z --as-of 2025-02-28 "
                    + "-O ndjson",
                "report restatement --from-known 21 --as-of 2025-03-31 --period 2025-01",
                "report restatement --from-known 21 --as-of 2025-03-31 --in-period 2025-01 -O csv",
                "report restatement P-103 --from-known 21 --known-at 22",
                "report restatement --from-known 21 --period 2025-01",
                "report restatement --from-known 21 --period 2025-01 -O json",
                "report restatement --from-known 99",
                "report restatement --from-known 21 --to-known 99",
                "report restatement --from-known 21 --known-at 99",
                "report coverage", "report coverage --version 1 --known-at 21 -O csv",
                "report coverage --as-of 2025-01-31 -O json", "report coverage -O ndjson --quiet",
                "report coverage --version 2", "report coverage --known-at 0",
                "report restatement", "report restatement --from-known 25 --to-known 21",
                "report restatement --from-known 21 --to-known 25 --known-at 25",
                "report restatement --from-known 21 --period 2025-Q1",
                "report restatement --from-known 21 --figure lost", "report profit",
            ]),
        Asking(
            name: "tiers",
            lines: [
                "tiers", "tiers P-101 --as-of 2025-03-31 -O json", "tiers --as-of 2025-04-01",
                "tiers --known-at 24", "tiers --next", "tiers P-101 --next -O json", "tiers X",
            ]),
        Asking(
            name: "deals",
            lines: [
                "deals", "deals D-1 --as-of 2025-01-10 -O json", "deals D-2",
                "deals D-1 --known-at 12 -O json", "deals --state protected --expiring-within 90",
                "deals --partner P-102 --from 2025-02-01 --to 2025-12-31 -O csv",
                "deals --customer kestrel -O ndjson", "deals --state open",
                "deals --from 2025-02-01 --to 2025-01-01",
            ]),
        Asking(
            name: "leads",
            lines: [
                "leads", "leads L-2 --at 2025-01-09T09:00:00Z -O json",
                "leads L-2 --at 2025-01-09T09:00:01Z -O json", "leads --as-of 2025-01-08",
                "leads --state timed_out --partner P-102", "leads L-1 --known-at 5 -O json",
                "leads --at 2025-01-08T00:00:00Z --as-of 2025-01-08",
            ]),
        Asking(
            name: "partners",
            lines: [
                "partners", "partners P-101 -O json", "partners --tier silver",
                "partners --state onboarding --kind referral", "partners --as-of 2025-01-01",
                "partners --state happy",
            ]),
        Asking(
            name: "sales",
            lines: [
                "sales", "sales INV-1 -O json", "sales INV-1 --known-at 21",
                "sales INV-1 --as-of 2025-01-27", "sales --partner P-101 --from 2025-03-01 -O csv",
                "sales --deal D-1",
            ]),
        Asking(
            name: "export",
            lines: [
                "export hledger --as-of 2025-01-31", "export beancount --known-at 21",
                "export csv --as-of 2025-01-31", "export ledger", "export", "export csv -O json",
            ]),
        Asking(
            name: "trail",
            lines: [
                "trail deal/D-1", "trail P-103 -O json", "trail actor/u-fin-1",
                "trail correlation/B-1 --known-at 3",
                "trail P-102 --from 2025-02-01 --to 2025-03-31", "trail nobody",
                "trail deal/D-9",
            ]),
        Asking(
            name: "log",
            lines: [
                "log --from 27", "log --stream deal/D-2 -O ndjson",
                "log --type deal.approved --type deal.rejected",
                "log --from 2025-04-01 --to 2025-04-30 -O csv",
                "log --from 2025-01-12T00:00:00Z --to 2025-01-13T23:59:59Z -O json",
                "log --stream deal", "log --type deal.aproved", "log --follow -O json",
            ]),
        Asking(
            name: "programme",
            lines: [
                "rules show", "rules show 1 -O json", "rules show 2", "period list",
                "period list 2025-02 -O json", "period list --state closed",
                "period list --known-at 20 --state closed",
            ]),
        Asking(
            name: "replay",
            lines: [
                "replay --check", "replay --to 10 --model partners -O json",
                "replay --as-of 2025-01-31 --model sales-book", "replay --check --to 10",
                "replay --model nothing", "verify", "verify --quick -O json", "status",
                "status --quick -O json",
            ]),
        Asking(
            name: "usage",
            lines: [
                "--version", "", "balence", "balance --known-at 1000",
                "--quiet --as-of 2025-01-31 balance P-101", "balance --known-at yesterday",
                "balance -O xml", "balance --book nowhere", "balance --as-of 2025-02-30",
            ]),
    ]

    @Test(arguments: asking)
    func asks(_ asking: Asking) throws {
        try withTestBook { daybook in
            var transcript = Transcript()
            for line in asking.lines {
                transcript.add(line, try daybook.run(line: line), in: daybook.directory)
            }
            let difference = try transcript.difference(from: asking.name)
            #expect(difference == nil, "\(difference ?? "")")
        }
    }

    /// Every command says what it does and how it is used, with examples.
    @Test func helps() throws {
        try withTestDirectory { daybook in
            var transcript = Transcript()
            for command in [
                "init", "append", "record", "import", "rules check", "rules activate", "rules show",
                "rules diff", "period list", "period close", "period reopen", "payout plan",
                "payout list", "payout run", "payout approve", "payout sent", "payout settle",
                "payout fail", "draws", "balance", "journal", "statement", "statement show",
                "statement issue", "explain", "tiers", "deals", "leads", "partners", "sales",
                "funds", "forecast", "trail", "log", "report", "report restatement",
                "report coverage", "replay", "rebuild run", "verify", "status", "export",
                "completions",
            ] {
                let outcome = try daybook.run(line: "\(command) --help")
                #expect(outcome.status == 0)
                #expect(outcome.output.contains("EXAMPLE"), "\(command) has no example")
                transcript.add("\(command) --help", outcome, in: daybook.directory)
            }
            let difference = try transcript.difference(from: "help")
            #expect(difference == nil, "\(difference ?? "")")
        }
    }
}
