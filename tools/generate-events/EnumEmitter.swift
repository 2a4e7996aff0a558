/// Writes the enumerations of a family.
enum EnumEmitter {
    static func emit(_ enumeration: Enumeration, into out: inout SourceText) {
        out.documentation(SourceText.paragraphs(enumeration.comment))
        out.line("package enum \(enumeration.name): UInt8, NamedValue {")
        for value in enumeration.values {
            out.documentation(SourceText.paragraphs(value.comment), indent: 1)
            out.line("case \(SwiftNames.identifier(value.swiftName)) = \(value.number)", indent: 1)
        }
        out.line()
        out.line("/// The spelling in JSON.", indent: 1)
        out.line("package var name: String {", indent: 1)
        out.line("switch self {", indent: 2)
        for value in enumeration.values {
            out.line("case .\(value.swiftName): \"\(value.name)\"", indent: 2)
        }
        out.line("}", indent: 2)
        out.line("}", indent: 1)
        out.line()
        out.line("/// The value with this spelling in JSON.", indent: 1)
        out.line("package init?(name: String) {", indent: 1)
        out.line("switch name {", indent: 2)
        for value in enumeration.values {
            out.line("case \"\(value.name)\": self = .\(value.swiftName)", indent: 2)
        }
        out.line("default: return nil", indent: 2)
        out.line("}", indent: 2)
        out.line("}", indent: 1)
        out.line("}")
    }
}
