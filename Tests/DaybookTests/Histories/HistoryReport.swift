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
    private var profiles: [HistoryProfile: Int] = [:]
    private var histories: [String: Int] = [:]

    /// Makes up and plays a history for each seed, several at a time; all of one profile where it is
    /// named.
    static func played(
        _ seeds: [UInt64], profile: HistoryProfile? = nil, features: Set<RuleFeature>
    ) -> HistoryReport {
        let report = Mutex(HistoryReport())
        DispatchQueue.concurrentPerform(iterations: seeds.count) { index in
            let seed = seeds[index]
            let profile = profile ?? HistoryProfile(seed: seed)
            let outcome = Result { try PlayedSeed(seed, profile, features: features) }
            report.withLock { $0.add(outcome, profile, seed: seed) }
        }
        return report.withLock { $0 }
    }

    /// How many steps the history of a seed has: two in three are short.
    static func steps(seed: UInt64) -> Int { seed % 3 == 0 ? 90 : 35 }

    private mutating func add(
        _ outcome: Result<PlayedSeed, any Error>, _ profile: HistoryProfile, seed: UInt64
    ) {
        count += 1
        profiles[profile, default: 0] += 1
        switch outcome {
        case .failure(let error): failures.append("seed \(seed) (\(profile)): \(error)")
        case .success(let played):
            failures += played.failure.map { [$0] } ?? []
            recorded += played.recorded
            refused += played.refused
            for name in played.features { histories[name, default: 0] += 1 }
        }
    }

    /// How many histories there were of each profile, and how many had what.
    var histogram: String {
        var lines = ["\(count) histories, \(recorded) events recorded, \(refused) refused"]
        for profile in HistoryProfile.allCases {
            lines.append("profile \(profile): \(profiles[profile] ?? 0)")
        }
        for feature in HistoryFeature.all {
            lines.append("\(feature.name): \(histories[feature.name] ?? 0)")
        }
        return lines.joined(separator: "\n")
    }

    /// What happened too seldom, where the rules could use so much and seeds had all profiles.
    ///
    /// So many in a hundred is an average. Any seeds may have fewer by chance, so what is asked for
    /// is less by twice the square root of it, by which such counts differ; of a few histories
    /// nothing.
    func missing(_ features: Set<RuleFeature>) -> [String] {
        HistoryFeature.all.compactMap { feature in
            let isPossible = feature.needs.isEmpty || !feature.needs.isDisjoint(with: features)
            let found = histories[feature.name] ?? 0
            let expected = Double(feature.least * count) / 100
            let least = Int(expected - 2 * expected.squareRoot())
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

    init(_ seed: UInt64, _ profile: HistoryProfile, features: Set<RuleFeature>) throws {
        let title = "seed \(seed) (\(profile))"
        self = try HistoryPlayer.withPlayer { player in
            var made = try RandomHistory(
                in: player, seed: seed, profile: profile, features: features)
            let history = try made.run(steps: HistoryReport.steps(seed: seed))
            return try PlayedSeed(player, history, title)
        }
    }

    private init(_ player: HistoryPlayer, _ history: History, _ title: String) throws {
        recorded = player.recorded.values.reduce(0, +)
        refused = player.refused.values.reduce(0, +)
        features = try HistoryFeatures(player, history).names
        failure =
            player.differences.isEmpty
            ? nil : try Self.describe(history, title, player.differences)
    }

    private static func describe(
        _ history: History, _ title: String, _ differences: [String]
    ) throws -> String {
        var shrinker = HistoryShrinker { try !$0.differences().isEmpty }
        let small = try shrinker.shrunk(history)
        let left = try small.differences()
        let shown = left.isEmpty ? differences : left
        return small.text(about: "\(title)\n" + shown.prefix(12).joined(separator: "\n"))
    }
}
