import Accounting
import Foundation
import Testing

@testable import generate_events

/// What is generated is what the schemas say, and the schemas keep what they promised.
@Suite struct GeneratorTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    private func generator() throws -> Generator { try Generator(root: Self.root) }

    /// The schemas with one text replaced in one file.
    private func outputs(
        _ file: String, _ part: String, _ replacement: String
    ) throws -> [Generator.File] {
        let generator = try generator()
        var sources = generator.sources
        let index = try #require(sources.firstIndex { $0.path.hasSuffix("/\(file).proto") })
        try #require(sources[index].text.contains(part))
        sources[index].text = sources[index].text.replacing(
            part, with: replacement, maxReplacements: 1)
        return try Generator(sources: sources, lock: generator.lock).outputs()
    }

    @Test func generatedFilesAreNotStale() throws {
        let stale = Generator.stale(try generator().outputs(), root: Self.root)
        #expect(stale.isEmpty, "run `swift run generate-events`")
    }

    @Test func generatedFilesAreTheSameEveryTime() throws {
        let first = try generator().outputs()
        let second = try generator().outputs()
        #expect(first.map(\.text) == second.map(\.text))
        #expect(Set(first.map(\.path)).count == first.count)
    }

    @Test(arguments: [
        // Removed, renumbered, renamed, retyped, relabelled, reformatted; a value and a body too.
        (
            "deal", "  string grounds = 2 [(format) = FORMAT_TEXT];", "",
            "`DealAppealed 2 grounds string required FORMAT_TEXT` no longer holds: it was removed; "
                + "a field stays for ever, only new ones may be added"
        ),
        (
            "deal", "string grounds = 2", "string grounds = 3",
            "`DealAppealed 2 grounds string required FORMAT_TEXT` no longer holds: it was removed; "
                + "a field stays for ever, only new ones may be added"
        ),
        (
            "deal", "string grounds = 2", "string ground = 2",
            "`DealAppealed 2 grounds string required FORMAT_TEXT` no longer holds: it is "
                + "`DealAppealed 2 ground string required FORMAT_TEXT` now; "
                + "give what is new a number of its own"
        ),
        (
            "deal", "uint32 days = 2", "uint64 days = 2",
            "`DealExtended 2 days uint32 required` no longer holds: it is "
                + "`DealExtended 2 days uint64 required` now; "
                + "give what is new a number of its own"
        ),
        (
            "deal", "uint32 days = 2", "optional uint32 days = 2",
            "`DealExtended 2 days uint32 required` no longer holds: it is "
                + "`DealExtended 2 days uint32 optional` now; "
                + "give what is new a number of its own"
        ),
        (
            "deal", "string grounds = 2 [(format) = FORMAT_TEXT]",
            "string grounds = 2 [(format) = FORMAT_ID]",
            "`DealAppealed 2 grounds string required FORMAT_TEXT` no longer holds: it is "
                + "`DealAppealed 2 grounds string required FORMAT_ID` now; "
                + "give what is new a number of its own"
        ),
        (
            "deal", "  DEAL_KIND_RENEWAL = 3;", "  DEAL_KIND_UPGRADE = 3;",
            "`DealKind 3 DEAL_KIND_RENEWAL` no longer holds: it is "
                + "`DealKind 3 DEAL_KIND_UPGRADE` now; give what is new a number of its own"
        ),
        (
            "record", "SalePaid sale_paid = 211", "SalePaid sale_paid = 214",
            "`Record 211 sale_paid SalePaid` no longer holds: it was removed; "
                + "a field stays for ever, only new ones may be added"
        ),
        (
            "currency", "  USD = 840;", "",
            "`Currency 840 USD` no longer holds: it was removed; "
                + "a field stays for ever, only new ones may be added"
        ),
        (
            "deal", "string grounds = 2", "string grounds = 1",
            "numbers rise, and are under 16: their tags are a byte"
        ),
        (
            "record", "SalePaid sale_paid = 211", "SalePaid sale_paid = 210",
            "`Record 210` is used twice"
        ),
    ])
    func whatIsLockedStays(
        _ file: String, _ part: String, _ replacement: String, _ message: String
    ) throws {
        let error = #expect(throws: SchemaError.self) {
            try outputs(file, part, replacement)
        }
        #expect(error?.message == message)
    }

    @Test func newFieldsOnlyAddLines() throws {
        let before = try #require(generator().lock)
        let files = try outputs(
            "deal", "  string grounds = 2 [(format) = FORMAT_TEXT];",
            """
              string grounds = 2 [(format) = FORMAT_TEXT];
              // The day by which the partner asks for a decision.
              optional sint32 decide_by = 3 [(format) = FORMAT_DATE];
            """)
        let after = try #require(files.first { $0.path == NumberLock.path }).text
        #expect(after == before + "DealAppealed 3 decide_by sint32 optional FORMAT_DATE\n")
    }

    @Test(arguments: [
        ("deal", "  // What the partner says.\n", "", "DealAppealed: something has no comment"),
        (
            "deal", "(stream_id) = \"deal_id\"", "(stream_id) = \"id\"",
            "id is no field of DealSubmitted"
        ),
        (
            "deal", "DealKind kind = 9;", "DealKinds kind = 9;",
            "kind: no such type, or a format that it cannot have"
        ),
        (
            "deal", "string deal_id = 1 [(format) = FORMAT_ID]",
            "string deal_id = 1 [(format) = FORMAT_DATE]",
            "deal_id: no such type, or a format that it cannot have"
        ),
        ("deal", "  DEAL_KIND_NEW = 1;", "  NEW = 1;", "NEW does not begin with DEAL_KIND_"),
        (
            "deal", "message DealAppealed {", "message DealAppealed { map",
            "`map` is not expected here"
        ),
        ("deal", "// deal/", "/* deal/", "only comments with two slashes are known"),
    ])
    func schemasThatBreakTheConventionsAreRefused(
        _ file: String, _ part: String, _ replacement: String, _ message: String
    ) throws {
        let error = #expect(throws: SchemaError.self) {
            try outputs(file, part, replacement)
        }
        #expect(error?.message == message)
    }

    @Test func currenciesAreThoseOfTheTable() throws {
        let source = try #require(
            generator().sources.first { $0.path.hasSuffix("/currency.proto") })
        let file = try ProtoParser.parse(source.text, path: source.path)
        let values = try #require(file.enums.first).values.filter { $0.number > 0 }
        #expect(values.map(\.name) == Currency.all.map(\.code))
        #expect(values.map(\.number) == Currency.all.map { Int($0.numericCode) })
    }
}
