/// Makes every generated file from the texts of the schemas.
struct Generator {
    /// Where the schemas are, from the root of the package.
    static let schemas = "schemas/daybook/v1"

    /// A file by its path from the root of the package.
    typealias File = (path: String, text: String)

    /// The folders that hold generated files and nothing else.
    static let folders = [
        (name: SwiftFiles.folder, suffix: ".swift"),
        (name: JSONSchemaEmitter.folder, suffix: ".json"),
    ]

    /// The .proto files, sorted by path.
    let sources: [File]
    /// The lock of numbers as it stands; nil where there is none yet.
    let lock: String?

    /// Every generated file; throws where a schema breaks a rule or what is locked.
    func outputs() throws(SchemaError) -> [File] {
        var files: [ProtoFile] = []
        for source in sources {
            files.append(try ProtoParser.parse(source.text, path: source.path))
        }
        let schema = try SchemaBuilder.build(files)
        let codes = files.lazy.flatMap(\.enums).first { $0.name == "Currency" }
        let currencies = codes?.values.filter { $0.number > 0 }.map(\.name) ?? []
        return SwiftFiles(schema: schema).all
            + JSONSchemaEmitter(schema: schema, currencies: currencies).all
            + [
                (CatalogueEmitter.path, CatalogueEmitter(schema: schema).text),
                (NumberLock.path, try NumberLock(files: files).text(after: lock)),
            ]
    }
}

extension Generator {
    /// The schemas of the package at `root`.
    init(root: String) throws(SchemaError) {
        var sources: [File] = []
        for name in Files.names(in: "\(root)/\(Self.schemas)", suffix: ".proto") {
            let path = "\(Self.schemas)/\(name)"
            guard let text = Files.read("\(root)/\(path)") else {
                throw SchemaError(path, 0, "not readable")
            }
            sources.append((path, text))
        }
        self.init(sources: sources, lock: Files.read("\(root)/\(NumberLock.path)"))
    }

    /// The paths of generated files that are not as they should be: changed, missing, or made by
    /// no schema any more.
    static func stale(_ outputs: [File], root: String) -> [String] {
        outputs.filter { Files.read("\(root)/\($0.path)") != $0.text }.map(\.path)
            + leftovers(outputs, root: root)
    }

    /// Files in the folders of generated ones that no schema makes any more.
    static func leftovers(_ outputs: [File], root: String) -> [String] {
        let paths = Set(outputs.map(\.path))
        let present = folders.flatMap { folder in
            Files.names(in: "\(root)/\(folder.name)", suffix: folder.suffix)
                .map { "\(folder.name)/\($0)" }
        }
        return present.filter { !paths.contains($0) }
    }
}
