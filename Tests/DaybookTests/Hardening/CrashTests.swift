import EventLog
import Foundation
import Testing

/// `kill -9` at random moments of append, import and rebuild: what was acknowledged is there, the
/// book is whole, and the same command again completes the work.
///
/// `DAYBOOK_CRASH_ROUNDS` says how many, `DAYBOOK_CRASH_SEED` repeats a run, and
/// `DAYBOOK_PROGRAM` takes another build of the program.
@Suite("Crashes", .serialized)
struct CrashTests {
    private static let environment = ProcessInfo.processInfo.environment

    private static let rounds = environment["DAYBOOK_CRASH_ROUNDS"].flatMap { Int($0) } ?? 12

    private static let seed =
        environment["DAYBOOK_CRASH_SEED"].flatMap { UInt64($0) } ?? .random(in: 1...999_999)

    @Test func nothingAcknowledgedIsLost() throws {
        print("crashes: seed \(Self.seed), \(Self.rounds) rounds")
        try withChild { child in
            let work = try CrashWork.all(in: child)
            var tally: [String: Int] = [:]
            for round in 0..<Self.rounds {
                let chosen = work[round % work.count]
                var random = SplitMix(state: Self.seed &+ UInt64(round) &* 7_919)
                let isMidway = try chosen.crash(
                    in: child, after: UInt32.random(in: 0..<chosen.microseconds, using: &random),
                    "seed \(Self.seed), round \(round), \(chosen.name)")
                if isMidway { tally[chosen.name, default: 0] += 1 }
            }
            print("crashes: ended midway \(tally.sorted { $0.key < $1.key })")
        }
    }
}

/// Steele and others' generator: the same numbers on every machine.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A command that is broken off, with what comes of it when it is not.
private struct CrashWork {
    let name: String
    /// The command line.
    let arguments: [String]
    /// The status that it ends with.
    let status: Int32
    /// The book that it begins with, a directory beside `book`.
    let start: String
    /// How long it takes when it is not broken off.
    let microseconds: UInt32
    /// What stands in the book at the end.
    let result: Result

    /// Whether the times of recording are given, so that every run makes the same tree.
    private var isTimed: Bool { result.root != nil }

    struct Result: Equatable {
        let position: UInt64
        /// The tree's root; nil where the time of recording is the time of the run.
        let root: String?
        /// A row a model; without the journal where there is no root, since its entries tell when
        /// they were recorded.
        let digests: [String]
        /// What everybody is owed, a row each.
        let balances: String
    }

    /// Breaks the command off after so long, and checks what is left.
    ///
    /// - Returns: whether it was still running.
    func crash(in child: Child, after delay: UInt32, _ place: String) throws -> Bool {
        try child.take(start)
        let log = try EventLog.open(
            at: child.directory.appendingPathComponent("book").path, readOnly: true)
        let running = try child.start(arguments)
        var acknowledged: UInt64 = 0
        let end = DispatchTime.now() + .microseconds(Int(delay))
        while DispatchTime.now() < end, running.process.isRunning {
            acknowledged = try log.head().position
            usleep(500)
        }
        let isMidway = running.process.isRunning
        running.crash()
        log.close()
        _ = try running.ending()

        let place = "\(place), \(delay) µs, acknowledged \(acknowledged)"
        let left = try child.head()
        #expect(left.position >= acknowledged, "\(place): \(left.position) are left")
        let verified = try child.run("verify")
        #expect(verified.status == 0, "\(place): \(verified.output)\(verified.errors)")
        let again = try child.run(arguments)
        #expect(again.status == status, "\(place): \(again.errors)")
        let completed = try Self.result(in: child, isTimed: isTimed)
        #expect(completed == result, "\(place)")
        return isMidway
    }

    /// Runs the command unbroken and keeps what comes of it.
    init(_ name: String, _ arguments: [String], from start: String, in child: Child) throws {
        self.name = name
        self.arguments = arguments
        self.start = start
        try child.take(start)
        let begin = DispatchTime.now().uptimeNanoseconds
        let ending = try child.run(arguments)
        microseconds = UInt32((DispatchTime.now().uptimeNanoseconds - begin) / 1_000)
        try #require(ending.status < 2, "\(name): \(ending.errors)")
        status = ending.status
        result = try Self.result(in: child, isTimed: name != "import")
    }

    /// Position, root, balances, and the digests of a replay, which are those of the live models.
    private static func result(in child: Child, isTimed: Bool) throws -> Result {
        let head = try child.head()
        let replay = try child.run("replay --check -O csv")
        #expect(replay.status == 0, "\(replay.errors)")
        return Result(
            position: head.position, root: isTimed ? head.root : nil,
            // A line of CSV ends in CR LF, which is one character and no "\n".
            digests: replay.output.split(whereSeparator: \.isNewline).map(String.init).filter {
                isTimed || !$0.hasPrefix("commission-journal,")
            },
            balances: try child.run("balance --by payee,component,period -O csv").output)
    }

    /// Append, import and rebuild, each with its book to begin with.
    static func all(in child: Child) throws -> [CrashWork] {
        let sample = Child.package.appendingPathComponent("tools/sample").path
        let rules = ["rules.yaml", "rules-2.yaml"].map { "\(sample)/\($0)" }
        try child.run(
            ["--ndjson", "--events", "1000", "--seed", "7", "--out", "plain.ndjson"]
                + rules.flatMap { ["--rules", $0] }, program: Child.sampleGenerator)
        // With the time of recording given, every run makes the same tree.
        let lines = String(decoding: try child.bytes(of: "plain.ndjson"), as: UTF8.self)
        try child.write(
            lines.replacing(
                #","effectiveOn":"#, with: #","recordedAt":"2026-01-02T00:00:00Z","effectiveOn":"#
            ).utf8, to: "sample.ndjson")
        try child.run(
            ["--events", "1000", "--seed", "3", "--out", "export"], program: Child.sampleGenerator)

        try #require(child.run("init --programme NOVA --book empty").status == 0)
        try #require(child.run("init --programme NOVA --book ruled").status == 0)
        let activated = try child.run([
            "rules", "activate", rules[0], "--actor", "u:operator", "--on", "2023-01-01", "--book",
            "ruled",
        ])
        try #require(activated.status == 0, "\(activated.errors)")

        let append = ["append", "sample.ndjson", "--keep-recorded-at", "--group", "20"]
        let plan = ["import", "\(sample)/sample.yaml", "--directory", "export", "--group", "20"]
        let works = [
            try CrashWork("append", append, from: "empty", in: child),
            try CrashWork("import", plan + ["--rejects", "rejects"], from: "ruled", in: child),
        ]
        try FileManager.default.copyItem(
            at: child.directory.appendingPathComponent("book"),
            to: child.directory.appendingPathComponent("full"))
        return works + [try CrashWork("rebuild", ["rebuild", "run"], from: "full", in: child)]
    }
}

extension Child {
    /// Puts a copy of a book in the place of `book`.
    fileprivate func take(_ name: String) throws {
        let book = directory.appendingPathComponent("book")
        try? FileManager.default.removeItem(at: book)
        try FileManager.default.copyItem(at: directory.appendingPathComponent(name), to: book)
    }
}
