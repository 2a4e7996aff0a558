import Accounting
import Crypto
import Events
import Foundation
import Rules
import TestSupport

/// A history that can be played: events in the catalogue's JSON form, in the order in which they
/// are recorded, and the rule files that they activate.
///
/// What the book is asked for when a history is made is asked for again when it is played, so that
/// a history can be shortened, and holds after a figure was mended: an activation has only its
/// `yamlFile`; a closing has no totals; the figures of a statement are zeros; a payout run stands
/// without its payouts, and its `knownAt` says how many positions it looks back.
struct History {
    /// Texts of rule files by name.
    var rules: [String: String] = [:]
    /// A line an event.
    var lines: [String] = []
}

// MARK: - As one text

extension History {
    private static let mark = "== "
    private static let events = "events.ndjson"

    /// Reads what `text(about:)` writes.
    init(parsing text: String) {
        var name = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(Self.mark) {
                name = String(line.dropFirst(Self.mark.count))
            } else if name == Self.events {
                if !line.isEmpty { lines.append(String(line)) }
            } else if !name.isEmpty {
                rules[name, default: ""] += line + "\n"
            }
        }
        for (name, text) in rules {
            rules[name] = text.split(separator: "\n").joined(separator: "\n") + "\n"
        }
    }

    /// Rule files and events in one text that can be kept as a fixture.
    func text(about title: String) -> String {
        var text = title.split(separator: "\n").map { "# \($0)\n" }.joined()
        for name in rules.keys.sorted() { text += Self.mark + "\(name)\n" + (rules[name] ?? "") }
        return text + Self.mark + "\(Self.events)\n" + lines.joined(separator: "\n") + "\n"
    }

    /// Without rule files that no event activates.
    var tidied: History {
        var tidied = self
        tidied.rules = rules.filter { name, _ in
            lines.contains { $0.contains("\"yamlFile\":\"\(name)\"") }
        }
        return tidied
    }
}

// MARK: - Activations

extension History {
    /// A line as an event; nil for an activation of a file that is not valid.
    static func draft(
        _ line: String, rules: [String: String], _ parser: inout EventParser
    ) throws -> EventDraft? {
        guard line.contains("\"yamlFile\"") else { return try parser.parse(line) }
        let parsed = try JSONSerialization.jsonObject(with: Data(line.utf8))
        guard var event = parsed as? [String: Any], let data = event["data"] as? [String: Any],
            let name = data["yamlFile"] as? String, let yaml = rules[name],
            let head = RuleFile.parse(text: yaml, name: name).file?.head
        else { return nil }
        var activation: [String: Any] = [
            "programme": head.programme, "version": Int(head.version), "from": "\(head.from)",
            "yaml": yaml, "author": head.author, "approver": head.approver,
            "sha256": SHA256Text.of(Data(yaml.utf8)),
        ]
        if let to = head.to { activation["to"] = "\(to)" }
        event["data"] = activation
        let bytes = try JSONSerialization.data(withJSONObject: event)
        return try parser.parse(String(decoding: bytes, as: UTF8.self))
    }
}
