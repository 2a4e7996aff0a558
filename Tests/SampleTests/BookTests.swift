import Accounting
import Commands
import EventLog
import Events
import Foundation
import Interchange
import Testing

@testable import generate_sample

/// Whatever the generator writes is legal, and what it has spoiled is refused.
@Suite struct BookTests {
    /// Long after the last day of every sample here.
    private static let now = Instant(microsecondsSince1970: 1_800_000_000_000_000)

    /// A new book in the directory.
    private func book(in directory: SampleDirectory) throws -> Book {
        let path = directory.path + "/book"
        let id = BookID(high: 4, low: 7)
        try Book.create(at: path, id: id, programme: "NOVA")
        return try Book(opening: path)
    }

    /// Appends events in batches and counts what became of them.
    private func append(
        _ events: [EventDraft], to book: Book, _ refusals: inout [String]
    ) throws -> AppendSummary {
        var summary = AppendSummary()
        for start in stride(from: 0, to: events.count, by: 1_000) {
            let batch = Array(events[start..<min(start + 1_000, events.count)])
            let outcomes = try book.append(batch, now: Self.now)
            summary.count(outcomes)
            for (event, outcome) in zip(batch, outcomes) {
                if case .refused(let refusal) = outcome {
                    refusals.append("\(event.effectiveOn) \(event.id): \(refusal.message)")
                }
            }
        }
        return summary
    }

    private func events(in directory: SampleDirectory) throws -> [EventDraft] {
        var parser = EventParser()
        return try String(
            decoding: directory.contents(of: "events.ndjson"), as: UTF8.self
        ).split(separator: "\n").map { try parser.parse(String($0)) }
    }

    @Test func everyEventIsLegal() throws {
        let directory = try SampleDirectory()
        let expected = try SampleFiles.writeEvents(events: 8_000, seed: 4, to: directory)
        let book = try book(in: directory)
        defer { try? book.close() }
        var refusals: [String] = []
        let summary = try append(try events(in: directory), to: book, &refusals)
        #expect(refusals.prefix(5) == [])
        #expect(summary.recorded == expected.tally.total)
    }

    /// The two exports, one after the other; a second time they change nothing.
    @Test func exportsAreImported() throws {
        let directory = try SampleDirectory()
        let expected = try SampleFiles.writeTables(events: 8_000, seed: 4, to: directory)
        _ = try SampleFiles.writeEvents(events: 8_000, seed: 4, to: directory)
        let book = try book(in: directory)
        defer { try? book.close() }
        var refusals: [String] = []
        let rules = try events(in: directory).filter { $0.body.streamKind == .ruleset }
        #expect(try append(rules, to: book, &refusals).recorded == 2)

        let main = try planned("sample.yaml", in: directory)
        let late = try planned("sample-late.yaml", in: directory)
        let first = try append(main, to: book, &refusals)
        let second = try append(late, to: book, &refusals)
        let legal = expected.tally.main.reduce(0, +)
        #expect(first.recorded + first.refused == legal + expected.refusedEvents)
        #expect(first.alreadyThere == expected.flaws?.repeated)
        #expect(second.recorded == expected.tally.late.reduce(0, +))
        let unexpected = refusals.filter { !$0.contains("99999999") }
        #expect(unexpected.prefix(5) == [])

        let again = try append(main + late, to: book, &refusals)
        #expect(again.recorded == 0)
        #expect(again.alreadyThere == main.count + late.count - first.refused)
    }

    private func planned(_ name: String, in directory: SampleDirectory) throws -> [EventDraft] {
        let text = try String(
            contentsOfFile: "\(SampleFiles.directory)/\(name)", encoding: .utf8)
        let plan = try ImportPlan.parse(text, file: name)
        var parser = EventParser()
        var drafts: [EventDraft] = []
        _ = try ImportRun(plan: plan, directory: directory.path).run(
            reject: { _ in },
            sink: { drafts.append(try parser.parse($0.json.span.bytes)) })
        return drafts
    }
}
