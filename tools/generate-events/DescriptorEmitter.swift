/// Writes the descriptors of a family's messages: the schema as data.
enum DescriptorEmitter {
    static func emit(_ message: Message, into out: inout SourceText) {
        out.documentation(["The schema of `\(message.name)`."], indent: 1)
        out.line(
            "package static let \(Names.lowerFirst(message.name)) = MessageDescriptor(", indent: 1)
        out.line("\"\(message.name)\",", indent: 2)
        out.line("[", indent: 2)
        for field in message.fields {
            let tail = message.fields.count == 1 ? ")" : "),"
            out.list("FieldDescriptor(", arguments(field), tail, indent: 3)
        }
        out.line("])", indent: 2)
    }

    private static func arguments(_ field: Field) -> [String] {
        var result = ["\(field.number)", "\"\(field.name)\"", kind(field.kind), ".\(field.label)"]
        if field.mustBeThere, field.label == .repeated { result.append("mustBeThere: true") }
        if field.notEmpty { result.append("notEmpty: true") }
        if let except = field.except { result.append("except: \"\(except)\"") }
        if let reference = field.reference { result.append("reference: .\(reference)") }
        return result
    }

    private static func kind(_ kind: Field.Kind) -> String {
        switch kind {
        case .enumeration(let name): ".value(ValueList(\(name).self))"
        case .message(let name): ".message(.\(Names.lowerFirst(name)))"
        default: ".\(kind)"
        }
    }
}
