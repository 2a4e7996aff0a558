import Accounting
import Commands
import EventLog
import Events
import Foundation
import Queries
import ReadModels
import ScenarioFiles

/// A scenario that was played in this process, into a book of its own.
final class PlayedScenario: ScenarioBook {
    let directory: URL
    let reader: BookReader
    /// Position of each line, from line 1 at index 1.
    private(set) var positions: [UInt64] = [0]
    private(set) var refusedLines: [Int] = []
    private(set) var repeatedLines: [Int] = []
    private var refusals: [Int: Refusal] = [:]

    init(_ scenario: Scenario, batches: [[Int]]) throws {
        directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("daybook-scenario-\(UUID().uuidString)")
        let lines = try scenario.lines()
        try Book.create(
            at: directory.path, id: BookID(high: 1, low: 2), programme: "NOVA")
        let book = try Book(opening: directory.path)
        var outcomes: [AppendOutcome] = []
        var positions: [UInt64] = [0]
        do {
            var line = 1
            while line <= lines.count {
                let last = batches.first { $0[0] == line }?[1] ?? line
                let new = try Self.append(
                    Array(lines[(line - 1)...(last - 1)]), isAtomic: last > line, to: book)
                outcomes += new
                let position = try book.log.head().position
                for index in new.indices {
                    positions.append(position - UInt64(new.count - 1 - index))
                }
                line = last + 1
            }
            try book.close()
        } catch {
            try? book.close()
            throw error
        }
        reader = try BookReader(opening: directory.path)
        self.positions = positions
        for (index, outcome) in outcomes.enumerated() {
            switch outcome {
            case .refused(let refusal):
                refusedLines.append(index + 1)
                refusals[index + 1] = refusal
            case .alreadyThere: repeatedLines.append(index + 1)
            case .recorded: break
            }
        }
    }

    deinit {
        reader.close()
        try? FileManager.default.removeItem(at: directory)
    }

    private static func append(
        _ lines: [[UInt8]], isAtomic: Bool, to book: Book
    ) throws -> [AppendOutcome] {
        var options = Book.AppendOptions()
        options.keepsRecordedAt = true
        options.isAtomic = isAtomic
        var parser = EventParser()
        var drafts: [EventDraft] = []
        for line in lines {
            do {
                drafts.append(try parser.parse(line.span.bytes))
            } catch {
                return lines.map { _ in .refused(Refusal(.malformed, "\(error)")) }
            }
        }
        // Any instant after the last one of the scenarios.
        let now = try Instant(parsing: "2026-01-01T00:00:00Z")
        return try book.append(drafts, now: now, options: options)
    }

    func refusal(_ line: Int) -> String { refusals[line]?.message ?? "" }

    /// The position at which a line is known; the head of the log without one.
    func position(knownAtLine line: Int?) throws -> UInt64 {
        try line.map { positions[$0] } ?? head()
    }

    func head() throws -> UInt64 { try reader.log.head().position }

    func rows(_ question: ScenarioQuestion) throws -> [AnsweredRow] {
        try question.query.run(
            reader, asOf: question.asOf, knownAt: question.knownAt.map { .position($0) }
        ).rows.map(AnsweredRow.init)
    }

    func differencesFromReplay() throws -> [String] {
        let live = try reader.modelsAtHead()
        let fresh = try reader.models(knownAt: try head())
        return try live.fold.states.compactMap { state in
            let one = try live.fold.digest(of: state.name)
            return one == (try fresh.fold.digest(of: state.name))
                ? nil : "\(state.name) differs from its replay"
        }
    }
}
