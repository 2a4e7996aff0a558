import Glibc

/// `generate-events [--check]`, run in the root of the package: writes everything that is
/// generated from schemas/daybook/v1, or with `--check` names what is stale and exits with 1.
/// Either refuses a schema that takes back or reuses what `numbers.lock` holds.
@main
struct GenerateEvents {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.isEmpty || arguments == ["--check"] else {
            Files.report("usage: generate-events [--check], in the root of the package")
            exit(64)
        }
        do {
            let outputs = try Generator(root: ".").outputs()
            exit(arguments.isEmpty ? write(outputs) : check(outputs))
        } catch {
            Files.report("generate-events: \(error)")
            exit(65)
        }
    }

    private static func write(_ outputs: [Generator.File]) -> Int32 {
        for path in Generator.leftovers(outputs, root: ".") { Files.remove(path) }
        for (path, text) in outputs where Files.read(path) != text {
            guard Files.write(text, to: path) else {
                Files.report("generate-events: \(path) cannot be written")
                return 74
            }
        }
        return 0
    }

    private static func check(_ outputs: [Generator.File]) -> Int32 {
        let stale = Generator.stale(outputs, root: ".")
        for path in stale { Files.report("\(path): stale; run `swift run generate-events`") }
        return stale.isEmpty ? 0 : 1
    }
}
