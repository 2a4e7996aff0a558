/// The generated Swift files: the lists of types, and for each family its structs.
struct SwiftFiles {
    static let folder = "Sources/Events/Generated"

    let schema: Schema

    var all: [(path: String, text: String)] {
        let types = TypeEmitter(schema: schema)
        var files = [
            ("EventType.swift", types.eventType()), ("EventBody.swift", types.eventBody()),
            ("EventBody+Coding.swift", types.bodyCoding()),
            ("EventType+Descriptor.swift", types.descriptors()),
            ("EventView+Payloads.swift", types.typedViews()),
        ]
        for family in schema.families {
            files.append(("\(family.fileName).swift", structs(family)))
            files.append(("\(family.fileName)+Views.swift", views(family)))
            files.append(("\(family.fileName)+Coding.swift", coding(family)))
            files.append(("\(family.fileName)+Descriptors.swift", descriptors(family)))
        }
        return files.map { ("\(Self.folder)/\($0.0)", $0.1) }
    }

    private func structs(_ family: Family) -> String {
        var out = SourceText.swift(imports: ["Accounting"])
        for line in family.about { out.line(line.isEmpty ? "//" : "// " + line) }
        for enumeration in family.enums {
            out.line()
            EnumEmitter.emit(enumeration, into: &out)
        }
        for message in family.messages {
            out.line()
            StructEmitter(schema: schema).emit(message, into: &out)
        }
        return out.text
    }

    private func views(_ family: Family) -> String {
        var out = SourceText.swift(imports: ["Accounting"])
        for (index, message) in family.messages.enumerated() {
            if index > 0 { out.line() }
            ViewEmitter.emit(message, into: &out)
        }
        return out.text
    }

    private func coding(_ family: Family) -> String {
        var out = SourceText.swift(imports: [])
        for (index, message) in family.messages.enumerated() {
            if index > 0 { out.line() }
            CodingEmitter.emit(message, into: &out)
        }
        return out.text
    }

    private func descriptors(_ family: Family) -> String {
        var out = SourceText.swift(imports: [])
        out.line("extension MessageDescriptor {")
        for (index, message) in family.messages.enumerated() {
            if index > 0 { out.line() }
            DescriptorEmitter.emit(message, into: &out)
        }
        out.line("}")
        return out.text
    }
}
