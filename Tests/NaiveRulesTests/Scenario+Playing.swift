import Foundation
import NaiveRules
import ScenarioFiles

extension Scenario {
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
