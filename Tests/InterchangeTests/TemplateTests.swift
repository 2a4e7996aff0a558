import Interchange
import Testing

/// The data that a value gives; the key around it left out.
private func value(_ template: String, _ x: String) throws -> String {
    let data = try dataOf("\"\(template)\"", x: x)
    guard data.hasPrefix("{\"v\":"), data.hasSuffix("}") else { return data }
    return String(data.dropFirst(5).dropLast())
}

@Suite struct TemplateTests {
    @Test(arguments: [
        ("{x}", "a", "\"a\""),
        ("n {x}, {x}", "a", "\"n a, a\""),
        ("{{{x}}}", "a", "\"{a}\""),
        ("{ x | upper }", "a", "\"A\""),
        ("{x}", "a\"b\\c\n\té\u{1}", "\"a\\\"b\\\\c\\n\\té\\u0001\""),
    ])
    func text(_ template: String, _ x: String, _ expected: String) throws {
        #expect(try value(template, x) == expected)
    }

    @Test(arguments: [
        ("slug", "Moses Frase", "moses-frase"),
        ("slug", "  A&B (Co.) 7 ", "a-b-co-7"),
        ("slug", "São Paulo", "são-paulo"),
        ("trim", "\u{A0} a b \t", "a b"),
        ("upper", "straße", "STRASSE"),
        ("lower", "ÀB", "àb"),
        ("map:A=B,C=D E", "C", "D E"),
        ("map:A=B,C=D", "X", "X"),
        ("map:A\\\\,B=C\\\\|D", "A,B", "C|D"),
        ("lookup:t.v", "A", "1"),
        ("lookup:t.v|default:none", "Z", "none"),
        ("lookup:t.v|default:none", "B", "none"),
        ("lookup:t.v|or:x", "Z", "Z"),
        ("date", "2017-04-11 11:12:22", "2017-04-11"),
        ("date", "2017-04-11T23:12:22.123456789-03:00", "2017-04-11"),
        ("date:dd/MM/yyyy", "05/11/2025", "2025-11-05"),
        ("date:d.M.yy", "5.1.25", "2025-01-05"),
        ("date:MMM d\\\\, yyyy HH:mm", "Mar 7, 2024 09:15", "2024-03-07"),
        ("date:yyyyMMdd", "20240229", "2024-02-29"),
        ("instant", "2017-04-11 11:12:22", "2017-04-11T11:12:22Z"),
        ("instant", "2017-04-11", "2017-04-11T00:00:00Z"),
        ("instant", "2011-10-01T00:38:44.546+02:00", "2011-09-30T22:38:44.546000Z"),
        ("instant:dd/MM/yyyy HH:mm:ss X", "11/04/2017 11:12:22 +0200", "2017-04-11T09:12:22Z"),
        ("decimal:,.", "1,234,567.5", "1234567.5"),
        ("decimal:.,", "-1.234,50", "-1234.50"),
        ("decimal:,", "12,5", "12.5"),
        ("decimal: ,", "1 234,5", "1234.5"),
        ("minus", "-12.50", "12.50"),
        ("minus", "0.00", "0.00"),
        ("scale:0.01", "123456", "1234.56"),
        ("scale:1000", "1.2345", "1234.5"),
        ("add_days:30", "2025-01-31", "2025-03-02"),
        ("add_days:-1", "2024-03-01", "2024-02-29"),
        ("date|add_days:90", "2016-10-20 10:00", "2017-01-18"),
    ])
    func filter(_ filters: String, _ x: String, _ expected: String) throws {
        let data = try dataOf("\"{x|\(filters)}\"", x: x)
        #expect(data == "{\"v\":\"\(expected)\"}")
    }

