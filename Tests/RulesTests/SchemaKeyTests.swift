import Foundation
import Testing

@testable import Rules

/// Every key that the reader knows is in the JSON Schema, and the other way round, and rule files
/// that are right are right by the schema too.
@Suite struct SchemaKeyTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private let validator: SchemaValidator

    init() throws {
        let file = Self.root.appendingPathComponent("schemas/rules/daybook-rules-1.schema.json")
        let value = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        validator = SchemaValidator(root: try #require(value as? [String: Any]))
    }

    /// A map of the sample's text, the piece of it into which an unknown key is put, and the
    /// objects of the schema that describe it.
    struct KeyedMap: Sendable, CustomTestStringConvertible {
        let objects: [String]
        let piece: String
        let spoiled: String

        /// A map in braces.
        init(_ objects: [String], flow piece: String) {
            self.init(objects, piece, piece + " zzz: 1,")
        }

        init(_ objects: [String], _ piece: String, _ spoiled: String) {
            (self.objects, self.piece, self.spoiled) = (objects, piece, spoiled)
        }

        var testDescription: String { objects.joined(separator: " ") }
    }

    private static let component = "/properties/components/items"
    private static let form = component + "/properties"
    private static let measure = "/properties/measures/additionalProperties/oneOf"

    static let maps: [KeyedMap] = [
        KeyedMap([""], "schema:", "zzz: 1\nschema:"),
        KeyedMap(["/properties/effective"], flow: "effective: {"),
        KeyedMap(["/properties/fx"], flow: "fx: {"),
        KeyedMap([measure + "/0", measure + "/1"], flow: "bookings_ttm: {"),
        KeyedMap(["/properties/tiers"], "tiers:\n", "tiers:\n  zzz: 1\n"),
        KeyedMap(["/properties/deals"], "\ndeals:\n", "\ndeals:\n  zzz: 1\n"),
        KeyedMap(["/properties/deals/properties/extension"], flow: "extension: {"),
        KeyedMap(["/properties/deals/properties/conflict"], flow: "conflict: {"),
        KeyedMap(["/properties/leads"], flow: "leads: {"),
        KeyedMap([component], "- id: base", "- zzz: 1\n    id: base"),
        KeyedMap([form + "/when"], flow: "when: {"),
        KeyedMap(
            [form + "/when/properties/line.net/oneOf/2"], "payee.standing: active",
            "line.net: { zzz: 1, ge: 1.00 }"),
        KeyedMap(
            [form + "/when/properties/invoice.date/oneOf/2"], "payee.standing: active",
            "invoice.date: { zzz: 1, ge: 2025-01-01 }"),
        KeyedMap((0...2).map { form + "/table/oneOf/\($0)" }, flow: "table: {"),
        KeyedMap(
            (0...1).map { form + "/table/oneOf/\($0)/properties/rows/items" },
            flow: "rows: [ {"),
        KeyedMap(
            [form + "/table/oneOf/2/properties/rows/items"], "flat: \"5%\"",
            "table: { mode: interpolated_per_line, rows: [ { zzz: 1, from: 0, to: 9, amount: 1 } ]"
                + " }"),
        KeyedMap([form + "/override"], flow: "override: {"),
        KeyedMap([form + "/gate"], flow: "gate: {"),
        KeyedMap([form + "/cap"], flow: "cap: {"),
        KeyedMap(["/properties/stack_cap"], flow: "stack_cap: {"),
        KeyedMap(["/properties/draw"], flow: "draw: {"),
        KeyedMap(["/properties/holds"], "holds:\n", "holds:\n  zzz: 1\n"),
        KeyedMap(["/properties/holds/properties/customer_unpaid"], flow: "customer_unpaid: {"),
        KeyedMap(["/properties/holds/properties/refund_window"], flow: "refund_window: {"),
        KeyedMap(["/properties/clawback"], flow: "clawback: {"),
        KeyedMap(["/properties/payout"], flow: "payout: {"),
        KeyedMap(["/properties/payout/properties/withholding"], flow: "withholding: {"),
        KeyedMap(["/properties/controls"], flow: "controls: {"),
    ]

    @Test(arguments: maps)
    func keysAreTheSame(_ map: KeyedMap) throws {
        let range = try #require(SampleRules.text.range(of: map.piece))
        let text = SampleRules.text.replacingCharacters(in: range, with: map.spoiled)
        let findings = RuleFile.parse(text: text, name: "rules.yaml").findings
        let finding = try #require(findings.first { $0.message.contains("`zzz`") })
        let legal = try #require(finding.advice.components(separatedBy: "legal: ").last)
        let words = legal.components(separatedBy: "`")
        let keys = words.indices.filter { $0 % 2 == 1 }.map { words[$0] }
        let described = map.objects.flatMap {
            object(at: $0)["properties"] as? [String: Any] ?? [:]
        }
        #expect(Set(keys) == Set(described.map(\.key)))
        #expect(!validator.problems(try node(text)).isEmpty)
    }

    /// No object of the schema is left out above, and none takes keys that it does not name.
    @Test func allObjectsAreCompared() {
        var objects: [String] = []
        func walk(_ value: Any, _ path: String, isSchema: Bool) {
            if let object = value as? [String: Any] {
                if isSchema, object["properties"] != nil {
                    objects.append(path)
                    #expect(object["additionalProperties"] as? Bool == false, "\(path)")
                }
                for (key, value) in object {
                    walk(value, "\(path)/\(key)", isSchema: key != "properties" || !isSchema)
                }
            } else if let list = value as? [Any] {
                for (index, value) in list.enumerated() {
                    walk(value, "\(path)/\(index)", isSchema: true)
                }
            }
        }
        walk(validator.root, "", isSchema: true)
        #expect(objects.sorted() == Self.maps.flatMap(\.objects).sorted())
    }

    @Test func filesThatAreRightAreValid() throws {
        let folders = ["tools/sample", "Tests/InterchangeTests/Plans"].map {
            Self.root.appendingPathComponent($0)
        }
        var files = try folders.flatMap { folder in
            try FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: nil
            ).filter { $0.lastPathComponent.contains("rules") }
        }
        files += ScenarioRuleFileTests.files
        #expect(files.count > 20)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(validator.problems(try node(text)) == [], "\(file.path)")
        }
        #expect(validator.problems(try node(SampleRules.text)) == [])
    }

    private func object(at path: String) -> [String: Any] {
        var value: Any? = validator.root
        for key in path.split(separator: "/") {
            if let index = Int(key) {
                value = (value as? [Any])?[index]
            } else {
                value = (value as? [String: Any])?[String(key)]
            }
        }
        return value as? [String: Any] ?? [:]
    }

    private func node(_ text: String) throws -> YAMLNode {
        let utf8 = Array(text.utf8)
        return try #require(YAMLReader.read(utf8, SourceText(name: "rules.yaml", utf8: utf8)).0)
    }
}
