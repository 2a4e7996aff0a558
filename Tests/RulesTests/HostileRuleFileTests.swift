import Testing

@testable import Rules

/// Whatever the bytes, reading ends, with rules or with findings and never with both.
@Suite struct HostileRuleFileTests {
    private func check(_ utf8: [UInt8]) {
        let reading = RuleFile.parse(utf8: utf8, name: "rules.yaml")
        #expect((reading.file == nil) == !reading.findings.isEmpty)
        let places = reading.findings.map(\.at)
        #expect(places == places.sorted())
    }

    @Test func everyTruncation() {
        let bytes = Array(SampleRules.text.utf8)
        for count in stride(from: 0, to: bytes.count, by: 7) { check(Array(bytes[..<count])) }
    }

    @Test(arguments: [1, 2, 3])
    func randomChanges(_ seed: UInt64) {
        let bytes = Array(SampleRules.text.utf8)
        let alphabet = Array("{}[]:,-?#&*!|>'\"%@`\t\n\r ~0a\u{C3}\u{FF}".utf8)
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        for _ in 0..<150 {
            var changed = bytes
            for _ in 0...next(4) {
                let index = next(changed.count)
                switch next(3) {
                case 0: changed[index] = alphabet[next(alphabet.count)]
                case 1: changed.insert(alphabet[next(alphabet.count)], at: index)
                default: changed.remove(at: index)
                }
            }
            check(changed)
        }
    }

    @Test func bytesThatAreNotUTF8AreFoundAtTheirPlace() {
        let bytes = Array("schema: daybook-rules/1\nprogramme: NÖ".utf8) + [0xFF, 0x41]
        let findings = RuleFile.parse(utf8: bytes, name: "rules.yaml").findings
        #expect(findings.map { "\($0.at): \($0.message)" } == ["2:14: the byte 0xFF is not UTF-8"])
        #expect(findings.first?.excerpt == "programme: NÖ\u{FFFD}A")
        for broken: [UInt8] in [[0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0x80]] {
            let found = RuleFile.parse(utf8: [0x61, 0x0A] + broken, name: "rules.yaml").findings
            #expect(found.map(\.at) == [SourcePosition(line: 2, column: 1)])
        }
    }

    @Test func longFilesAreRefused() {
        let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: YAMLReader.sizeLimit + 1)
        let findings = RuleFile.parse(utf8: bytes, name: "rules.yaml").findings
        #expect(findings.map(\.message) == ["the file has more than 256 KiB"])
        #expect(findings.first?.excerpt.count == 201)
    }

    @Test func deepFilesAreRefusedAndEndTheReading() {
        let limit = YAMLReader.sizeLimit
        let deep = [
            String(repeating: "[", count: limit - 10),
            String(repeating: "- ", count: limit / 2 - 10),
            String(repeating: "? ", count: limit / 2 - 10),
            String(repeating: "{a: ", count: limit / 4 - 10),
            (0..<600).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
        ]
        for text in deep { check(Array(text.utf8)) }
    }

    @Test func manyKeysGivenTwiceEndTheReading() {
        let lines = (0..<400).map { "key\($0 % 200): 1" }
        let findings = RuleFile.parse(text: lines.joined(separator: "\n"), name: "").findings
        #expect(findings.map(\.message) == ["too many keys are given twice"])
    }

    @Test func nearestWords() {
        #expect(NearestWord.nearest(to: "sliver", in: ["bronze", "silver", "gold"]) == "silver")
        #expect(NearestWord.nearest(to: "GOLD", in: ["bronze", "silver", "gold"]) == "gold")
        #expect(NearestWord.nearest(to: "", in: ["ab", "a"]) == "a")
        #expect(NearestWord.nearest(to: "x", in: []) == nil)
        #expect(NearestWord.nearest(to: "protection_day", in: RuleReader.sections) != nil)
    }
}
