/// Writes JSON Schemas (2020-12): `event.json` for a whole line, one file for the data of each
/// type, `common.json` for what they share.
struct JSONSchemaEmitter {
    static let folder = "schemas/json"

    let schema: Schema
    /// The codes of the currencies, in order.
    let currencies: [String]

    private static let draft = "https://json-schema.org/draft/2020-12/schema"

    var all: [(path: String, text: String)] {
        var files = [("common.json", common), ("event.json", envelope)]
        for message in schema.events {
            files.append(("\(message.event?.type ?? "").json", payload(message)))
        }
        return files.map { ("\(Self.folder)/\($0.0)", $0.1.file) }
    }

    // MARK: - Payloads

    private func payload(_ message: Message) -> JSONText {
        let event = message.event
        return .object(
            [
                ("$schema", .text(Self.draft)), ("$id", .text("\(event?.type ?? "").json")),
                ("title", .text("data of \(event?.type ?? "")")),
                (
                    "description",
                    .text(
                        Self.sentence(message.comment)
                            + " Legal when: \(event?.legalWhen ?? "").")
                ),
            ] + shape(message))
    }

    private func shape(_ message: Message) -> [(String, JSONText)] {
        let required = message.fields.filter(\.mustBeThere).map { JSONText.text($0.name) }
        var members: [(String, JSONText)] = [
            ("type", .text("object")), ("additionalProperties", .flag(false)),
        ]
        if !required.isEmpty { members.append(("required", .list(required))) }
        let properties = message.fields.map { ($0.name, property($0)) }
        return members + [("properties", .object(properties))]
    }

    private func property(_ field: Field) -> JSONText {
        let description = ("description", JSONText.text(Self.sentence(field.comment)))
        guard field.label == .repeated else { return .object([description] + value(field)) }
        var members = [description, ("type", .text("array"))]
        if field.notEmpty { members.append(("minItems", .number(1))) }
        return .object(members + [("items", .object(value(field)))])
    }

    private func value(_ field: Field) -> [(String, JSONText)] {
        switch field.kind {
        case .uint32:
            [
                ("type", .text("integer")), ("minimum", .number(0)),
                ("maximum", .number(Int(UInt32.max))),
            ]
        case .uint64: [("type", .text("integer")), ("minimum", .number(0))]
        case .int64: [("type", .text("integer"))]
        case .bool: [("type", .text("boolean"))]
        case .enumeration(let name):
            [("enum", .list(words(name, except: field.except).map { .text($0) }))]
        case .message(let name): [("$ref", .text("common.json#/$defs/\(Names.lowerFirst(name))"))]
        default: [("$ref", .text("common.json#/$defs/\(field.kind)"))]
        }
    }

    private func words(_ enumeration: String, except: String? = nil) -> [String] {
        schema.enumeration(enumeration)?.values.map(\.name).filter { $0 != except } ?? []
    }

    static func sentence(_ comment: [String]) -> String {
        comment.filter { !$0.isEmpty }.joined(separator: " ")
    }

    // MARK: - Envelope

    private var envelope: JSONText {
        let rules = schema.events.map { message -> JSONText in
            let type = message.event?.type ?? ""
            return .object([
                (
                    "if",
                    .object([
                        ("properties", .object([("type", .object([("const", .text(type))]))]))
                    ])
                ),
                (
                    "then",
                    .object([
                        (
                            "properties",
                            .object([("data", .object([("$ref", .text("\(type).json"))]))])
                        )
                    ])
                ),
            ])
        }
        let required = ["type", "source", "id", "effectiveOn", "actor", "data"]
        return .object([
            ("$schema", .text(Self.draft)), ("$id", .text("event.json")),
            ("title", .text("event")),
            (
                "description",
                .text(
                    "One line of NDJSON: an event as its sender states it, or as it is recorded.")
            ),
            ("type", .text("object")), ("additionalProperties", .flag(false)),
            ("required", .list(required.map { .text($0) })),
            ("properties", .object(envelopeProperties)), ("allOf", .list(rules)),
        ])
    }

    private var envelopeProperties: [(String, JSONText)] {
        EnvelopeTable.rows.map { row in
            var members: [(String, JSONText)] = [("description", .text(row.meaning))]
            switch row.name {
            case "type":
                members.append(
                    ("enum", .list(schema.events.map { .text($0.event?.type ?? "") })))
            case "actor":
                members += object([
                    ("id", [("$ref", .text("common.json#/$defs/id"))]),
                    ("role", [("enum", .list(words("ActorRole").map { .text($0) }))]),
                ])
            case "reason": members.append(("$ref", .text("common.json#/$defs/reason")))
            case "data": members.append(("type", .text("object")))
            case "position", "causation", "version", "expectedVersion":
                members += [("type", .text("integer")), ("minimum", .number(0))]
            case "stream": members += [("type", .text("string")), ("minLength", .number(1))]
            default: members.append(("$ref", .text("common.json#/$defs/\(row.schema)")))
            }
            return (row.name, .object(members))
        }
    }

    private func object(_ members: [(String, [(String, JSONText)])]) -> [(String, JSONText)] {
        [
            ("type", .text("object")), ("additionalProperties", .flag(false)),
            ("required", .list(members.map { .text($0.0) })),
            ("properties", .object(members.map { ($0.0, .object($0.1)) })),
        ]
    }

    // MARK: - What they share

    private var common: JSONText {
        func pattern(_ pattern: String, _ description: String) -> JSONText {
            .object([
                ("description", .text(description)), ("type", .text("string")),
                ("pattern", .text(pattern)),
            ])
        }
        var definitions: [(String, JSONText)] = ValueTable.rows.compactMap { row in
            row.pattern.map { (row.name, pattern($0, row.meaning)) }
        }
        definitions.append(("currency", .object([("enum", .list(currencies.map { .text($0) }))])))
        definitions.append(
            (
                "money",
                .object(
                    [("description", .text(ValueTable.meaning(of: "money")))]
                        + object([
                            (
                                "amount",
                                [
                                    ("type", .text("string")),
                                    ("pattern", .text("^-?[0-9]+(\\.[0-9]{1,4})?$")),
                                ]
                            ),
                            ("currency", [("$ref", .text("#/$defs/currency"))]),
                        ]))
            ))
        for message in schema.messages where message.event == nil {
            let description = ("description", JSONText.text(Self.sentence(message.comment)))
            definitions.append(
                (Names.lowerFirst(message.name), .object([description] + shape(message))))
        }
        return .object([
            ("$schema", .text(Self.draft)), ("$id", .text("common.json")),
            ("title", .text("what the events share")), ("$defs", .object(definitions)),
        ])
    }
}
