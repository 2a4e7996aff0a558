import Interchange
import Testing

@Suite struct PlanValueTests {
    @Test(arguments: [
        ("score", "7", "7"), ("score", "\"7\"", "7"), ("score", "\"{x}\"", "12"),
        ("autoRenew", "true", "true"), ("autoRenew", "\"{x|map:12=false}\"", "false"),
        ("lostReason", "7", "\"7\""), ("lostReason", "true", "\"true\""),
        ("lostReason", "~", "left out"), ("lostReason", "\"~\"", "\"~\""),
        ("value", "1.5", #"{"amount":"1.50","currency":"EUR"}"#),
        ("value", "\"{x}\"", #"{"amount":"12.00","currency":"EUR"}"#),
        ("value", "{ amount: \"{x}\" }", #"{"amount":"12.00","currency":"EUR"}"#),
        ("value", "{ amount: \"{x}\", currency: JPY }", #"{"amount":"12","currency":"JPY"}"#),
        ("value", "{ sum: [\"{x}\", \"{x}\", \"0.5\"] }", #"{"amount":"24.50","currency":"EUR"}"#),
        ("domains", "[]", "[]"), ("domains", "[a, \"{x}\", \"{y}\", 7]", #"["a","12","7"]"#),
        ("customer", "{ name: \"{x}\", country: \"{y}\" }", #"{"name":"12"}"#),
    ])
    func value(_ field: String, _ plan: String, _ expected: String) throws {
        #expect(try json(field, plan, x: "12") == expected)
    }

    @Test(arguments: [
        ("domains", "{ split: \"{x}\" }", " a, b ,,c", #"["a","b","c"]"#),
        ("domains", "{ split: \"{x}\", at: \"; \" }", "a; b", #"["a","b"]"#),
        ("domains", "{ split: \"{x}\" }", "", "[]"),
        ("domains", "[\"{x}\"]", "", "[]"),
        ("score", "\"{x}\"", "12.0", "12"),
        ("score", "\"{x}\"", "", "left out"),
        ("score", "\"{x}\"", "12.5", "\"12.5\" is no whole number"),
        (
            "autoRenew", "\"{x}\"", "no",
            "\"no\" is neither true nor false; the filter map helps"
        ),
        ("value", "\"{x}\"", "", "left out"),
        ("value", "\"{x}\"", "99.9", #"{"amount":"99.90","currency":"EUR"}"#),
        ("value", "\"{x}\"", "-0.050", #"{"amount":"-0.05","currency":"EUR"}"#),
        (
            "value", "\"{x}\"", "0.005",
            "the amount \"0.005\" is too large, or has more than the 2 decimals of EUR"
        ),
        (
            "value", "\"{x}\"", "100000000000000000",
            "the amount \"100000000000000000\" is too large, or has more than the 2 decimals of EUR"
        ),
        (
            "value", "\"{x}\"", "1,5",
            "the amount \"1,5\" is no decimal such as -12.50; the filter decimal reads other forms"
        ),
        (
            "value", "{ amount: 1, currency: \"{x}\" }", "KWD",
            #"{"amount":"1.000","currency":"KWD"}"#
        ),
        (
            "value", "{ amount: 1, currency: \"{x}\" }", "EUX",
            "ISO 4217 has no currency \"EUX\""
        ),
        ("customer", "{ name: \"{x}\" }", "", "left out"),
    ])
    func valueOfRow(_ field: String, _ plan: String, _ x: String, _ expected: String) throws {
        #expect(try json(field, plan, x: x) == expected)
    }
}
