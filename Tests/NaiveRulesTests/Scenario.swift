import Foundation
import NaiveRules
import Testing

/// One acceptance case: a folder of `DaybookTests/Scenarios`, as its README describes it.
struct Scenario: Sendable, CustomTestStringConvertible {
    /// Name of the folder.
    let name: String

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("DaybookTests/Scenarios")

    /// All of them, by name.
    static let all: [Scenario] = {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: root.path))?.sorted() ?? []
        return names.map { Scenario(name: $0) }.filter {
            FileManager.default.fileExists(atPath: $0.file("events.ndjson").path)
        }
    }()

    var testDescription: String { name }

    private func file(_ name: String) -> URL {
        Self.root.appendingPathComponent(self.name).appendingPathComponent(name)
    }

    /// What must be said after its events.
    func expected() throws -> Expected {
        try JSONDecoder().decode(Expected.self, from: try Data(contentsOf: file("expected.json")))
    }

    /// Plays the lines that are recorded. The position of an event is its line; so none is counted
    /// for what a book appends by itself, which says nothing about money. The book after every
    /// line, the empty one first.
    func played(without refused: Set<Int>) throws -> [NaiveBook] {
        let text = try String(contentsOf: file("events.ndjson"), encoding: .utf8)
        var books = [NaiveBook()]
        for (index, line) in text.split(separator: "\n").enumerated() {
            var book = books[index]
            if !refused.contains(index + 1) {
                try book.record(try filled(line), position: Int64(index + 1))
            }
            books.append(book)
        }
        return books
    }

    /// A line with the text of the rule file that it names.
    private func filled(_ line: Substring) throws -> String {
        let parsed = try JSONSerialization.jsonObject(with: Data(line.utf8))
        guard var object = parsed as? [String: Any], var data = object["data"] as? [String: Any],
            let yaml = data["yamlFile"] as? String
        else { return String(line) }
        data["yaml"] = try String(contentsOf: file(yaml), encoding: .utf8)
        object["data"] = data
        let bytes = try JSONSerialization.data(withJSONObject: object)
        return String(decoding: bytes, as: UTF8.self)
    }
}
