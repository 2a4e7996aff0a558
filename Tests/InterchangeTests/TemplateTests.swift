import Interchange
import Testing

@Suite struct TemplateTests {
    @Test(arguments: [
        ("{x}", "a", "\"a\""),
        ("n {x}, {x}", "a", "\"n a, a\""),
        ("{{{x}}}", "a", "\"{a}\""),
        ("{ x | upper }", "a", "\"A\""),
        ("{x}", "a\"b\\c\n\té\u{1}", "\"a\\\"b\\\\c\\n\\té\\u0001\""),
    ])
    func text(_ template: String, _ x: String, _ expected: String) throws {
        #expect(try json("lostReason", "\"\(template)\"", x: x) == expected)
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
        let found = try json("lostReason", "\"{x|\(filters)}\"", x: x)
        #expect(found == "\"\(expected)\"")
    }

    /// Nothing goes through every filter but those that put something in its place.
    @Test(arguments: [
        "slug", "trim", "upper", "lower", "map:A=B", "lookup:t.v", "date", "instant",
        "decimal:,.", "minus", "scale:100", "add_days:1",
    ])
    func nothingStaysNothing(_ filter: String) throws {
        let filled = try json("lostReason", "\"{x|\(filter)|default:none}\"", x: "")
        #expect(filled == "\"none\"")
        #expect(try json("lostReason", "\"{x|\(filter)}\"", x: "") == "left out")
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
        #expect(try json("lostReason", "\"{x|\(filter)}\"", x: x) == expected)
    }
}
