/// Writes the Swift struct of a message: properties, initializer, and what makes it an event.
struct StructEmitter {
    let schema: Schema

    func emit(_ message: Message, into out: inout SourceText) {
        out.documentation(documentation(message))
        out.line("package struct \(message.name): Hashable, Sendable {")
        for field in message.fields {
            out.documentation(SourceText.paragraphs(field.comment), indent: 1)
            out.line("package var \(field.name): \(SwiftNames.property(field))", indent: 1)
        }
        out.line()
        initializer(message, into: &out)
        out.line("}")
        if let event = message.event {
            out.line()
            payload(message, event, into: &out)
        }
    }

    private func documentation(_ message: Message) -> [String] {
        var paragraphs = SourceText.paragraphs(message.comment)
        if let event = message.event {
            let id = event.streamId.map { "<\($0)>" }.joined(separator: "/")
            paragraphs.append(
                "`\(event.type)`, number \(event.number), of the stream "
                    + "`\(event.streamKind)/\(id)`. Legal when: \(event.legalWhen).")
        }
        return paragraphs
    }

    private func initializer(_ message: Message, into out: inout SourceText) {
        let parameters = message.fields.map { field in
            let name = SwiftNames.identifier(field.name)
            let fallback =
                switch field.label {
                case .required: ""
                case .optional: " = nil"
                case .repeated: field.mustBeThere && field.notEmpty ? "" : " = []"
                }
            return "\(name): \(SwiftNames.property(field))\(fallback)"
        }
        out.line("/// All fields, in the order of the schema.", indent: 1)
        out.list("package init(", parameters, ") {", indent: 1)
        for field in message.fields {
            out.line("self.\(field.name) = \(SwiftNames.identifier(field.name))", indent: 2)
        }
        out.line("}", indent: 1)
    }

    private func payload(_ message: Message, _ event: Message.Event, into out: inout SourceText) {
        out.line("extension \(message.name): EventPayload {")
        out.line("package static var type: EventType { .\(message.caseName) }", indent: 1)
        out.line()
        out.line("package var streamId: String {", indent: 1)
        out.line(streamId(message, event), indent: 2)
        out.line("}", indent: 1)
        let single = message.fields.filter { $0.reference != nil && $0.label != .repeated }
        let lists = message.fields.filter { list in
            list.label == .repeated && (list.reference != nil || nested(list) != nil)
        }
        if !single.isEmpty || !lists.isEmpty {
            out.line()
            slots(single, lists, into: &out)
        }
        out.line()
        let unused = single.isEmpty && lists.isEmpty
        out.line(
            "package func references(_ \(unused ? "_" : "body"): (StreamKind, String?) -> Void) {",
            indent: 1)
        for field in single {
            out.line("body(.\(field.reference ?? ""), \(field.name))", indent: 2)
        }
        for field in lists {
            if let (kind, member) = nested(field) {
                out.line("for element in \(field.name) {", indent: 2)
                out.line("body(.\(kind), element.\(member))", indent: 3)
                out.line("}", indent: 2)
            } else {
                out.line("for element in \(field.name) {", indent: 2)
                out.line("body(.\(field.reference ?? ""), element)", indent: 3)
                out.line("}", indent: 2)
            }
        }
        out.line("}", indent: 1)
        out.line("}")
    }

    private func streamId(_ message: Message, _ event: Message.Event) -> String {
        if event.streamId.count == 1 { return event.streamId[0] }
        return "\"" + event.streamId.map { "\\(\($0))" }.joined(separator: "/") + "\""
    }

    /// The one reference that the elements of a list of messages hold.
    private func nested(_ field: Field) -> (kind: String, member: String)? {
        guard case .message(let name) = field.kind, let message = schema.message(name) else {
            return nil
        }
        for member in message.fields {
            if let kind = member.reference { return (kind, member.name) }
        }
        return nil
    }

    private func slots(_ single: [Field], _ lists: [Field], into out: inout SourceText) {
        out.line("/// The places in the record's `references`.", indent: 1)
        out.line("package enum Slot {", indent: 1)
        for (index, field) in single.enumerated() {
            out.documentation(
                ["The ordinal of the \(field.reference ?? "") in `\(field.name)`."], indent: 2)
            out.line("package static let \(field.name) = \(index)", indent: 2)
        }
        if let first = lists.first {
            out.documentation(["The first of `\(first.name)`; the others follow."], indent: 2)
            out.line("package static let \(first.name) = \(single.count)", indent: 2)
        }
        out.line("}", indent: 1)
    }
}
