import Accounting
import Testing

@testable import Events

/// Events of every type for the tests, made from the descriptors, always the same.
///
/// Never change what this makes: the golden bytes are made of it.
enum Samples {
    /// A sample with a name that is a file's too: `deal.approved.full`.
    struct Sample: CustomTestStringConvertible {
        var name: String
        var json: String

        var testDescription: String { name }

        /// The event, read from its JSON form.
        func draft() throws -> EventDraft {
            var parser = EventParser()
            return try parser.parse(json)
        }

        /// The event as the log would have it.
        func record() throws -> [UInt8] {
            try Samples.record(try draft())
        }
    }

    /// For each type one with every field and one with only those that must be there.
    static let all: [Sample] = EventType.allCases.flatMap { type in
        [sample(type, full: true), sample(type, full: false)]
    }

    static let full: [Sample] = EventType.allCases.map { sample($0, full: true) }

    static func record(_ draft: EventDraft) throws -> [UInt8] {
        var references: [UInt32] = []
        draft.references { _, id in references.append(id == nil ? 0 : UInt32(references.count + 7))
        }
        let header = RecordHeader(
            position: 41, recordedAt: try Instant(parsing: "2025-01-12T10:00:00.000001Z"),
            version: 3, previous: 17, number: 5)
        var writer = WireWriter()
        writer.record(draft, header: header, references: references)
        return writer.bytes
    }

    private static func sample(_ type: EventType, full: Bool) -> Sample {
        var json = JSONWriter()
        json.value(event(type, full: full))
        return Sample(name: "\(type.name).\(full ? "full" : "minimal")", json: json.text)
    }

    static func event(_ type: EventType, full: Bool) -> JSONValue {
        var members = [
            JSONMember("type", .string(type.name)), JSONMember("source", .string("/crm/nova")),
            JSONMember("id", .string("7781-\(type.rawValue)")),
            JSONMember("effectiveOn", .string("2025-01-12")),
        ]
        if full { members.append(JSONMember("occurredAt", .string("2025-01-12T09:30:00.500000Z"))) }
        members.append(
            JSONMember(
                "actor",
                .object([
                    JSONMember("id", .string("u-3")), JSONMember("role", .string("finance")),
                ])))
        if full {
            members += [
                JSONMember(
                    "reason",
                    .object([
                        JSONMember("code", .string("late")),
                        JSONMember("text", .string("Née \"à\" l'heure\n\u{1F600}")),
                    ])),
                JSONMember("causation", .number("12")),
                JSONMember("correlation", .string("batch-1")),
            ]
        }
        return .object(members + [JSONMember("data", object(type.descriptor, full: full))])
    }

    private static func object(_ descriptor: MessageDescriptor, full: Bool) -> JSONValue {
        var members: [JSONMember] = []
        for field in descriptor.fields where full || field.mustBeThere {
            let value = value(field, full: full)
            guard field.label == .repeated else {
                members.append(JSONMember(field.name, value))
                continue
            }
            let count = full ? 2 : field.notEmpty ? 1 : 0
            members.append(
                JSONMember(field.name, .array(Array(repeating: value, count: count))))
        }
        return .object(members)
    }

    private static func value(_ field: FieldDescriptor, full: Bool) -> JSONValue {
        switch field.kind {
        case .id: .string("\(field.name)-\(field.number)")
        case .text: .string("A \(field.name) — naïve, \"quoted\"\tand \\ more")
        case .country: .string("DE")
        case .period: .string("2025-Q1")
        case .uint32: .number(full ? "4294967295" : "0")
        case .uint64: .number(full ? "18446744073709551615" : "0")
        case .int64: .number("-9223372036854775808")
        case .bool: .bool(full)
        case .date: .string(full ? "1969-12-31" : "1970-01-01")
        case .instant: .string("2025-02-05T00:00:00.123456Z")
        case .percent: .string(full ? "33.3334%" : "0%")
        case .sha256: .string(String(repeating: "0123456789abcdef", count: 4))
        case .currency: .string("KWD")
        case .money:
            .object([
                JSONMember("amount", .string(full ? "-1234.567" : "0.000")),
                JSONMember("currency", .string("KWD")),
            ])
        case .exchangeRate: .string("1.0815")
        case .value: .string(field.words.last ?? "")
        case .message(let descriptor): object(descriptor, full: full)
        }
    }
}
