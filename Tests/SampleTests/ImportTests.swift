import Foundation
import Interchange
import Testing

@testable import generate_sample

/// The plans make of the tables exactly the events that the generator writes by itself, and turn
/// away exactly the rows that it has spoiled.
@Suite struct ImportTests {
    private struct Outcome {
        var events: [String] = []
        var counts: [String: Int] = [:]
        var reasons: [String] = []
    }

    private func run(_ plan: String, in directory: SampleDirectory) throws -> Outcome {
        let text = try String(
            contentsOfFile: "\(SampleFiles.directory)/\(plan)", encoding: .utf8)
        let plan = try ImportPlan.parse(text, file: plan)
        var outcome = Outcome()
        _ = try ImportRun(plan: plan, directory: directory.path).run(
            reject: { outcome.reasons.append("\($0.file):\($0.line): \($0.reason)") },
            sink: { event in
                let event = try content(String(decoding: event.json, as: UTF8.self))
                outcome.events.append(event.line)
                outcome.counts[event.type, default: 0] += 1
            })
        return outcome
    }

    /// What an event says, whoever recorded it under whatever id: type, days and data.
    private func content(_ json: String) throws -> (type: String, line: String) {
        let data = try #require(json.firstRange(of: #""data":"#))
        let (head, tail) = (json[..<data.lowerBound], json[data.upperBound...])
        // ["{", "type", ":", the type, ",", "source", ":", the source, ...]
        let words = head.split(separator: "\"", omittingEmptySubsequences: false)
        func value(_ key: Substring) -> Substring {
            words.firstIndex(of: key).map { words[$0 + 2] } ?? ""
        }
        let type = String(value("type"))
        return (type, "\(value("effectiveOn")) \(value("occurredAt")) \(type) \(tail)")
    }

    private func counts(_ tally: [Int]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for type in FactType.allCases where tally[Int(type.rawValue)] > 0 {
            counts[type.name.description] = tally[Int(type.rawValue)]
        }
        return counts
    }

    @Test(arguments: [(1_000, 5), (5_000, 7), (20_000, 11)] as [(Int, UInt64)])
    func plansMakeTheEvents(events: Int, seed: UInt64) throws {
        let directory = try SampleDirectory()
        let expected = try SampleFiles.writeTables(events: events, seed: seed, to: directory)
        let flaws = try #require(expected.flaws)
        var main = try run("sample.yaml", in: directory)
        let late = try run("sample-late.yaml", in: directory)

        // What only the book can refuse, and what is there twice, comes through a plan.
        let foreign = main.events.filter { $0.contains("-99999999\"") }
        #expect(foreign.count == expected.refusedEvents)
        #expect(
            main.events.count - foreign.count - flaws.repeated == expected.tally.main.reduce(0, +))
        #expect(late.counts == counts(expected.tally.late))
        #expect(late.reasons == [])
        #expect(main.reasons.count == expected.rejectedRows)

        _ = try SampleFiles.writeEvents(events: events, seed: seed, to: directory)
        let lines = String(decoding: try directory.contents(of: "events.ndjson"), as: UTF8.self)
            .split(separator: "\n").filter { !$0.hasPrefix(#"{"type":"ruleset"#) }
        let direct = try lines.map { try content(String($0)).line }
        main.events.removeAll { $0.contains("-99999999\"") }
        let imported = (main.events + late.events).sorted()
        #expect(Set(imported).symmetricDifference(direct).sorted().prefix(5) == [])
        #expect(imported.count - flaws.repeated == direct.count)
    }

    /// Events of one day are recorded in the same order by both ways.
    @Test func plansHaveTheOrderOfTheEvents() throws {
        let text = try String(
            contentsOfFile: "\(SampleFiles.directory)/sample.yaml", encoding: .utf8)
        let order = FactType.allCases.dropFirst().map(\.name.description)
        let first = FactType.rulesetActivated
        #expect(first.rawValue == 0)
        #expect(try ImportPlan.parse(text, file: "sample.yaml").eventTypes == order)
    }

    /// Every reason that the generator spoils rows for is named when the row is turned away.
    @Test func rejectsNameTheirReason() throws {
        let directory = try SampleDirectory()
        let expected = try SampleFiles.writeTables(events: 30_000, seed: 2, to: directory)
        let flaws = try #require(expected.flaws)
        let reasons = try run("sample.yaml", in: directory).reasons
        let words: [(Flaws.Flaw, [String])] = [
            (
                .missingDate,
                [
                    "no submitted_on", "no invoiced_on", "no credited_on", "no earned_on",
                    "the date is empty",
                ]
            ),
            (.unknownCurrency, ["no currency"]),
            (.malformedAmount, ["is no decimal"]),
            (.tooManyDecimals, ["decimals of"]),
            (.brokenQuotes, ["quote"]),
        ]
        var left = reasons
        for (flaw, words) in words.reversed() {
            let count = flaws.counts[Flaws.Flaw.allCases.firstIndex(of: flaw) ?? 0]
            let found = left.filter { reason in words.contains { reason.contains($0) } }
            #expect(count > 0 && found.count == count, "\(flaw): \(found.prefix(3))")
            left.removeAll { reason in words.contains { reason.contains($0) } }
        }
        #expect(left == [])
    }
}
