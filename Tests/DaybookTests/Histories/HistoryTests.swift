import Foundation
import Rules
import Synchronization
import TestSupport
import Testing

/// Whole histories, made up from seeds, against the naive recomputation, which shares no code with
/// the book.
///
/// `DAYBOOK_HISTORIES` is how many are played, `DAYBOOK_HISTORIES_SEED` the seed of the first. Each
/// seed has a profile of its own, unless `DAYBOOK_HISTORIES_PROFILE` names one for all. A history
/// that fails is made small and printed as a text that can be kept in `Fixtures`.
@Suite("Histories")
struct HistoryTests {
    @Test func theBookIsItsRecomputation() throws {
        let features = Set(RuleFeature.allCases)
        let profile = try HistorySettings.profile()
        let report = HistoryReport.played(
            HistorySettings.seeds, profile: profile, features: features)
        for failure in report.failures { Issue.record("\(failure)") }
        print(report.histogram)
        // A profile alone leaves out what others are for.
        if profile == nil { #expect(report.missing(features).isEmpty) }
    }

    @Test(arguments: HistorySettings.fixtures(in: ""))
    func fixtureIsItsRecomputation(_ name: String) throws {
        let differences = try HistorySettings.fixture(name).differences()
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    /// Where no passage of rules.md decides between the two. Each says in its head what they make
    /// of it.
    @Test(arguments: HistorySettings.fixtures(in: "Open/"))
    func openQuestionIsOpen(_ name: String) throws {
        let differences = try HistorySettings.fixture(name).differences()
        #expect(!differences.isEmpty, "\(name) is settled: take it out of Fixtures/Open")
    }
}

/// What is played.
enum HistorySettings {
    /// `DAYBOOK_HISTORIES_PROFILE` names a profile that there is not.
    struct NoProfile: Error { let name: String }

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }

    static var seeds: [UInt64] {
        let first = UInt64(number("DAYBOOK_HISTORIES_SEED") ?? 1)
        return (0..<UInt64(number("DAYBOOK_HISTORIES") ?? 40)).map { first + $0 }
    }

    /// The profile of all histories, where one is named.
    static func profile() throws -> HistoryProfile? {
        let environment = ProcessInfo.processInfo.environment
        guard let name = environment["DAYBOOK_HISTORIES_PROFILE"] else { return nil }
        guard let profile = HistoryProfile(rawValue: name) else { throw NoProfile(name: name) }
        return profile
    }

    private static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures")

    /// The names of the fixtures in a folder, which ends in a slash.
    static func fixtures(in folder: String) -> [String] {
        let path = directory.appendingPathComponent(folder).path
        let names = try? FileManager.default.contentsOfDirectory(atPath: path)
        return (names ?? []).filter { $0.hasSuffix(".txt") }.sorted().map { folder + $0 }
    }

    static func fixture(_ name: String) throws -> History {
        let url = directory.appendingPathComponent(name)
        return History(parsing: try String(contentsOf: url, encoding: .utf8))
    }
}

extension History {
    /// What differs when it is played.
    func differences(tell: @escaping (String) -> String = { $0 }) throws -> [String] {
        try HistoryPlayer.withPlayer(tell: tell) { player in
            try player.play(self)
            return player.differences
        }
    }
}
