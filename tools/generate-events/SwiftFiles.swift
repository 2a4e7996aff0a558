/// The generated Swift files: the lists of types, and for each family its structs.
struct SwiftFiles {
    static let folder = "Sources/Events/Generated"

    let schema: Schema

    var all: [(path: String, text: String)] {
        let types = TypeEmitter(schema: schema)
        var files = [
            ("EventType.swift", types.eventType()), ("EventBody.swift", types.eventBody()),
        ]
        for family in schema.families {
            files.append(("\(family.fileName).swift", structs(family)))
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
}
