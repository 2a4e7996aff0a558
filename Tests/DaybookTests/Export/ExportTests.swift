import Foundation
import ScenarioFiles
import Testing

@testable import Interchange

/// hledger and beancount accept what is exported, and reckon what the book reckons.
@Suite("Export")
struct ExportTests {
    /// The sample channel's book, made once: about 1,000 events.
    private static let sample: Result<Child, any Error> = Result {
        let directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("daybook-export-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let child = Child(directory: directory)
        let rules = ["rules.yaml", "rules-2.yaml"].flatMap { name in
            ["--rules", Child.package.appendingPathComponent("tools/sample/\(name)").path]
        }
        let made = try child.run(
            ["--ndjson", "--events", "1000", "--seed", "7", "--out", "events.ndjson"] + rules,
            program: Child.sampleGenerator)
        try #require(made.status == 0, "\(made.errors)")
        try #require(child.run("init --programme NOVA").status == 0)
        let appended = try child.run("append events.ndjson --quiet")
        try #require(appended.status == 0, "\(appended.errors)")
        return child
    }

    /// Within the first year, at the end of a quarter, and the last day.
    private static let days = ["2023-08-17", "2024-06-30", "2025-12-31"]

    @Test(.enabled(if: LedgerTools.here.hledger != nil, "hledger cannot be had"))
    func hledgerAgrees() throws {
        let child = try Self.sample.get()
        try child.export("hledger", to: "sample.journal")
        #expect(try child.hledgerFindings("sample.journal") == "")
        for day in Self.days {
            let holdings = try child.hledgerHoldings("sample.journal", on: day)
            #expect(try holdings == child.holdings(on: day), "\(day)")
            try child.expectBalances(holdings, on: day)
        }
    }

    @Test(.enabled(if: LedgerTools.here.python != nil, "beancount cannot be had"))
    func beancountAgrees() throws {
        let child = try Self.sample.get()
        try child.export("beancount", to: "sample.beancount")
        #expect(try child.beanCheckFindings("sample.beancount") == "")
        let all = try child.beancountHoldings("sample.beancount", on: Self.days)
        try #require(all.count == Self.days.count)
        for (day, accounts) in zip(Self.days, all) {
            var holdings: Holdings = [:]
            for (account, amounts) in accounts {
                holdings[try #require(BeancountAccount.path(account), "\(account)")] = amounts
            }
            #expect(try holdings == child.holdings(on: day), "\(day)")
            try child.expectBalances(holdings, on: day)
        }
    }

    /// The assertions of an export up to a day, and of one of what was known, are those of what it
    /// holds.
    @Test(.enabled(if: LedgerTools.here.hledger != nil, "hledger cannot be had"))
    func pastIsWhole() throws {
        let child = try Self.sample.get()
        try child.export("hledger --as-of 2024-08-15", to: "past.journal")
        #expect(try child.hledgerFindings("past.journal") == "")
        let holdings = try child.hledgerHoldings("past.journal", on: "2099-12-31")
        #expect(try holdings == child.holdings(on: "2024-08-15"))
        try child.export("hledger --known-at 600", to: "known.journal")
        #expect(try child.hledgerFindings("known.journal") == "")
        let known = try child.hledgerHoldings("known.journal", on: "2099-12-31")
        #expect(try known == child.holdings(on: "2099-12-31", knownAt: 600))
    }

    /// A line of the table for every line of every entry.
    @Test func tableIsWhole() throws {
        let child = try Self.sample.get()
        try child.export("csv", to: "sample.csv")
        let rows = String(decoding: try child.bytes(of: "sample.csv"), as: UTF8.self)
            .components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }
        var holdings: Holdings = [:]
        for row in rows {
            let cells = row.components(separatedBy: ",")
            try #require(cells.count == 15, "\(row)")
            try holdings.add(cells[13], cells[14], to: cells[12])
        }
        #expect(try holdings.withoutZeros == child.holdings(on: "9999-12-31"))
    }

    /// The same question again prints the same bytes, to a file as to standard output.
    @Test func sameBytesAgain() throws {
        let child = try Self.sample.get()
        for format in ExportFormat.allCases {
            try child.export("\(format.rawValue) --known-at 900", to: "first.\(format)")
            let again = try child.run("export \(format.rawValue) --known-at 900")
            #expect(try Data(again.output.utf8) == child.bytes(of: "first.\(format)"), "\(format)")
        }
    }

    /// A line that is lost on the way, or another amount, is noticed by both.
    @Test(
        .enabled(
            if: LedgerTools.here.hledger != nil && LedgerTools.here.python != nil,
            "hledger and beancount cannot be had"))
    func damageIsNoticed() throws {
        let child = try Self.sample.get()
        for format in ["hledger", "beancount"] {
            try child.export(format, to: "whole.\(format)")
            let text = String(decoding: try child.bytes(of: "whole.\(format)"), as: UTF8.self)
            let parts = text.components(separatedBy: "\n\n")
            let entry = try #require(parts.firstIndex { $0.contains("accrued base") })
            var lost = parts
            lost.remove(at: entry)
            var other = parts
            other[entry] = try Self.withAnotherAmount(parts[entry])
            for (index, damaged) in [lost, other].enumerated() {
                let name = "damaged-\(index).\(format)"
                try child.write(damaged.joined(separator: "\n\n").utf8, to: name)
                let findings =
                    try format == "hledger"
                    ? child.hledgerFindings(name) : child.beanCheckFindings(name)
                #expect(findings != "", "\(name)")
            }
        }
    }

    /// The entry with a cent more on both of its sides: it still balances.
    private static func withAnotherAmount(_ entry: String) throws -> String {
        let amount = try #require(
            entry.split(separator: "\n").last?.split(separator: " ").dropLast().last)
        let number = amount.drop { $0 == "-" }
        let more = try #require(Decimal(string: String(number))) + Decimal(1) / 100
        return entry.replacingOccurrences(of: String(number) + " USD", with: "\(more) USD")
    }

