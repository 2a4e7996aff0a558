import Accounting
import Events

/// Turns events into rows of a trail.
struct TrailPrinter {
    /// The stream that the trail is about; nil for that of an actor or a correlation.
    let subject: String?
    private var json = JSONWriter()

    init(subject: String?) {
        self.subject = subject
    }

    mutating func row(_ event: borrowing EventView) throws -> ReportRow {
        let envelope = try event.envelope()
        let stream = try envelope.stream.string()
        var row = ReportRow()
        row.add("position", .position(event.position))
        row.add("recordedAt", .instant(event.recordedAt))
        row.add("effectiveOn", .date(event.effectiveOn))
        row.add("occurredAt", .instant(event.occurredAt))
        row.add("type", .text(event.type.name))
        row.add("stream", .text(stream))
        row.add("version", .integer(Int64(event.version)))
        row.add("isOwn", .flag(subject == nil || subject == stream))
        row.add("actor", .text(try envelope.actor.string()))
        row.add("role", .text(envelope.role.name))
        var reason: String?
        if let given = envelope.reason {
            reason = try given.code.string()
            if let text = given.text { reason = "\(reason ?? ""): \(try text.string())" }
        }
        row.add("reason", .text(reason))
        row.add("source", .text(try envelope.source.string()))
        row.add("id", .text(try envelope.id.string()))
        row.add("correlation", .text(try envelope.correlation?.string()))
        row.add("data", try data(event))
        return row
    }

    /// The payload; in text as `name=value`, without the id that the stream says already.
    private mutating func data(_ event: borrowing EventView) throws -> Value {
        json.removeAll()
        try EventPrinter.append(event, to: &json)
        guard let data = try JSONValue(parsing: json.bytes.span.bytes)["data"],
            let members = data.members
        else { return .null }
        let first = event.type.descriptor.fields.first?.name
        var parts: [String] = []
        for member in members where member.name != first {
            Self.flatten(member.value, as: member.name, into: &parts)
        }
        json.removeAll()
        json.value(data)
        return .json(json.text, text: parts.joined(separator: " "))
    }

    private static func flatten(_ value: JSONValue, as name: String, into parts: inout [String]) {
        switch value {
        case .object(let members):
            if let amount = value["amount"]?.text, let currency = value["currency"]?.text {
                parts.append("\(name)=\(amount)\(currency)")
                return
            }
            for member in members {
                flatten(member.value, as: "\(name).\(member.name)", into: &parts)
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                flatten(element, as: "\(name)[\(index)]", into: &parts)
            }
        case .string(let text): parts.append("\(name)=\(shown(text))")
        case .number(let text): parts.append("\(name)=\(text)")
        case .bool(let flag): parts.append("\(name)=\(flag)")
        case .null: break
        }
    }

    /// A text on one line, the start of a long one.
    private static func shown(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let isCut = line.count > 60 || line.count < text.count
        return isCut ? "\(line.prefix(57))…" : line
    }
}
