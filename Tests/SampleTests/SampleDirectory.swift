import Foundation

@testable import generate_sample

/// A directory that is gone, with all that is in it, when the test is over.
final class SampleDirectory {
    let path: String

    init() throws {
        let name = "daybook-sample-\(UUID().uuidString)"
        path = FileManager.default.temporaryDirectory.appending(component: name).path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The names of its files, in order.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    func contents(of name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: "\(path)/\(name)")))
    }

    /// One digest over the names and contents of all files.
    func digest() throws -> String {
        var lines = ""
        for name in try names {
            lines += "\(Digest.sha256(try contents(of: name))) \(name)\n"
        }
        return Digest.sha256(Array(lines.utf8))
    }
}

/// The files that stand beside the generator in the repository.
enum SampleFiles {
    static let directory = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "tools/sample").path

    static let rules = ["rules.yaml", "rules-2.yaml"].map { "\(directory)/\($0)" }

    /// Writes the tables of a sample.
    static func writeTables(
        events: Int, seed: UInt64, to directory: SampleDirectory
    ) throws -> Expected {
        var options = Options(events: events, seed: seed)
        options.output = directory.path
        return try GenerateSample.writeTables(options)
    }

    /// Writes the events of a sample to `events.ndjson`.
    static func writeEvents(
        events: Int, seed: UInt64, randomIDs: Bool = false, to directory: SampleDirectory
    ) throws -> Expected {
        var options = Options(events: events, seed: seed)
        options.form = .ndjson
        options.rules = rules
        options.randomIDs = randomIDs
        options.output = directory.path + "/events.ndjson"
        return try GenerateSample.writeEvents(options)
    }
}