    /// Currencies with no decimals and three, quarters, a fiscal year of its own, closed periods,
    /// draws and funds.
    @Test(
        .enabled(
            if: LedgerTools.here.hledger != nil && LedgerTools.here.python != nil,
            "hledger and beancount cannot be had"),
        arguments: Scenario.all.filter { scenario in
            [
                "s14-jpy", "s14-kwd", "x03", "x06", "x28", "x33", "s11", "x80", "s17", "x50",
            ].contains { scenario.name.hasPrefix($0) }
        })
    func scenariosAreAccepted(_ scenario: Scenario) throws {
        try withChild { child in
            let lines = try scenario.lines().map { $0 + Array("\n".utf8) }
            try child.write(lines.joined(), to: "events.ndjson")
            try #require(child.run("init --programme NOVA").status == 0)
            try child.run("append events.ndjson --keep-recorded-at --quiet")
            try child.export("hledger", to: "book.journal")
            #expect(try child.hledgerFindings("book.journal") == "")
            try child.export("beancount", to: "book.beancount")
            #expect(try child.beanCheckFindings("book.beancount") == "")
            let day = "2099-12-31"
            let hledger = try child.hledgerHoldings("book.journal", on: day)
            #expect(try hledger == child.holdings(on: day))
            let beancount = try child.beancountHoldings("book.beancount", on: [day])[0]
            #expect(beancount.count == hledger.count)
            for (account, amounts) in beancount {
                #expect(hledger[try #require(BeancountAccount.path(account))] == amounts)
            }
        }
    }

