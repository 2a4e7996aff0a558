import Interchange
import Testing

private let head = """
    plan: daybook-import/1
    source: /import/test
    actor: { id: a, role: system }
    tables: { t: { file: t.csv, key: k } }
    events:

    """

private func findings(_ plan: String) -> [String] {
    do {
        _ = try ImportPlan.parse(plan, file: "plan.yaml")
        return []
    } catch {
        return error.findings.map { finding in
            "\(finding.line):\(finding.column) \(finding.message)"
                + (finding.advice.map { " (\($0))" } ?? "")
        }
    }
}

@Suite struct PlanParsingTests {
    @Test(arguments: [
        ("", ["1:1 the plan is empty"]),
        ("- a\n", ["1:1 a plan is a mapping of keys to values"]),
        (
            "plan: daybook-import/2\nsource: a b\nevents: []\nevnts: 1\n",
            [
                "1:7 daybook-import/2 is no plan language (plan: daybook-import/1)",
                "2:9 a source is 1 to 128 bytes without spaces (such as /import/crm)",
                "3:9 events is a list of entries, each beginning with a dash",
                "4:1 a plan has no key evnts (did you mean events?)",
            ]
        ),
        (
            "plan: daybook-import/1\n",
            ["1:1 the plan has no key source", "1:1 the plan has no key events"]
        ),
        ("plan: [\n", ["2:1 this is no YAML: did not find expected node content"]),
        ("a: 1\nb: 2\na: 3\n", ["1:1 a key occurs twice: a"]),
    ])
    func top(_ plan: String, _ expected: [String]) {
        #expect(findings(plan) == expected)
    }

    @Test(arguments: [
        (
            "{ from: a.csv, emit: deal.submited, on: \"{d}\", id: \"{i}\", data: {} }",
            [
                "6:26 there is no event deal.submited (did you mean deal.submitted?)"
            ]
        ),
        (
            "{ frm: a.csv, emit: deal.closed }",
            [
                "6:5 the entry has no key on",
                "6:5 the entry has no key id",
                "6:5 the entry has no key data",
                "6:7 an entry has no key frm (did you mean from?)",
            ]
        ),
        (
            "{ from: a.xlsx, emit: deal.closed, on: \"{d}\", id: \"{i}\", data: { "
                + "dealId: \"{b\", outcome: wan, lostReasn: x } }",
            [
                "6:13 the name a.xlsx does not say what is in the file (say it under "
                    + "files: { \"a.xlsx\": { format: csv } })",
                "6:79 a { without its } (write {{ for a brace that is text)",
                "6:93 outcome cannot be wan (did you mean won?)",
                "6:98 deal.closed has no key lostReasn (did you mean lostReason?)",
            ]
        ),
        (
            "{ emit: deal.closed, on: \"2025-01-01\", id: a, data: { dealId: \"{b}\", "
                + "outcome: won } }",
            [
                "6:68 the entry names the column b but no file (add from: FILE)"
            ]
        ),
        (
            "{ from: a.csv, emit: deal.extended, on: \"{d|dat}\", id: "
                + "\"{i|lookup:x.y}\", data: { dealId: \"{b|map:c}\", days: few, "
                + "protectUntil: soon } }",
            [
                "6:46 there is no filter dat (did you mean date?)",
                "6:61 there is no table x (did you mean t?)",
                "6:95 map: c is no pair (map:FROM=TO,FROM=TO)",
                "6:113 days is a whole number, not few",
                "6:132 protectUntil is a day YYYY-MM-DD, not soon",
            ]
        ),
        (
            "{ from: a.csv, emit: sale.paid, on: \"{d|date:QQ}\", id: \"{i|lookup:t}\", "
                + "data: { invoiceId: I, amount: \"{b}\" } }",
            [
                "6:42 QQ is no pattern of a date (such as dd/MM/yyyy or yyyy-MM-dd "
                    + "HH:mm:ss)",
                "6:61 lookup:t names no column (lookup:TABLE.COLUMN)",
                "6:106 an amount without a currency (give it one here, or the entry, or "
                    + "the plan)",
            ]
        ),
        (
            "{ from: a.csv, emit: deal.returned, on: \"{}\", id: \"}\", data: { dealId: "
                + "D, missing: { each: \"{b}\" } } }",
            [
                "6:46 a column name is missing between the braces",
                "6:56 a } without its { (write }} for a brace that is text)",
                "6:88 each stands for the rows of a group (use it once, in an entry "
                    + "that has group_by)",
            ]
        ),
        (
            "{ from: a.csv, emit: sale.paid, on: \"{d}\", id: \"{i}\", otherwise: stop, "
                + "where: { a: { ge: 1, equals: 2 } }, join: { table: u }, currency: EUX, "
                + "data: { invoiceId: I, amount: 1 } }",
            [
                "6:70 otherwise is skip, or { reject: the reason }",
                "6:97 a condition has no key equals (known here: not, ge, gt, le, lt)",
                "6:127 there is no table u (did you mean t?)",
                "6:142 ISO 4217 has no currency EUX (did you mean EUR?)",
                "6:177 an amount without a currency (give it one here, or the entry, or "
                    + "the plan)",
            ]
        ),
        (
            "{ from: a.csv, emit: sale.invoiced, on: \"{d}\", id: \"{i}\", currency: "
                + "EUR, actor: { id: b, role: boss }, data: { invoiceId: I, lines: \"{l}\", "
                + "gross: { share: \"1\", by: x } } }",
            [
                "6:100 there is no role boss (known here: partner_user, "
                    + "channel_manager, finance, operator, auditor, system)",
                "6:137 lines is a list ([ … ], { each: … } or { split: …, at: \",\" })",
                "6:151 a share needs a join, whose rows it is shared among",
            ]
        ),
        (
            "{ from: a.csv, emit: sale.invoiced, on: \"{d}\", id: \"{i}\", currency: "
                + "EUR, data: { invoiceId: I, lines: [{ net: { amount: 1, sum: 2 }, sku: { a: "
                + "b } }] } }",
            [
                "6:108 lines has no lineId, which it must have",
                "6:115 an amount is a text, or has one of: amount; sum; share and by",
                "6:143 a text stands here",
            ]
        ),
    ])
    func entry(_ entry: String, _ expected: [String]) {
        #expect(findings(head + "  - " + entry + "\n") == expected)
    }

