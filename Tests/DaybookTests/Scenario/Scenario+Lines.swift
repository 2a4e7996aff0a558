import Foundation
import ScenarioFiles

extension Scenario {
    /// The lines of `events.ndjson` with their placeholders filled in.
    func lines() throws -> [[UInt8]] {
        try objects().map { Array(try JSONSerialization.data(withJSONObject: $0)) }
    }

    /// The same, as objects.
    func objects() throws -> [[String: Any]] {
        let url = file("events.ndjson")
        let text = try String(contentsOf: url, encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            var object = try object(line)
            var data = object["data"] as? [String: Any] ?? [:]
            if let file = data.removeValue(forKey: "yamlFile") as? String {
                let yaml = try Data(contentsOf: self.file(file))
                data["yaml"] = String(decoding: yaml, as: UTF8.self)
                data["sha256"] = SHA256Text.of(yaml)
            }
            if data["digest"] as? String == "auto" {
                data["digest"] = String(repeating: "0", count: 64)
            }
            object["data"] = data
            return object
        }
    }

    private func object(_ line: Substring) throws -> [String: Any] {
        let parsed = try JSONSerialization.jsonObject(with: Data(line.utf8))
        return parsed as? [String: Any] ?? [:]
    }
}
