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
            ["6:26 there is no event deal.submited (did you mean deal.submitted?)"]
        ),
        (
            "{ form: a.csv, emit: deal.closed }",
            [
                "6:5 the entry has no key on", "6:5 the entry has no key id",
                "6:5 the entry has no key data",
                "6:7 an entry has no key form (did you mean from?)",
            ]
        ),
        (
            "{ from: a.xlsx, emit: sale.paid, on: \"{d}\", id: \"{i}\", data: { a: \"{b\" } }",
            [
                "6:13 the name a.xlsx does not say what is in the file "
                    + "(say it under files: { \"a.xlsx\": { format: csv } })",
                "6:72 a { without its } (write {{ for a brace that is text)",
            ]
        ),
        (
            "{ emit: sale.paid, on: \"2025-01-01\", id: a, data: { a: \"{b}\" } }",
            ["6:61 the entry names the column b but no file (add from: FILE)"]
        ),
        (
            "{ from: a.csv, emit: sale.paid, on: \"{d|dat}\", id: \"{i|lookup:x.y}\", "
                + "data: { a: \"{b|map:c}\" } }",
            [
                "6:42 there is no filter dat (did you mean date?)",
                "6:57 there is no table x (did you mean t?)",
                "6:86 map: c is no pair (map:FROM=TO,FROM=TO)",
            ]
        ),
        (
            "{ from: a.csv, emit: sale.paid, on: \"{d|date:QQ}\", id: \"{i|lookup:t}\", "
                + "data: { a: { money: \"{b}\" } } }",
            [
                "6:42 QQ is no pattern of a date (such as dd/MM/yyyy or yyyy-MM-dd HH:mm:ss)",
                "6:61 lookup:t names no column (lookup:TABLE.COLUMN)",
                "6:87 an amount without a currency (give it one here, or the entry, or the plan)",
            ]
        ),
        (
            "{ from: a.csv, emit: sale.paid, on: \"{}\", id: \"}\", currency: EUX, "
                + "data: { a: { each: \"{b}\" } } }",
            [
                "6:42 a column name is missing between the braces",
                "6:52 a } without its { (write }} for a brace that is text)",
                "6:66 ISO 4217 has no currency EUX (did you mean EUR?)",
                "6:82 each stands for the rows of a group "
                    + "(use it once, in an entry that has group_by)",
            ]
        ),
        (
            "{ from: a.csv, emit: sale.paid, on: \"{d}\", id: \"{i}\", otherwise: stop, "
                + "where: { a: { ge: 1, equals: 2 } }, join: { table: u }, data: {} }",
            [
                "6:70 otherwise is skip, or { reject: the reason }",
                "6:97 a condition has no key equals (possible: not, ge, gt, le, lt)",
                "6:127 there is no table u (did you mean t?)",
            ]
        ),
        (
            "{ from: a.csv, emit: sale.paid, on: \"{d}\", id: \"{i}\", "
                + "actor: { id: b, role: boss }, data: { a: { money: { share: \"1\", by: x } } } }",
            [
                "6:81 there is no role boss (possible: partner_user, channel_manager, finance, "
                    + "operator, auditor, system)",
                "6:100 an amount without a currency (give it one here, or the entry, or the plan)",
                "6:109 a share needs a join, whose rows it is shared among",
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
                    emit: sale.paid
                    where: { engage_dat: present }
                    on: "{engage_date}"
                    id: "{id|lookup:t.nam}"
                    data: { a: "{b}" }
                """
        let outcome = try run(
            plan, ["a.csv": "engage_date,id,b,b\n", "t.csv": "k,name\n"])
        #expect(
            outcome.findings == [
                "8:14 a.csv has no column engage_dat", "10:10 t.csv has no column nam",
                "11:17 a.csv has the column b twice",
            ])
    }

    @Test func aFileThatIsNotThere() throws {
        let plan = head + "  - { from: a.csv, emit: sale.paid, on: \"{d}\", id: x, data: {} }\n"
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
