import Accounting
import Events

/// Makes events from short text, a line each:
///
///     2025-01-12 deal.approved {dealId: D-1, exclusivity: exclusive} by u-3
///
/// After the date and the type stands the payload, in a relaxed form of JSON: names and words
/// without quotes, `100.00 USD` for money, `true` and whole numbers as such; what would be taken
/// for one of these and is not stands in single quotes. `ZERO` is a digest that is left to the
/// book. Then may follow, in any order, `by ACTOR`, `at INSTANT`, `because CODE`, `expecting
/// VERSION`, `from SOURCE`, `id ID`, `recorded INSTANT`.
///
/// Each event gets the next of the ids `e1`, `e2` … of the source `/test`, unless it has its own.
package struct EventBuilder {
    /// Words of the text and what stands for them.
    package var words: [String: String] = ["ZERO": String(repeating: "0", count: 64)]
    private var count = 0
    private var parser = EventParser()

    package init() {}

    /// The events of a text; empty lines and lines that begin with `#` are passed over.
    package mutating func events(_ text: String) throws -> [EventDraft] {
        try text.split(separator: "\n").compactMap { line in
            let line = line.trimmed
            guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
            return try event(String(line))
        }
    }

    /// The event of a line.
    package mutating func event(_ line: String) throws -> EventDraft {
        try parser.parse(Array(json(line).utf8).span.bytes)
    }

    /// A line as the JSON form of an event.
    package mutating func json(_ line: String) throws -> String {
        guard let open = line.firstIndex(of: "{"), let close = line.lastIndex(of: "}") else {
            throw BuilderError(line: line)
        }
        let head = line[..<open].split(separator: " ")
        guard head.count == 2 else { throw BuilderError(line: line) }
        count += 1
        var text = RelaxedText(line[open...close], words: words)
        let data = try text.value()
        return try envelope(
            date: head[0], type: head[1], data: data, options: options(line, after: close))
    }

    private func options(_ line: String, after close: String.Index) throws -> [String: String] {
        let rest = line[line.index(after: close)...].split(separator: " ")
        guard rest.count.isMultiple(of: 2) else { throw BuilderError(line: line) }
        var options: [String: String] = [:]
        for index in stride(from: 0, to: rest.count, by: 2) {
            options[String(rest[index])] = String(rest[index + 1])
        }
        return options
    }

    private func envelope(
        date: Substring, type: Substring, data: String, options: [String: String]
    ) throws -> String {
        var fields = [
            "\"type\":\"\(type)\"", "\"source\":\"\(options["from"] ?? "/test")\"",
            "\"id\":\"\(options["id"] ?? "e\(count)")\"", "\"effectiveOn\":\"\(date)\"",
            "\"actor\":{\"id\":\"\(options["by"] ?? "u-1")\",\"role\":\"operator\"}",
        ]
        if let instant = options["at"] { fields.append("\"occurredAt\":\"\(instant)\"") }
        if let instant = options["recorded"] { fields.append("\"recordedAt\":\"\(instant)\"") }
        if let version = options["expecting"] { fields.append("\"expectedVersion\":\(version)") }
        if let code = options["because"] {
            fields.append("\"reason\":{\"code\":\"\(code)\",\"text\":\"\(code)\"}")
        }
        fields.append("\"data\":\(data)")
        return "{\(fields.joined(separator: ","))}"
    }
}

/// A line that is no event.
package struct BuilderError: Error, CustomStringConvertible {
    package let line: String

    package var description: String { "not an event: \(line)" }
}

extension Substring {
    var trimmed: Substring {
        var rest = self
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return rest
    }
}
