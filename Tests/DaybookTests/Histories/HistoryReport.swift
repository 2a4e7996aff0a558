import Dispatch
import ReadModels
import Rules
import Synchronization
import TestSupport

/// What became of many histories.
struct HistoryReport {
    /// What differed, with the history that shows it, made small.
    private(set) var failures: [String] = []
    private var count = 0
    private var recorded = 0
    private var refused = 0
    private var histories: [String: Int] = [:]

    /// Makes up and plays a history for each seed, several at a time.
    static func played(_ seeds: [UInt64], features: Set<RuleFeature>) -> HistoryReport {
        let report = Mutex(HistoryReport())
        DispatchQueue.concurrentPerform(iterations: seeds.count) { index in
            let outcome = Result { try PlayedSeed(seeds[index], features: features) }
            report.withLock { $0.add(outcome, seed: seeds[index]) }
        }
        return report.withLock { $0 }
    }

    private mutating func add(_ outcome: Result<PlayedSeed, any Error>, seed: UInt64) {
        count += 1
        switch outcome {
        case .failure(let error): failures.append("seed \(seed): \(error)")
        case .success(let played):
            failures += played.failure.map { [$0] } ?? []
            recorded += played.recorded
            refused += played.refused
            for name in played.features { histories[name, default: 0] += 1 }
        }
    }

    /// How many histories had what.
    var histogram: String {
        var lines = ["\(count) histories, \(recorded) events recorded, \(refused) refused"]
        for feature in HistoryFeature.all {
            lines.append("\(feature.name): \(histories[feature.name] ?? 0)")
        }
        return lines.joined(separator: "\n")
    }

    /// What happened too seldom, where the rules could use so much.
    func missing(_ features: Set<RuleFeature>) -> [String] {
        HistoryFeature.all.compactMap { feature in
            let isPossible = feature.needs.isEmpty || !feature.needs.isDisjoint(with: features)
            let found = histories[feature.name] ?? 0
            let least = feature.least * count / 100
            return isPossible && found < least
                ? "\(feature.name): \(found) of \(count), at least \(least)" : nil
        }
    }
}

/// A history that was made up from a seed and played.
private struct PlayedSeed {
    let failure: String?
    let recorded: Int
    let refused: Int
    let features: Set<String>

    init(_ seed: UInt64, features: Set<RuleFeature>) throws {
        self = try HistoryPlayer.withPlayer { player in
            var made = try RandomHistory(in: player, seed: seed, features: features)
            let history = try made.run(steps: seed % 3 == 0 ? 90 : 35)
            return try PlayedSeed(player, history, seed)
        }
    }

    private init(_ player: HistoryPlayer, _ history: History, _ seed: UInt64) throws {
        recorded = player.recorded.values.reduce(0, +)
        refused = player.refused.values.reduce(0, +)
        features = try HistoryFeatures(player, history).names
        failure =
            player.differences.isEmpty
            ? nil : try Self.describe(history, seed, player.differences)
    }

    private static func describe(
        _ history: History, _ seed: UInt64, _ differences: [String]
    ) throws -> String {
        var shrinker = HistoryShrinker { try !$0.differences().isEmpty }
        let small = try shrinker.shrunk(history)
        let left = try small.differences()
        let shown = left.isEmpty ? differences : left
        return small.text(about: "seed \(seed)\n" + shown.prefix(12).joined(separator: "\n"))
    }
}