    /// Nothing goes through every filter but those that put something in its place.
    @Test(arguments: [
        "slug", "trim", "upper", "lower", "map:A=B", "lookup:t.v", "date", "instant",
        "decimal:,.", "minus", "scale:100", "add_days:1",
    ])
    func nothingStaysNothing(_ filter: String) throws {
        #expect(try dataOf("\"{x|\(filter)|default:none}\"", x: "") == "{\"v\":\"none\"}")
        #expect(
            try dataOf("\"{x|\(filter)}\"", x: "") == "nothing is left of the data")
    }

    @Test(arguments: [
        ("lookup:t.v", "Z", "x: the table t has no \"Z\""),
        ("date", "11/04/2017", "x: \"11/04/2017\" is no date such as 2017-04-11 11:12:22"),
        ("date", "2017-02-29", "x: \"2017-02-29\" is no date such as 2017-04-11 11:12:22"),
        (
            "date", "2017-04-11 25:00",
            "x: \"2017-04-11 25:00\" is no date such as 2017-04-11 11:12:22"
        ),
        ("date:dd/MM/yyyy", "2017-04-11", "x: \"2017-04-11\" is no date of the form dd/MM/yyyy"),
        ("date:dd/MM/yyyy", "31/06/2017", "x: \"31/06/2017\" is no date of the form dd/MM/yyyy"),
        ("instant", "noon", "x: \"noon\" is no time such as 2017-04-11 11:12:22"),
        (
            "decimal:,.", "1,23.5",
            "x: \"1,23.5\" is no decimal with groups by \",\" with the point \".\""
        ),
        ("decimal:,", "1.5", "x: \"1.5\" is no decimal with the point \",\""),
        ("minus", "1e3", "x: \"1e3\" is no decimal such as -12.50"),
        (
            "scale:0.001", "0.000000000000000001",
            "x: \"0.000000000000000001\" is too large or too fine to be scaled exactly"
        ),
        ("add_days:1", "9999-12-31", "x: \"9999-12-31\" and 1 days leave the calendar"),
        ("add_days:1", "x", "x: \"x\" is no date YYYY-MM-DD that days can be added to"),
    ])
    func refusal(_ filter: String, _ x: String, _ expected: String) throws {
        #expect(try dataOf("\"{x|\(filter)}\"", x: x) == expected)
    }
}

@Suite struct PlanValueTests {
    @Test(arguments: [
        ("7", "{\"v\":7}"), ("true", "{\"v\":true}"), ("\"7\"", "{\"v\":\"7\"}"),
        ("07", "{\"v\":\"07\"}"), ("1.5", "{\"v\":\"1.5\"}"), ("[]", "{\"v\":[]}"),
        ("[a, \"{x}\"]", "{\"v\":[\"a\",\"12\"]}"),
        ("{ number: \"{x}\" }", "{\"v\":12}"),
        ("{ money: \"{x}\" }", "{\"v\":{\"amount\":\"12.00\",\"currency\":\"EUR\"}}"),
        (
            "{ money: \"{x}\", currency: JPY }",
            "{\"v\":{\"amount\":\"12\",\"currency\":\"JPY\"}}"
        ),
        (
            "{ money: { sum: [ \"{x}\", \"{x}\", \"0.5\" ] } }",
            "{\"v\":{\"amount\":\"24.50\",\"currency\":\"EUR\"}}"
        ),
        ("{ a: { b: \"{x}\" }, c: d }", "{\"v\":{\"a\":{\"b\":\"12\"},\"c\":\"d\"}}"),
    ])
    func value(_ plan: String, _ expected: String) throws {
        #expect(try dataOf(plan, x: "12") == expected)
    }

    @Test(arguments: [
        ("{ split: \"{x}\" }", " a, b ,,c", "{\"v\":[\"a\",\"b\",\"c\"]}"),
        ("{ split: \"{x}\", at: \"; \" }", "a; b", "{\"v\":[\"a\",\"b\"]}"),
        ("{ split: \"{x}\" }", "", "{\"v\":[]}"),
        ("{ boolean: \"{x|map:Y=true,N=false}\" }", "N", "{\"v\":false}"),
        ("{ boolean: \"{x}\" }", "no", "\"no\" is neither true nor false; the filter map helps"),
        ("{ number: \"{x}\" }", "12.0", "{\"v\":12}"),
        ("{ number: \"{x}\" }", "12.5", "\"12.5\" is no whole number"),
        ("{ money: \"{x}\" }", "99.9", "{\"v\":{\"amount\":\"99.90\",\"currency\":\"EUR\"}}"),
        ("{ money: \"{x}\" }", "-0.050", "{\"v\":{\"amount\":\"-0.05\",\"currency\":\"EUR\"}}"),
        (
            "{ money: \"{x}\" }", "0.005",
            "the amount \"0.005\" is too large, or has more than the 2 decimals of EUR"
        ),
        (
            "{ money: \"{x}\" }", "100000000000000000",
            "the amount \"100000000000000000\" is too large, or has more than the 2 decimals of EUR"
        ),
        (
            "{ money: \"{x}\" }", "1,5",
            "the amount \"1,5\" is no decimal such as -12.50; the filter decimal reads other forms"
        ),
        (
            "{ money: \"1\", currency: \"{x}\" }", "KWD",
            "{\"v\":{\"amount\":\"1.000\",\"currency\":\"KWD\"}}"
        ),
        ("{ money: \"1\", currency: \"{x}\" }", "EUX", "ISO 4217 has no currency \"EUX\""),
        ("{ a: { b: \"{x}\" }, c: d }", "", "{\"v\":{\"c\":\"d\"}}"),
        ("[ \"{x}\", { money: \"{x}\" } ]", "", "{\"v\":[]}"),
    ])
    func valueOfRow(_ plan: String, _ x: String, _ expected: String) throws {
        #expect(try dataOf(plan, x: x) == expected)
    }
}
