import Foundation
import Testing

/// How answers leave the program: to files, to pipes that close, in the same bytes again.
@Suite("Command line, output")
struct OutputTests {
    /// The citation of an answer, given back, brings the same bytes.
    @Test(arguments: [
        "balance P-101", "balance --by component", "journal P-102", "deals", "leads", "partners",
        "sales", "statement P-101 --period 2025-02", "period list", "trail D-1",
        "report coverage", "report restatement --from-known 21",
        "tiers P-101 --as-of 2025-04-01", "forecast --months 2", "forecast --since-known 18",
    ])
    func citationBringsTheSameBytes(_ line: String) throws {
        try withTestBook { daybook in
            let first = try daybook.run(line: "\(line) --known-at 24 -O json")
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(first.output.utf8))
                    as? [String: Any])
            let citation = try #require(object["citation"] as? [String: Any])
            var again = line.replacing(" --as-of 2025-04-01", with: "") + " -O json"
            again += " --known-at \(citation["knownAt"] ?? "")"
            if let date = citation["asOf"] as? String { again += " --as-of \(date)" }
            // What is recorded later changes nothing.
            _ = try daybook.run(
                line: "record deal.stage_changed dealId=D-3 stage=proposed --actor u:partner_user")
            let second = try daybook.run(line: again)
            #expect(second.output == first.output)
        }
    }

    @Test func fileIsWholeOrNotThere() throws {
        try withTestBook { daybook in
            let file = daybook.directory.appendingPathComponent("answer.json")
            let written = try daybook.run(line: "deals -o answer.json")
            let whole = try daybook.run(line: "deals -O json").output
            let refused = try daybook.run(line: "deals -o answer.json --state none")
            #expect(written.status == 0)
            #expect(refused.status == 64)
            let kept = try String(contentsOf: file, encoding: .utf8)
            #expect(kept == whole)
            let left = try FileManager.default.contentsOfDirectory(atPath: daybook.directory.path)
            #expect(!left.contains { $0.hasSuffix(".tmp") })
        }
    }

    /// `| head` ends the program without a word.
    @Test(arguments: ["log -O ndjson", "journal -O csv", "balance", "--help"])
    func closedPipeEndsQuietly(_ line: String) throws {
        try withTestBook { daybook in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.currentDirectoryURL = daybook.directory
            process.environment = ["DAYBOOK_BOOK": "book", "PATH": "/bin:/usr/bin"]
            let program = DaybookProcess.program.path
            process.arguments = [
                "-c", "{ sleep 0.3; '\(program)' \(line) 2>errors; echo $? >status; } | true",
            ]
            try process.run()
            process.waitUntilExit()
            let read = { (name: String) in
                try String(
                    contentsOf: daybook.directory.appendingPathComponent(name), encoding: .utf8)
            }
            let (errors, status) = (try read("errors"), try read("status"))
            #expect(errors.isEmpty)
            #expect(status == "0\n")
        }
    }

    @Test func noColoursWhereNobodyLooks() throws {
        try withTestBook { daybook in
            let outcome = try daybook.run(line: "balance")
            #expect(!outcome.output.contains("\u{1B}"))
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completes(_ shell: String) throws {
        try withTestDirectory { daybook in
            let outcome = try daybook.run(line: "completions \(shell)")
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("statement"))
        }
    }

    /// What the scripts ask the program for, with the names that the book has.
    @Test(arguments: [
        ("balance -- positional@0 1 0 balance", ["P-101", "P-102", "P-103"]),
        ("balance -- positional@0 1 5 balance P-102", ["P-102"]),
        ("sales -- positional@0 1 2 sales CR", ["CR-1"]),
        ("deals -- --partner 2 0 deals --partner", ["P-101", "P-102", "P-103"]),
        ("statement show -- --period 3 6 statement show 2025-0", ["2025-01", "2025-02"]),
        ("payout list -- --run 3 0 payout list --run", []),
        ("journal -- --document 2 1 journal i", ["invoice/INV-1", "invoice/INV-2"]),
        ("journal -- --component 2 1 journal b", ["base"]),
        ("partners -- --tier 2 1 partners s", ["silver"]),
        ("trail -- positional@0 1 2 trail de", ["deal/"]),
        ("trail -- positional@0 1 5 trail deal/", ["deal/D-1", "deal/D-2", "deal/D-3"]),
        ("balance -- positional@0 3 0 balance --book nowhere", []),
    ])
    func completesNamesOfTheBook(_ line: String, _ names: [String]) throws {
        try withTestBook { daybook in
            let outcome = try daybook.run(line: "---completion \(line)")
            let found = outcome.output.split(separator: "\n").map(String.init)
            #expect(outcome.status == 0)
            #expect(outcome.errors.isEmpty)
            #expect(Array(found.prefix(names.count)) == names)
            #expect(!names.isEmpty || found.isEmpty)
        }
    }
}
