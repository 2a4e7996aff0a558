/// Writes the view of a message: its fields where its bytes lie.
enum ViewEmitter {
    static func emit(_ message: Message, into out: inout SourceText) {
        out.documentation(["`\(message.name)` where its bytes lie."])
        out.line("package struct \(message.name)View: MessageView, ~Escapable {")
        for field in message.fields {
            out.documentation(SourceText.paragraphs(field.comment), indent: 1)
            out.line("package let \(field.name): \(WireNames.viewProperty(field))", indent: 1)
        }
        out.line()
        out.line("/// Checks and finds every field.", indent: 1)
        out.line("@_lifetime(copy bytes)", indent: 1)
        out.line("package init(_ bytes: RawSpan) throws(WireError) {", indent: 1)
        out.line("var cursor = WireCursor(bytes)", indent: 2)
        for field in message.fields {
            let reader = WireNames.reader(field)
            out.line("\(field.name) = try cursor.\(reader)(\(field.number))", indent: 2)
        }
        let known = message.fields.reduce(0) { $0 | 1 << $1.number }
        out.line("try cursor.end(known: 0b\(String(known, radix: 2)))", indent: 2)
        out.line("}", indent: 1)
        out.line("}")
    }
}
