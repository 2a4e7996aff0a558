import Foundation
import Glibc
import Testing

/// Two processes that record into one book in turn, each with the models that it has in memory:
/// whatever one stores, the other does not write over, and what is there in the end is what the log
/// gives.
@Suite("Taking turns")
struct TakingTurnsTests {
    /// Lines of a turn, which is a commit group.
    private static let turn = 100

    @Test(
        "one appends through a pipe, the other in between",
        arguments: [
            // turns of A (through the pipe) and C (a process of its own for each turn)
            "ACA", "AACAAC", "CACACA", "AAAC", "CCA",
        ])
    func inTurn(_ turns: String) throws {
        try withChild { child in
            let lines = try Self.lines(child)
            try child.run("init --programme NOVA")
            let pipe = child.directory.appendingPathComponent("pipe").path
            #expect(mkfifo(pipe, 0o600) == 0)
            let appender = try child.start(
                ["append", "pipe", "--group", "\(Self.turn)", "--quiet"])
            let input = try #require(FileHandle(forWritingAtPath: pipe))
            var done = 0
            for letter in turns {
                let part = lines[done..<done + Self.turn]
                done += Self.turn
                if letter == "A" {
                    try input.write(contentsOf: Data(part.joined().utf8))
                } else {
                    try child.write(part.joined().utf8, to: "turn.ndjson")
                    let ending = try child.run("append turn.ndjson --quiet")
                    #expect(ending.status == 0, "\(ending.errors)")
                }
                try Self.wait(for: done, in: child)
            }
            try input.close()
            appender.process.waitUntilExit()
            let ending = try appender.ending()
            #expect(ending.status == 0, "\(ending.errors)")
            try Self.check(child, turns)
        }
    }

    /// Nothing but a replay is right in the end.
    private static func check(_ child: Child, _ turns: String) throws {
        for command in ["replay --check --quiet", "verify --quiet", "rebuild run --quiet"] {
            let ending = try child.run(command)
            #expect(ending.status == 0, "\(turns), \(command): \(ending.output)\(ending.errors)")
        }
    }

    /// Events that are legal in their order, as lines with their ends.
    private static func lines(_ child: Child) throws -> [String] {
        let rules = ["rules.yaml", "rules-2.yaml"].flatMap { name in
            ["--rules", Child.package.appendingPathComponent("tools/sample/\(name)").path]
        }
        try child.run(
            ["--ndjson", "--events", "1000", "--seed", "21", "--out", "events.ndjson"] + rules,
            program: Child.sampleGenerator)
        return String(decoding: try child.bytes(of: "events.ndjson"), as: UTF8.self)
            .split(separator: "\n").map { $0 + "\n" }
    }

    /// Waits until the log holds at least so many events, which it does not where a turn is
    /// not acknowledged.
    private static func wait(for count: Int, in child: Child) throws {
        for _ in 0..<100 {
            let head = try child.run("log --type ruleset.activated -O json").output
            if let range = head.range(of: #""position":\d+,"root""#, options: .regularExpression),
                let position = Int(head[range].filter(\.isNumber)), position >= count
            {
                return
            }
            usleep(20_000)
        }
        Issue.record("\(count) events did not come")
    }
}