    @Test func columnsAreCheckedAgainstTheFiles() throws {
        let plan =
            head + """
                  - from: a.csv
                    emit: deal.closed
                    where: { engage_dat: present }
                    on: "{engage_date}"
                    id: "{id|lookup:t.nam}"
                    data: { dealId: "{b}", outcome: won }
                """
        let outcome = try run(
            plan, ["a.csv": "engage_date,id,b,b\n", "t.csv": "k,name\n"])
        #expect(
            outcome.findings == [
                "8:14 a.csv has no column engage_dat", "10:10 t.csv has no column nam",
                "11:22 a.csv has the column b twice",
            ])
    }

    @Test func aFileThatIsNotThere() throws {
        let plan =
            head + "  - { from: a.csv, emit: lead.closed, on: \"{d}\", id: x, "
            + "data: { leadId: L, outcome: withdrawn } }\n"
        #expect(
            try run(plan, ["t.csv": "k\n"]).failure
                == "a.csv: there is no such file; "
                + "check its name and the directory that it is looked for in")
    }

    /// Anchors may be used, and do not let a small plan stand for a huge one.
    @Test func anchorsHaveALimit() {
        var plan = "x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n"
        for level in 1...8 {
            let names = Array(repeating: "*x\(level - 1)", count: 10).joined(separator: ", ")
            plan += "x\(level): &x\(level) [\(names)]\n"
        }
        let entry = """
              - emit: sale.paid
                on: "2025-01-01"
                id: a
                data: { a: *x8 }
            """
        let found = findings(plan.replacing("x0: ", with: "source: ") + head + entry)
        #expect(!found.isEmpty)
    }

    @Test func theExcerptAndTheAdviceArePrinted() throws {
        do {
            _ = try ImportPlan.parse("plan: daybook-import/1\nsorce: a\n", file: "p.yaml")
            Issue.record("the plan was read")
        } catch {
            #expect(
                "\(error)".hasSuffix(
                    "p.yaml:2:1: a plan has no key sorce\n  sorce: a\n  did you mean source?"))
        }
    }
}
