import Accounting
import Commands
import EventLog
import Events
import Foundation
import Queries
import ScenarioFiles
import Testing

@testable import generate_sample

/// Every figure of a book is explained, and its leaves sum to it.
@Suite("Explaining")
struct ExplainTests {
    @Test(arguments: Scenario.all)
    func everyFigureOfAScenario(_ scenario: Scenario) throws {
        let played = try PlayedScenario(
            scenario, batches: try scenario.expected().batches ?? [])
        var differences: [String] = []
        _ = try ExplainedBook(reader: played.reader).explainAll { differences.append($0) }
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    /// The scenarios have an entry of every kind that the journal posts, for every limit.
    @Test func scenariosHaveEveryKind() throws {
        var kinds: Set<EntryKind> = []
        for name in [
            "s10-reinstated", "s15-threshold-return-withholding", "x49-payout-run",
            "x56-statement", "s11-recoverable-draw", "x50-fund-edges",
        ] {
            let scenario = try #require(Scenario.all.first { $0.name == name })
            let played = try PlayedScenario(
                scenario, batches: try scenario.expected().batches ?? [])
            kinds.formUnion(try ExplainedBook(reader: played.reader).explainAll { _ in }.kinds)
        }
        #expect(
            kinds == [
                .accrued, .released, .forfeited, .reinstated, .adjusted, .scheduled, .returned,
                .paid, .drawn, .fundAllocated, .fundExpired, .fundReimbursed,
            ])
    }

    /// Every period of every payee: each level sums to the one above, with the entries whole.
    @Test(arguments: ["s05-credit-after-close", "x49-payout-run", "x56-statement"])
    func everyPeriodOfAScenario(_ name: String) throws {
        let scenario = try #require(Scenario.all.first { $0.name == name })
        let played = try PlayedScenario(
            scenario, batches: try scenario.expected().batches ?? [])
        let statements = try scenario.expected().statements ?? []
        for month in 1...6 {
            let period = try Period(parsing: "2025-0\(month)")
            let query = ExplainQuery(.period(payee: "P-101", period, isFull: true))
            let closing = try query.run(played.reader, asOf: nil, knownAt: nil).rows.first
            let known = statements.first { $0.payee == "P-101" && $0.period == "\(period)" }
            if let amount = known?.closing { #expect(closing?["amount"] == .decimal(amount)) }
        }
    }

    /// A channel of a few thousand events, with two versions of the rules.
    @Test func everyFigureOfTheSample() throws {
        let directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("daybook-explain-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try record(sample: 3_000, in: directory)
        let reader = try BookReader(opening: directory + "/book")
        defer { reader.close() }
        var differences: [String] = []
        let count = try ExplainedBook(reader: reader).explainAll { differences.append($0) }
        #expect(differences.prefix(5) == [])
        #expect(count.kinds.isSuperset(of: [.accrued, .released]))
        #expect(count.entries > 500)
        #expect(count.nothings > 50)
    }

    private static let rules = ["rules.yaml", "rules-2.yaml"].map { name in
        URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "tools/sample/\(name)").path
    }

    private func record(sample events: Int, in directory: String) throws {
        var options = Options(events: events, seed: 4)
        options.form = .ndjson
        options.rules = Self.rules
        options.output = directory + "/events.ndjson"
        _ = try GenerateSample.writeEvents(options)
        try Book.create(at: directory + "/book", id: BookID(high: 4, low: 7), programme: "NOVA")
        let book = try Book(opening: directory + "/book")
        var parser = EventParser()
        let text = try String(contentsOfFile: directory + "/events.ndjson", encoding: .utf8)
        let drafts = try text.split(separator: "\n").map { try parser.parse(String($0)) }
        for start in stride(from: 0, to: drafts.count, by: 1_000) {
            _ = try book.append(
                Array(drafts[start..<min(start + 1_000, drafts.count)]),
                now: Instant(microsecondsSince1970: 1_800_000_000_000_000))
        }
        try book.close()
    }
}
