/// Writes `EventType` and `EventBody`, the lists of everything that can happen.
struct TypeEmitter {
    let schema: Schema

    func eventType() -> String {
        var out = SourceText.swift(imports: [])
        out.documentation([
            "A type of event. The raw value is the number of its field in the record's body, which "
                + "is never used again."
        ])
        out.line("@usableFromInline")
        out.line("package enum EventType: UInt32, Sendable, CaseIterable {")
        for event in schema.events {
            out.line("/// `\(event.event?.type ?? "")`.", indent: 1)
            out.line("case \(event.caseName) = \(event.number)", indent: 1)
        }
        out.line("}")
        out.line()
        out.line("extension EventType {")
        out.line("/// The name in the catalogue, `deal.approved`.", indent: 1)
        property("name: String", into: &out) { "\"\($0.type)\"" }
        out.line()
        out.line("/// The kind of stream that events of the type belong to.", indent: 1)
        property("streamKind: StreamKind", into: &out) { ".\($0.streamKind)" }
        out.line()
        referenceKinds(into: &out)
        out.line("}")
        return out.text
    }

    private func property(
        _ declaration: String, into out: inout SourceText, _ value: (Message.Event) -> String
    ) {
        out.line("package var \(declaration) {", indent: 1)
        out.line("switch self {", indent: 2)
        for event in schema.events {
            guard let facts = event.event else { continue }
            out.line("case .\(event.caseName): \(value(facts))", indent: 2)
        }
        out.line("}", indent: 2)
        out.line("}", indent: 1)
    }

    func eventBody() -> String {
        var out = SourceText.swift(imports: [])
        out.documentation(["What happened: one case for each type of event."])
        out.line("package indirect enum EventBody: Hashable, Sendable {")
        for event in schema.events {
            out.line("/// `\(event.event?.type ?? "")`.", indent: 1)
            out.line("case \(event.caseName)(\(event.name))", indent: 1)
        }
        out.line("}")
        out.line()
        out.line("extension EventBody {")
        out.line("/// The payload, whatever its type.", indent: 1)
        out.line("package var payload: any EventPayload {", indent: 1)
        out.line("switch self {", indent: 2)
        for event in schema.events {
            out.line("case .\(event.caseName)(let payload): payload", indent: 2)
        }
        out.line("}", indent: 2)
        out.line("}", indent: 1)
        out.line()
        out.line("/// The type of the event.", indent: 1)
        out.line("package var type: EventType {", indent: 1)
        out.line("switch self {", indent: 2)
        for event in schema.events {
            out.line("case .\(event.caseName): .\(event.caseName)", indent: 2)
        }
        out.line("}", indent: 2)
        out.line("}", indent: 1)
        out.line("}")
        return out.text
    }

    func bodyCoding() -> String {
        var out = SourceText.swift(imports: [])
        out.line("extension EventBody {")
        out.line("/// Appends the body as the record's field of its type.", indent: 1)
        out.line("func encode(into out: inout WireWriter) {", indent: 1)
        out.line("switch self {", indent: 2)
        for event in schema.events {
            out.line(
                "case .\(event.caseName)(let payload): out.message(\(event.number), payload)",
                indent: 2)
        }
        out.line("}", indent: 2)
        out.line("}", indent: 1)
        out.line()
        out.line("/// Reads the body of an event of this type.", indent: 1)
        out.line("package init(type: EventType, bytes: RawSpan) throws(WireError) {", indent: 1)
        out.line("switch type {", indent: 2)
        for event in schema.events {
            out.line("case .\(event.caseName):", indent: 2)
            out.line("let view = try \(event.name)View(bytes)", indent: 3)
            out.line("self = .\(event.caseName)(try \(event.name)(view))", indent: 3)
        }
        out.line("}", indent: 2)
        out.line("}", indent: 1)
        out.line("}")
        return out.text
    }

    func descriptors() -> String {
        var out = SourceText.swift(imports: [])
        out.line("extension EventType {")
        out.line("/// The schema of the payload.", indent: 1)
        out.line("package var descriptor: MessageDescriptor {", indent: 1)
        out.line("switch self {", indent: 2)
        for event in schema.events {
            out.line("case .\(event.caseName): .\(event.caseName)", indent: 2)
        }
        out.line("}", indent: 2)
        out.line("}", indent: 1)
        out.line("}")
        return out.text
    }

    func typedViews() -> String {
        var out = SourceText.swift(imports: [])
        out.line("extension EventView {")
        for (index, event) in schema.events.enumerated() {
            if index > 0 { out.line() }
            out.documentation(
                [
                    "The payload of a `\(event.event?.type ?? "")`; throws `bodyMismatch` for "
                        + "any other type."
                ], indent: 1)
            out.line("@_lifetime(copy self)", indent: 1)
            let head = "package func as\(event.name)()"
            let result = "throws(WireError) -> \(event.name)View"
            if "    \(head) \(result) {".count <= SourceText.width {
                out.line("\(head) \(result) {", indent: 1)
            } else {
                out.line(head, indent: 1)
                out.line(result, indent: 2)
                out.line("{", indent: 1)
            }
            out.line("try \(event.name)View(try body(of: .\(event.caseName)))", indent: 2)
            out.line("}", indent: 1)
        }
        out.line("}")
        return out.text
    }
}
