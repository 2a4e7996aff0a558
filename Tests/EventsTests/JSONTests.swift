import Testing

@testable import Events

@Suite struct JSONTests {
    private func roundTrip(_ text: String) throws -> String {
        var json = JSONWriter()
        json.value(try JSONValue(parsing: text))
        return json.text
    }

    @Test(arguments: [
        ("null", "null"), (" [ ] ", "[]"), ("{}", "{}"), ("[1,-2.50e+3,0]", "[1,-2.50e+3,0]"),
        ("{\"b\":1,\"a\":[true,false,null]}", "{\"b\":1,\"a\":[true,false,null]}"),
        ("\"\\u00e9\\uD83D\\uDE00\\n\\/\\u0001\"", "\"é\u{1F600}\\n/\\u0001\""),
        ("[[],{},[{}]]", "[[],{},[{}]]"),
    ])
    func valuesKeepTheirShape(_ text: String, _ printed: String) throws {
        #expect(try roundTrip(text) == printed)
        #expect(try roundTrip(printed) == printed)
    }

    @Test(arguments: [
        ("{\"a\":1,\"a\":2}", 8, "a stands twice"),
        ("{\"a\":{\"b\":1,\"b\":2}}", 13, "a.b stands twice"),
        ("[1 2]", 4, "the line has no comma here; close with `]` or go on after a comma"),
        ("[1,]", 3, "the line has a comma with nothing after it"),
        ("{\"a\" 1}", 6, "the line has no colon after a name"),
        ("{a:1}", 2, "the line has no name where a member must begin; write a name in quotes"),
        ("nul", 1, "the line has a word that JSON does not know"),
        ("+1", 1, "the line has `+` where a value must stand"),
        ("01", 1, "the line has a number that JSON does not know; write it like -12.5"),
        ("1.", 1, "the line has a number that JSON does not know; write it like -12.5"),
        ("\"é", 3, "the line has a text without an end; close it with a quote"),
        ("[\"\\u12\"]", 3, "[0] has an escape without four hexadecimal digits"),
    ])
    func brokenTextIsRefused(_ text: String, _ column: Int, _ sentence: String) throws {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.column == column)
        #expect(error?.description == sentence)
    }

    @Test func depthIsLimited() throws {
        let deep = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(try roundTrip(deep) == deep)
        #expect(throws: JSONError.self) { try JSONValue(parsing: "[\(deep)]") }
        let endless = String(repeating: "[", count: 1_000_000)
        #expect(throws: JSONError.self) { try JSONValue(parsing: endless) }
    }

    @Test func nearestNames() {
        #expect(NearestName.nearest(to: "discont", among: ["discount", "amount"]) == "discount")
        #expect(NearestName.nearest(to: "LINES", among: ["lines"]) == "lines")
        #expect(NearestName.nearest(to: "x", among: ["lines", "gross"]) == nil)
        #expect(NearestName.nearest(to: "", among: []) == nil)
    }

    @Test func idsHaveNoSpaceAndPrint() {
        for good in ["a", "D-1/é", "日本", String(repeating: "x", count: 128)] {
            #expect(TextRule.id(Array(good.utf8)) == nil, "\(good)")
        }
        let bad = [
            "", " ", "a b", "a\u{A0}b", "a\n", "\u{200B}", String(repeating: "é", count: 65),
        ]
        for bad in bad { #expect(TextRule.id(Array(bad.utf8)) != nil, "\(bad)") }
    }
}
