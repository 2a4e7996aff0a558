import Foundation
import Testing

/// One acceptance case: a folder of `DaybookTests/Scenarios`, as its README describes it.
package struct Scenario: Sendable, CustomTestStringConvertible {
    /// Name of the folder.
    package let name: String

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("DaybookTests/Scenarios")

    /// All of them, by name.
    package static let all: [Scenario] = {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: root.path))?.sorted() ?? []
        return names.map { Scenario(name: $0) }.filter {
            FileManager.default.fileExists(atPath: $0.file("events.ndjson").path)
        }
    }()

    /// The names in `pending.txt`: cases that need what is not computed yet.
    package static let pending: Set<String> = {
        let path = root.appendingPathComponent("pending.txt")
        let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        return Set(
            text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") })
    }()

    package var testDescription: String { name }

    /// The place of one of its files.
    package func file(_ name: String) -> URL {
        Self.root.appendingPathComponent(self.name).appendingPathComponent(name)
    }

    /// What must be said after its events.
    package func expected() throws -> Expected {
        try JSONDecoder().decode(Expected.self, from: try Data(contentsOf: file("expected.json")))
    }
}
