import Foundation
import Testing

/// One acceptance case: a folder of `Scenarios`, as its README describes it.
struct Scenario: Sendable, CustomTestStringConvertible {
    let name: String
    let directory: URL

    var testDescription: String { name }

    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Scenarios")

    /// All of them, by name.
    static let all: [Scenario] = {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: root.path))?.sorted() ?? []
        return names.compactMap { name in
            let directory = root.appendingPathComponent(name)
            let events = directory.appendingPathComponent("events.ndjson")
            guard FileManager.default.fileExists(atPath: events.path) else { return nil }
            return Scenario(name: name, directory: directory)
        }
    }()

    /// The names in `pending.txt`: cases that need what is not computed yet.
    static let pending: Set<String> = {
        let path = root.appendingPathComponent("pending.txt")
        let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        return Set(
            text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") })
    }()

    func expected() throws -> Expected {
        let data = try Data(contentsOf: directory.appendingPathComponent("expected.json"))
        return try JSONDecoder().decode(Expected.self, from: data)
    }

    /// The lines of `events.ndjson` with their placeholders filled in.
    func lines() throws -> [[UInt8]] {
        let url = directory.appendingPathComponent("events.ndjson")
        let text = try String(contentsOf: url, encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            var object = try object(line)
            var data = object["data"] as? [String: Any] ?? [:]
            if let file = data.removeValue(forKey: "yamlFile") as? String {
                let yaml = try Data(contentsOf: directory.appendingPathComponent(file))
                data["yaml"] = String(decoding: yaml, as: UTF8.self)
                data["sha256"] = SHA256Text.of(yaml)
            }
            if data["digest"] as? String == "auto" {
                data["digest"] = String(repeating: "0", count: 64)
            }
            object["data"] = data
            return Array(try JSONSerialization.data(withJSONObject: object))
        }
    }

    private func object(_ line: Substring) throws -> [String: Any] {
        let parsed = try JSONSerialization.jsonObject(with: Data(line.utf8))
        return parsed as? [String: Any] ?? [:]
    }
}