    /// Ids that would end a name, begin a comment or be taken for another one.
    @Test(
        .enabled(
            if: LedgerTools.here.hledger != nil && LedgerTools.here.python != nil,
            "hledger and beancount cannot be had"))
    func strangeNames() throws {
        let names = [
            "x-ray", "X-ray", "X-x2dray", "x:y;z", "a\\\"b%41|c", "(-,[2025-01-01])", "müller",
            "Müller", "*", "-", "3rd",
        ]
        try withSmallBook { child in
            try child.record(salesBy: names)
            try child.export("hledger", to: "strange.journal")
            #expect(try child.hledgerFindings("strange.journal") == "")
            let expected = try child.holdings(on: "2025-01-31")
            let hledger = try child.hledgerHoldings("strange.journal", on: "2025-01-31")
            #expect(hledger.count == expected.count)
            try child.export("beancount", to: "strange.beancount")
            #expect(try child.beanCheckFindings("strange.beancount") == "")
            let accounts = try child.beancountHoldings("strange.beancount", on: ["2025-01-31"])[0]
            for (account, amounts) in accounts {
                #expect(expected[try #require(BeancountAccount.path(account))] == amounts)
            }
            #expect(accounts.count == expected.count)
            #expect(expected.count > names.count)
        }
    }
}

extension Child {
    /// Exports to a file, which must end well.
    fileprivate func export(_ words: String, to file: String) throws {
        let ending = try run("export \(words) --quiet -o \(file)")
        try #require(ending.status == 0, "\(ending.errors)")
    }

    /// Records partners with these ids and a sale by each.
    fileprivate func record(salesBy names: [String]) throws {
        var lines = Data()
        for (number, name) in names.enumerated() {
            let net = ["amount": "200.00", "currency": "USD"]
            let events: [(String, [String: Any])] = [
                ("partner.recruited", ["legalName": "A", "kind": "reseller"]),
                ("partner.activated", ["payCurrency": "USD"]),
                (
                    "sale.invoiced",
                    ["invoiceId": "\(name)/\(number)", "lines": [["lineId": "1", "net": net]]]
                ),
            ]
            for (type, data) in events {
                let event: [String: Any] = [
                    "type": type, "source": "/crm", "id": "\(type)/\(number)",
                    "effectiveOn": "2025-01-20", "actor": ["id": "u", "role": "operator"],
                    "data": data.merging(["partnerId": name]) { $1 },
                ]
                lines += try JSONSerialization.data(withJSONObject: event) + Data("\n".utf8)
            }
        }
        try write(lines, to: "strange.ndjson")
        let ending = try run("append strange.ndjson")
        try #require(ending.status == 0, "\(ending.errors)\(ending.output)")
    }

    /// What accounts hold by the lines of the journal's entries.
    fileprivate func holdings(on day: String, knownAt position: Int? = nil) throws -> Holdings {
        let known = position.map { " --known-at \($0)" } ?? ""
        let ending = try run("journal --quiet -O ndjson --as-of \(day)\(known)")
        try #require(ending.status == 0, "\(ending.errors)")
        var holdings: Holdings = [:]
        for line in ending.output.split(separator: "\n") {
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
            let entry = try #require(value as? [String: Any])
            let currency = try #require(entry["currency"] as? String)
            for line in try #require(entry["lines"] as? [[String: String]]) {
                try holdings.add(
                    try #require(line["amount"]), line["currency"] ?? currency,
                    to: try #require(line["account"]))
            }
        }
        return holdings.withoutZeros
    }

    /// Expects that accounts hold what `balance --by account` says, and those of payees what
    /// `balance` does.
    fileprivate func expectBalances(_ holdings: Holdings, on day: String) throws {
        var accounts: Holdings = [:]
        for row in try balance("--by account", on: day) {
            try accounts.add(
                row["amount"] ?? "", row["currency"] ?? "", to: row["account"] ?? "")
        }
        #expect(accounts == holdings, "\(day)")
        for row in try balance("", on: day) {
            let (payee, currency) = (row["payee"] ?? "", row["currency"] ?? "")
            for name in ["held", "payable", "scheduled"] {
                let owed = -(holdings["liability:\(name):\(payee)"]?[currency] ?? 0)
                #expect(Decimal(string: row[name] ?? "") == owed, "\(payee) \(name) \(day)")
            }
        }
    }

    private func balance(_ words: String, on day: String) throws -> [[String: String]] {
        let ending = try run("balance \(words) --quiet -O ndjson --as-of \(day)")
        try #require(ending.status == 0, "\(ending.errors)")
        let lines = ending.output.split(separator: "\n")
        #expect(!lines.isEmpty)
        return try lines.map { line in
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return try #require(value as? [String: String])
        }
    }
}
