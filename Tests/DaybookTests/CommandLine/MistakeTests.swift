import Foundation
import Testing

/// What is said of mistakes: where, what is wrong, the excerpt, what would be right.
@Suite("Command line, mistakes")
struct MistakeTests {
    private static let event = """
        {"type":"deal.stage_changed","source":"/t","id":"a","effectiveOn":"2025-04-08",\
        "actor":{"id":"u-1","role":"partner_user"},"data":{"dealId":"D-3","stage":"proposed"}}
        """

    /// Values of options, with the form that is expected.
    @Test(arguments: [
        ("balance --as-of 2025-2-3", "expected a day of the calendar, as 2025-01-31"),
        ("balance --as-of 2025-02-30", "expected a day of the calendar"),
        ("balance --known-at 2026-11-28", "a date alone is no instant"),
        ("balance --known-at -1", "expected a position, as 4711, or an instant"),
        ("leads --at nonsense", "expected an instant with its offset, as 2025-01-31T09:30:00Z"),
        ("log --from then", "expected a position, as 4711, a date, as 2025-01-31, or an instant"),
        ("statement P-101 --period February", "expected a period: a month 2025-01"),
        (
            "forecast --months 60 --as-of 9999-12-01",
            "expected at most 1, since the calendar ends with 9999-12"
        ),
        ("period close 2025-1 --actor u:finance", "expected a period"),
        ("deals -o x.foo", ".foo is the ending of no format; say which with -O"),
    ])
    func saysWhichFormIsExpected(_ line: String, _ message: String) throws {
        try withTestBook { daybook in
            let outcome = try daybook.run(line: line)
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains(message), "\(outcome.errors)")
        }
    }

    @Test func anOutputFileWithoutAnEndingIsText() throws {
        try withTestBook { daybook in
            let outcome = try daybook.run(line: "balance -o answer")
            #expect(outcome.status == 0)
        }
    }

    @Test func malformedLinesHaveAPlaceAndAnExcerpt() throws {
        try withTestBook { daybook in
            let bad = Self.event.replacing("\"stage\":", with: "\"stag\":")
            let file = daybook.directory.appendingPathComponent("bad.ndjson")
            try Data("\(Self.event)\n\(bad)\n{\"type\"\n".utf8).write(to: file)
            let outcome = try daybook.run(line: "append bad.ndjson --dry-run")
            let lines = outcome.errors.split(separator: "\n").map(String.init)
            try #require(lines.count >= 5, "\(outcome.errors)")
            let column = try #require(bad.firstRange(of: "\"stag\""))
            let number = bad.distance(from: bad.startIndex, to: column.lowerBound) + 1
            #expect(lines[0] == "daybook: bad.ndjson:2:\(number): data.stag is not known")
            #expect(lines[1].contains("\"dealId\":\"D-3\",\"stag\":"))
            #expect(lines[2] == "  did you mean stage?")
            #expect(lines[3].hasPrefix("daybook: bad.ndjson:3:"))
            let json = try daybook.run(line: "append bad.ndjson --dry-run -O json")
            #expect(json.output.contains("{\"line\":2,\"column\":\(number),\"code\":\"malformed\""))
            _ = try daybook.run(line: "append bad.ndjson")
            let rejects = try String(
                contentsOf: daybook.directory.appendingPathComponent("bad.ndjson.rejects"),
                encoding: .utf8)
            #expect(rejects.contains("# bad.ndjson:2:\(number): data.stag is not known"))
        }
    }

    @Test func dryRunsSayWhatTheyWouldDo() throws {
        try withTestBook { daybook in
            try Data("\(Self.event)\n".utf8).write(
                to: daybook.directory.appendingPathComponent("new.ndjson"))
            let append = try daybook.run(line: "append new.ndjson --dry-run")
            #expect(append.output.hasPrefix("would record 1, already there 0, would refuse 0;"))
            for line in [
                "append new.ndjson --dry-run -O json",
                "record deal.stage_changed dealId=D-3 stage=proposed --actor u:partner_user "
                    + "--dry-run -O json",
            ] {
                let outcome = try daybook.run(line: line)
                #expect(outcome.output.contains("\"recorded\":1"))
                #expect(outcome.output.contains("\"dryRun\":true"))
            }
            let status = try daybook.run(line: "status --quick -O json").output
            #expect(status.contains("\"position\":30"))
        }
    }

    /// Files of other systems begin with a byte order mark, and have lines of blanks.
    @Test func marksAndBlankLinesArePassedOver() throws {
        try withTestBook { daybook in
            let text = "\u{FEFF}\(Self.event)\r\n \t \n\n"
            try Data(text.utf8).write(to: daybook.directory.appendingPathComponent("new.ndjson"))
            let append = try daybook.run(line: "append new.ndjson")
            #expect(append.status == 0, "\(append.errors)")
            let plan = """
                plan: daybook-import/1
                source: /t
                events:
                  - { from: rows.ndjson, emit: deal.stage_changed, on: "{day}", id: "{day}",
                      data: { dealId: D-3, stage: "{stage}" } }
                """
            try Data(plan.utf8).write(to: daybook.directory.appendingPathComponent("plan.yaml"))
            try Data("\u{FEFF}{\"day\":\"2025-04-09\",\"stage\":\"proposed\"}\n  \n".utf8).write(
                to: daybook.directory.appendingPathComponent("rows.ndjson"))
            let imported = try daybook.run(line: "import plan.yaml")
            #expect(imported.status == 0, "\(imported.errors)")
            #expect(imported.output.contains("rowsRead 1"))
        }
    }

    @Test func anOpenQuoteIsShown() throws {
        try withTestBook { daybook in
            let plan = """
                plan: daybook-import/1
                source: /t
                events:
                  - { from: rows.csv, emit: deal.stage_changed, on: "{day}", id: "{day}",
                      data: { dealId: D-3, stage: "{stage}" } }
                """
            try Data(plan.utf8).write(to: daybook.directory.appendingPathComponent("plan.yaml"))
            try Data("day,stage\n2025-04-09,\"proposed\n".utf8).write(
                to: daybook.directory.appendingPathComponent("rows.csv"))
            let outcome = try daybook.run(line: "import plan.yaml")
            #expect(outcome.status == 65)
            #expect(
                outcome.errors == """
                    daybook: ./rows.csv:2:12: the quote that opens here is not closed before the \
                    end of the file
                      2025-04-09,"proposed
                      close it, or double it where it is part of the text

                    """)
        }
    }

    @Test func findingsInRulesAreJSONWhereThatIsAskedFor() throws {
        try withTestDirectory { daybook in
            let rules = try String(
                contentsOf: TestBook.source.appendingPathComponent("rules.yaml"), encoding: .utf8)
            try Data(rules.replacing("currency: USD", with: "currency: USX").utf8).write(
                to: daybook.directory.appendingPathComponent("rules.yaml"))
            let outcome = try daybook.run(line: "rules check rules.yaml -O json")
            #expect(outcome.status == 78)
            #expect(outcome.errors.isEmpty)
            let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
            let rows = (object as? [String: Any])?["rows"] as? [[String: Any]]
            #expect(rows?.first?["line"] as? Int == 8)
            #expect(rows?.first?["excerpt"] as? String == "currency: USX")
        }
    }
}
