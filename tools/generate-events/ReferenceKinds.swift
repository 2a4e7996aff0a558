// Which kinds of stream the slots of a record's references are of, for readers that know no type's
// meaning.

extension TypeEmitter {
    func referenceKinds(into out: inout SourceText) {
        out.line(
            "/// The kind of the stream that a slot of the record's references names; nil for a",
            indent: 1)
        out.line("/// slot that the type does not have.", indent: 1)
        out.line("package func referenceKind(inSlot slot: Int) -> StreamKind? {", indent: 1)
        out.line("switch self {", indent: 2)
        for event in schema.events {
            let (single, list) = references(of: event)
            guard !single.isEmpty || list != nil else { continue }
            out.line("case .\(event.caseName):", indent: 2)
            out.line("switch slot {", indent: 3)
            for (slot, kind) in single.enumerated() {
                out.line("case \(slot): return .\(kind)", indent: 3)
            }
            if let list {
                out.line("case \(single.count)...: return .\(list)", indent: 3)
            }
            out.line("default: return nil", indent: 3)
            out.line("}", indent: 3)
        }
        out.line("default: return nil", indent: 2)
        out.line("}", indent: 2)
        out.line("}", indent: 1)
    }

    /// The kinds of the scalar references in order, and the kind of those in a list.
    private func references(of event: Message) -> (single: [String], list: String?) {
        var single: [String] = []
        var list: String?
        for field in event.fields {
            if field.label != .repeated {
                if let kind = field.reference { single.append(kind) }
            } else if let kind = field.reference ?? nestedReference(field) {
                list = kind
            }
        }
        return (single, list)
    }

    private func nestedReference(_ field: Field) -> String? {
        guard case .message(let name) = field.kind, let message = schema.message(name) else {
            return nil
        }
        return message.fields.lazy.compactMap(\.reference).first
    }
}
