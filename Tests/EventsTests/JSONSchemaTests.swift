import Foundation
import Testing

@testable import Events

/// The JSON Schemas say the same as the parser: every sample is valid, and what the parser refuses
/// for its shape is not. Needs Python's `jsonschema`.
@Suite(
    .enabled(
        if: PythonSchemas.areThere, "python3 with jsonschema and referencing is not installed"))
struct JSONSchemaTests {
    @Test func samplesAreValid() throws {
        let verdicts = try PythonSchemas.validate(Samples.all.map(\.json))
        for (sample, verdict) in zip(Samples.all, verdicts) {
            #expect(verdict == "", "\(sample.name)")
        }
    }

    @Test func recordedEventsAreValid() throws {
        let lines = try Samples.all.map { sample in
            let bytes = try sample.record()
            var json = JSONWriter()
            try EventPrinter.append(EventView(bytes.span.bytes), leafHash: .zero, to: &json)
            return json.text
        }
        #expect(try PythonSchemas.validate(lines).allSatisfy(\.isEmpty))
    }

    /// Each member of each sample left out, made a number, and joined by one that is not known.
    @Test func parserAndSchemasRefuseTheSame() throws {
        var lines: [String] = []
        for type in EventType.allCases {
            for changed in Mutation.all(of: Samples.event(type, full: true)) {
                var json = JSONWriter()
                json.value(changed)
                lines.append(json.text)
            }
        }
        var parser = EventParser()
        for (line, verdict) in zip(lines, try PythonSchemas.validate(lines)) {
            let isRead = (try? parser.parse(line)) != nil
            #expect(isRead == verdict.isEmpty, "\(line): \(verdict)")
        }
        #expect(lines.count > 1_000)
    }
}

/// Small changes to a JSON value, one at a time, at every depth.
enum Mutation {
    static func all(of value: JSONValue) -> [JSONValue] {
        switch value {
        case .object(let members):
            var results: [JSONValue] = [.object(members + [JSONMember("unheardOf", .null)])]
            for index in members.indices {
                var fewer = members
                fewer.remove(at: index)
                results.append(.object(fewer))
                for changed in all(of: members[index].value) {
                    var others = members
                    others[index].value = changed
                    results.append(.object(others))
                }
            }
            return results
        case .array(let elements):
            guard let first = elements.first else { return [.null] }
            return [.array([]), .object([])] + all(of: first).map { .array([$0]) }
        case .string: return [.number("7"), .string("")]
        case .number: return [.string("7"), .number("1.5"), .number("-1")]
        case .bool: return [.number("1"), .string("true")]
        case .null: return [.bool(true)]
        }
    }
}

enum PythonSchemas {
    static let areThere =
        (try? run("python3", ["-c", "import jsonschema, referencing"], input: []))?.status == 0

    /// For each line what is wrong with it, empty where nothing is.
    static func validate(_ lines: [String]) throws -> [String] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "schemas/json")
        let script = """
            import json, os, sys
            from jsonschema import Draft202012Validator
            from referencing import Registry, Resource
            folder = sys.argv[1]
            schemas = {n: json.load(open(os.path.join(folder, n))) for n in os.listdir(folder)}
            for schema in schemas.values():
                Draft202012Validator.check_schema(schema)
            registry = Registry().with_resources(
                (name, Resource.from_contents(schema)) for name, schema in schemas.items())
            validator = Draft202012Validator(schemas["event.json"], registry=registry)
            for line in sys.stdin:
                errors = [e.message for e in validator.iter_errors(json.loads(line))]
                print(json.dumps("; ".join(errors)))
            """
        let result = try run(
            "python3", ["-c", script, folder.path],
            input: Array((lines.joined(separator: "\n") + "\n").utf8))
        try #require(result.status == 0, "\(result.errors)")
        return try String(decoding: result.output, as: UTF8.self).split(separator: "\n").map {
            try JSONValue(parsing: String($0)).text ?? ""
        }
    }
}
