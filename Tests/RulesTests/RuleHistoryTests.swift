import Accounting
import Testing

@testable import Rules

/// Which version is in force, what the next may be, and tiers across ladders.
@Suite struct RuleHistoryTests {
    private func rules(
        _ version: Int, from: String, to: String? = nil, ladder: String? = nil,
        _ changes: [String: String] = [:]
    ) throws -> RuleFile {
        let end = to.map { ", to: \($0)" } ?? ""
        var lines = BadRuleFile.head.map { key, line in
            switch key {
            case "version": "version: \(version)"
            case "effective": "effective: { from: \(from)\(end) }"
            default: changes[key].map { "\(key): \($0)" } ?? line
            }
        }
        if let ladder { lines.append("tiers: { ladder: [\(ladder)] }") }
        let reading = RuleFile.parse(text: lines.joined(separator: "\n"), name: "rules.yaml")
        #expect(reading.findings.map(\.description) == [])
        return try #require(reading.file)
    }

    private func history(_ files: RuleFile...) -> RuleHistory {
        var history = RuleHistory()
        for file in files {
            #expect(history.refusal(of: file) == nil)
            history.activate(file)
        }
        return history
    }

    private func number(_ history: RuleHistory, _ date: String) throws -> UInt32? {
        history.inForce(on: try BusinessDate(parsing: date))?.number
    }

    @Test func nothingIsInForceBeforeTheFirstVersion() throws {
        #expect(try number(RuleHistory(), "2025-01-01") == nil)
        let history = history(try rules(1, from: "2025-01-01"))
        #expect(try number(history, "2024-12-31") == nil)
        #expect(try number(history, "2025-01-01") == 1)
        #expect(try number(history, "9999-12-31") == 1)
    }

    @Test func theHighestVersionThatContainsTheDateIsInForce() throws {
        let history = history(
            try rules(1, from: "2025-01-01"),
            try rules(2, from: "2025-04-01", to: "2025-06-30"),
            try rules(3, from: "2025-02-01", to: "2025-04-30"))
        let expected: [(String, UInt32)] = [
            ("2025-01-31", 1), ("2025-02-01", 3), ("2025-04-01", 3), ("2025-04-30", 3),
            ("2025-05-01", 2), ("2025-06-30", 2), ("2025-07-01", 1),
        ]
        for (date, version) in expected { #expect(try number(history, date) == version) }
    }

    @Test func aVersionMayEndWithoutAnother() throws {
        let history = history(
            try rules(1, from: "2025-01-01", to: "2025-01-31"), try rules(2, from: "2025-03-01"))
        #expect(try number(history, "2025-01-31") == 1)
        #expect(try number(history, "2025-02-01") == nil)
        #expect(try number(history, "2025-02-28") == nil)
        #expect(try number(history, "2025-03-01") == 2)
        #expect(history.latest?.number == 2)
    }

    @Test func versionsFollowOneAnother() throws {
        #expect(
            RuleHistory().refusal(of: try rules(2, from: "2025-01-01"))
                == .versionNotNext(stated: 2, next: 1))
        let history = history(try rules(1, from: "2025-01-01"))
        #expect(
            history.refusal(of: try rules(1, from: "2025-01-01"))
                == .versionNotNext(stated: 1, next: 2))
    }

    @Test(arguments: [
        ("programme", "NOVA2", "`programme` is NOVA and never changes; the file says NOVA2"),
        ("currency", "EUR", "`currency` is USD and never changes; the file says EUR"),
        (
            "fiscal_year_starts", "\"10-01\"",
            "`fiscal_year_starts` is 01-01 and never changes; the file says 10-01"
        ),
        (
            "earning_period", "quarter",
            "`earning_period` is month and never changes; the file says quarter"
        ),
    ])
    func someThingsNeverChange(_ key: String, _ value: String, _ sentence: String) throws {
        let history = history(try rules(1, from: "2025-01-01"))
        let next = try rules(2, from: "2025-04-01", [key: value])
        #expect(history.refusal(of: next)?.description == sentence)
    }

    @Test func theRestMayChange() throws {
        let history = history(try rules(1, from: "2025-01-01"))
        let next = try rules(
            2, from: "2024-01-01", ["author": "u-9", "approver": "u-8", "rounding": "half_up"])
        #expect(history.refusal(of: next) == nil)
    }

    @Test func theEventSaysWhatTheFileSays() throws {
        let rules = try rules(1, from: "2025-01-01", to: "2025-03-31")
        let day = { (text: String) in try BusinessDate(parsing: text) }
        func mismatch(
            _ programme: String = "NOVA", _ version: UInt32 = 1, _ from: String = "2025-01-01",
            _ to: String? = "2025-03-31", _ author: String = "u-ops-1",
            _ approver: String = "u-fin-2"
        ) throws -> String? {
            RuleHistory.mismatch(
                of: RuleActivation(
                    programme: programme, version: version, from: try day(from),
                    to: try to.map(day), author: author, approver: approver),
                with: rules)?.description
        }
        #expect(try mismatch() == nil)
        #expect(try mismatch("X") == "the event's `programme` is X, the file's is NOVA")
        #expect(try mismatch("NOVA", 2) == "the event's `version` is 2, the file's is 1")
        #expect(
            try mismatch("NOVA", 1, "2025-02-01")
                == "the event's `from` is 2025-02-01, the file's is 2025-01-01")
        #expect(
            try mismatch("NOVA", 1, "2025-01-01", nil)
                == "the event's `to` is left out, the file's is 2025-03-31")
        #expect(
            try mismatch("NOVA", 1, "2025-01-01", "2025-03-31", "x")
                == "the event's `author` is x, the file's is u-ops-1")
        #expect(
            try mismatch("NOVA", 1, "2025-01-01", "2025-03-31", "u-ops-1", "y")
                == "the event's `approver` is y, the file's is u-fin-2")
    }
}

// MARK: - Tiers across ladders

extension RuleHistoryTests {
    @Test func aTierThatIsGoneMapsToTheNextLowerOneOfItsLadder() throws {
        let history = history(
            try rules(1, from: "2025-01-01", ladder: "bronze, silver, gold, platinum"),
            try rules(2, from: "2025-02-01", ladder: "bronze, gold, diamond"),
            try rules(3, from: "2025-03-01", ladder: "member, partner"),
            try rules(4, from: "2025-04-01"),
            try rules(5, from: "2025-05-01", ladder: "bronze, silver, gold, platinum"))
        let versions = history.versions
        func map(_ tier: Int, _ held: Int, _ read: Int) -> Int? {
            history.tier(tier, heldUnder: versions[held - 1], readBy: versions[read - 1])
        }
        // Bronze and gold are there; silver falls to bronze, platinum to gold.
        #expect([0, 1, 2, 3].map { map($0, 1, 2) } == [0, 0, 1, 1])
        // Diamond is new; gold is the next lower one of the ladder in which it was held.
        #expect([0, 1, 2].map { map($0, 2, 1) } == [0, 2, 2])
        // Nothing is left: where everyone starts.
        #expect([0, 1, 2, 3].map { map($0, 1, 3) } == [0, 0, 0, 0])
        // The same ladder again.
        #expect([0, 1, 2, 3].map { map($0, 1, 5) } == [0, 1, 2, 3])
        #expect(map(1, 1, 4) == nil)
        #expect(map(1, 4, 1) == nil)
    }
}
