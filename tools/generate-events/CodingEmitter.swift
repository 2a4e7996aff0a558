/// Writes how the structs of a family become bytes, and how they are made from their views.
enum CodingEmitter {
    static func emit(_ message: Message, into out: inout SourceText) {
        out.line("extension \(message.name): WireMessage {")
        out.line("package func encode(into out: inout WireWriter) {", indent: 1)
        for field in message.fields {
            out.line("out.\(WireNames.writer(field))(\(field.number), \(field.name))", indent: 2)
        }
        out.line("}", indent: 1)
        out.line()
        out.line("/// Copies what the view shows; throws where a text is not UTF-8.", indent: 1)
        out.line(
            "package init(_ view: borrowing \(message.name)View) throws(WireError) {", indent: 1)
        for field in message.fields { copy(field, into: &out) }
        out.line("}", indent: 1)
        out.line("}")
    }

    private static func copy(_ field: Field, into out: inout SourceText) {
        let name = field.name
        if case .message(let type) = field.kind {
            switch field.label {
            case .required:
                out.line("\(name) = try \(type)(view.\(name))", indent: 2)
            case .optional:
                out.line("if let value = view.\(name) {", indent: 2)
                out.line("\(name) = try \(type)(value)", indent: 3)
                out.line("}", indent: 2)
            case .repeated:
                out.line("\(name) = []", indent: 2)
                out.line("\(name).reserveCapacity(view.\(name).count)", indent: 2)
                out.line("var \(name)Left = view.\(name)", indent: 2)
                out.line("while let value = try \(name)Left.next() {", indent: 2)
                out.line("\(name).append(try \(type)(value))", indent: 3)
                out.line("}", indent: 2)
            }
            return
        }
        switch (field.label, field.isText) {
        case (.required, true): out.line("\(name) = try view.\(name).string()", indent: 2)
        case (.optional, true): out.line("\(name) = try view.\(name)?.string()", indent: 2)
        case (.repeated, true): out.line("\(name) = try view.\(name).strings()", indent: 2)
        case (.repeated, false): out.line("\(name) = try view.\(name).array()", indent: 2)
        default: out.line("\(name) = view.\(name)", indent: 2)
        }
    }
}
