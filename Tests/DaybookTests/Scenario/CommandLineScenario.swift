import Foundation
import ScenarioFiles
import Testing

/// A scenario that was played through the program as a user would, a process a command: `init`,
/// then `rules activate`, `period close` and `period reopen` for what these record, and `append`
/// for the events between them.
///
/// What is recorded is known from when it is recorded here; no figure depends on that. Events that
/// must be refused are appended as they stand, because the commands state no wrong totals and no
/// wrong hash.
final class CommandLineScenario: ScenarioBook {
    private(set) var positions: [UInt64] = [0]
    private(set) var refusedLines: [Int] = []
    private(set) var repeatedLines: [Int] = []
    private var refusals: [Int: String] = [:]
    private let daybook: DaybookProcess
    private let keepsClock: Bool
    /// Answers by their command line: the book does not change any more.
    private var answers: [[String]: [AnsweredRow]] = [:]

    /// Plays in an empty directory.
    init(_ scenario: Scenario, _ expected: Expected, in daybook: DaybookProcess) throws {
        self.daybook = daybook
        let lines = try scenario.objects()
        keepsClock = ScenarioStep.keepsClock(lines)
        try succeed(["init", "--programme", "NOVA"])
        for step in ScenarioStep.steps(of: lines, expected) {
            switch step {
            case .command(let words, let input):
                try succeed(words, input: input)
            case .append(let range, let isAtomic):
                try append(lines, range, isAtomic: isAtomic)
            }
        }
        try place(lines)
    }

    /// Ends with 0, or the test ends.
    @discardableResult
    func succeed(_ words: [String], input: String? = nil) throws -> String {
        let outcome = try daybook.run(words, input: input)
        try #require(outcome.status == 0, "\(words.joined(separator: " ")): \(outcome.errors)")
        return outcome.output
    }

    private func append(
        _ lines: [[String: Any]], _ range: ClosedRange<Int>, isAtomic: Bool
    ) throws {
        let input = try range.map { line in
            var event = lines[line - 1]
            if !keepsClock { event["recordedAt"] = nil }
            return String(
                decoding: try JSONSerialization.data(withJSONObject: event), as: UTF8.self)
        }.joined(separator: "\n")
        let outcome = try daybook.run(
            ["append", "-", "-O", "ndjson", "--quiet"] + (isAtomic ? ["--atomic"] : [])
                + (keepsClock ? ["--keep-recorded-at"] : []),
            input: input + "\n")
        var refused = 0
        for row in try Self.objects(outcome.output) {
            guard let number = row["line"] as? Int else {
                try #require(row["refused"] as? Int == refused, "\(outcome.output)")
                continue
            }
            refused += 1
            refusals[range.lowerBound + number - 1] = row["message"] as? String ?? ""
        }
        if isAtomic, refused > 0 { range.forEach { refusals[$0] = refusals[$0] ?? "" } }
        try #require(outcome.status == (refused > 0 ? 1 : 0), "\(outcome.errors)")
    }

    /// Finds the position of every line in the log. What the book appended by itself comes after
    /// the line that led to it.
    private func place(_ lines: [[String: Any]]) throws {
        let log = try Self.objects(try succeed(["log", "-O", "ndjson"])).map(Self.key)
        var isTaken: Set<String> = []
        let own = Set(lines.map(Self.key))
        for (index, line) in lines.enumerated() {
            let key = Self.key(line)
            if refusals[index + 1] != nil {
                refusedLines.append(index + 1)
            } else if !isTaken.insert(key).inserted {
                repeatedLines.append(index + 1)
            } else {
                var next = try #require(log.firstIndex(of: key), "\(key) is not in the log") + 1
                while next < log.count, !own.contains(log[next]) { next += 1 }
                positions.append(UInt64(next))
                continue
            }
            positions.append(positions[index])
        }
    }

    private static func key(_ event: [String: Any]) -> String {
        "\(event["source"] ?? "") \(event["id"] ?? "")"
    }

    /// The objects of NDJSON.
    static func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        }
    }
}

// MARK: - Asking

extension CommandLineScenario {
    func refusal(_ line: Int) -> String { refusals[line] ?? "" }

    func head() throws -> UInt64 {
        let status = try JSONSerialization.jsonObject(
            with: Data(try succeed(["status", "--quick", "-O", "json"]).utf8))
        return try #require((status as? [String: Any])?["position"] as? UInt64)
    }

    func rows(_ question: ScenarioQuestion) throws -> [AnsweredRow] {
        try rows(question.line)
    }

    /// The rows of a command line that ends with `-O json`.
    func rows(_ line: [String]) throws -> [AnsweredRow] {
        if let answer = answers[line] { return answer }
        let object = try JSONSerialization.jsonObject(with: Data(try succeed(line).utf8))
        let rows = try #require((object as? [String: Any])?["rows"] as? [[String: Any]])
        let answer = rows.map(AnsweredRow.init(json:))
        answers[line] = answer
        return answer
    }

    func differencesFromReplay() throws -> [String] {
        let outcome = try daybook.run(["replay", "--check", "--quiet"])
        return outcome.status == 0 ? [] : ["replay --check: \(outcome.output)\(outcome.errors)"]
    }
}
