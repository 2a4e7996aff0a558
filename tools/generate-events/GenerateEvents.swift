import Glibc

/// `generate-events [--check]`, run in the root of the package: writes everything that is
/// generated from schemas/daybook/v1, or with `--check` names what is stale and exits with 1.
@main
struct GenerateEvents {
    static let schemas = "schemas/daybook/v1"

    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.allSatisfy({ $0 == "--check" }) else {
            Files.report("usage: generate-events [--check], in the root of the package")
            exit(64)
        }
        do {
            let outputs = try generate()
            exit(arguments.isEmpty ? write(outputs) : check(outputs))
        } catch {
            Files.report("generate-events: \(error)")
            exit(65)
        }
    }

    /// Every generated file by its path.
    static func generate() throws(SchemaError) -> [(path: String, text: String)] {
        var files: [ProtoFile] = []
        for name in Files.names(in: schemas, suffix: ".proto") {
            let path = "\(schemas)/\(name)"
            guard let text = Files.read(path) else { throw SchemaError(path, 0, "not readable") }
            files.append(try ProtoParser.parse(text, path: path))
        }
        let schema = try SchemaBuilder.build(files)
        return SwiftFiles(schema: schema).all
    }

    private static func write(_ outputs: [(path: String, text: String)]) -> Int32 {
        for stale in leftovers(outputs) { Files.remove(stale) }
        for (path, text) in outputs where Files.read(path) != text {
            guard Files.write(text, to: path) else {
                Files.report("generate-events: \(path) cannot be written")
                return 74
            }
        }
        return 0
    }

    private static func check(_ outputs: [(path: String, text: String)]) -> Int32 {
        let stale = outputs.filter { Files.read($0.path) != $0.text }.map(\.path)
        let all = stale + leftovers(outputs)
        for path in all { Files.report("\(path): stale; run `swift run generate-events`") }
        return all.isEmpty ? 0 : 1
    }

    /// Files in the folders of generated ones that no schema makes any more.
    private static func leftovers(_ outputs: [(path: String, text: String)]) -> [String] {
        let paths = Set(outputs.map(\.path))
        let folders = [(SwiftFiles.folder, ".swift"), ("schemas/json", ".json")]
        return folders.flatMap { folder, suffix in
            Files.names(in: folder, suffix: suffix).map { "\(folder)/\($0)" }
        }.filter { !paths.contains($0) }
    }
}
