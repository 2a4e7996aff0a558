import Foundation
import Testing

/// Plans and tables that cannot be used, wholly or in part.
@Suite("Bad input: imports")
struct BadImportTests {
    private static let plan = """
        plan: daybook-import/1
        source: /import/test
        currency: USD
        actor: { id: importer, role: system }
        events:
          - from: payments.csv
            emit: sale.paid
            on: "{day}"
            id: "{invoice}/{day}"
            data: { invoiceId: "{invoice}", amount: "{amount}" }

        """

    private static let header = "invoice,day,amount\n"
    private static let good = header + "INV-1,2025-03-05,1.00\n"

    /// What is in the table, the status, a piece of the reason.
    private static let tables: [(text: String, status: Int32, message: String)] = [
        ("", 65, "payments.csv:1: the file is empty"),
        (header + "\"INV-1,2025-03-05,1.00\n", 65, "payments.csv:2:1: the quote that opens here"),
        (header + "IN\"V-1,2025-03-05,1.00\n", 1, "payments.csv:2: a quote within a field"),
        (header + "\"INV-1\"x,2025-03-05,1.00\n", 1, "payments.csv:2: text after a closing quote"),
        (header + "INV-1,2025-03-05\n", 1, "payments.csv:2: the row has 2 fields"),
        (header + "INV-1,2025-03-05,1.00,x\n", 1, "payments.csv:2: the row has 4 fields"),
        ("invoice,amount\nINV-1,1.00\n", 78, "plan.yaml:8:10: payments.csv has no column day"),
        ("invoice,day,amount,day\n", 78, "payments.csv has the column day twice"),
        (header + "INV-1,05.03.2025,1.00\n", 1, "payments.csv:2: sale.paid: the date"),
        (header + "INV-1,,1.00\n", 1, "payments.csv:2: sale.paid: the date is empty"),
        (header + "INV-1,2025-02-30,1.00\n", 1, "payments.csv:2: sale.paid: the date"),
        (header + "INV-1,2999-01-01,1.00\n", 1, "payments.csv:2: sale.paid INV-1: effectiveOn"),
        (header + "INV-1,2025-03-05,ten\n", 1, "payments.csv:2: sale.paid: the amount \"ten\""),
        (header + "INV-1,2025-03-05,1.001\n", 1, "has more than the 2 decimals of USD"),
        (header + "INV-1,2025-03-05,-1.00\n", 1, "only an amount above zero"),
        (header + "INV-1,2025-03-05,\n", 1, "payments.csv:2: data.amount is missing"),
        (
            header + "INV-1,2025-03-05,\(String(repeating: "9", count: 40))\n", 1,
            "payments.csv:2: sale.paid: the amount"
        ),
        (header + "INV-1,2025-03-05,1.00\0\n", 1, "payments.csv:2: a NUL byte"),
        (header + "INV-404,2025-03-05,1.00\n", 1, "there is no invoice INV-404"),
        (header + "INV 1,2025-03-05,1.00\n", 1, "payments.csv:2: data.invoiceId has a space"),
        (
            header + "\(String(repeating: "x", count: 5 << 20)),2025-03-05,1.00\n", 1,
            "payments.csv:2: id is"
        ),
        ("\0\0\0\0", 65, "payments.csv:1:1: the header row is broken"),
    ]

    @Test func tables() throws {
        try withSmallBook { child in
            try child.write(Self.plan.utf8, to: "plan.yaml")
            for table in Self.tables {
                try child.write(table.text.utf8, to: "payments.csv")
                try child.expectMistake(
                    Mistake("import plan.yaml", table.status, table.message))
            }
            for bytes in [Array(Self.good.utf8.dropLast()) + [0xC3, 0x0A], [0xFF, 0xFE, 0x69, 0]] {
                try child.write(bytes, to: "payments.csv")
                let status: Int32 = bytes[0] == 0xFF ? 65 : 1
                try child.expectMistake(
                    Mistake("import plan.yaml", status, "save the file as UTF-8"))
            }
            #expect(try child.head().position == SmallBook.position)
            #expect(try child.run("verify").status == 0)
        }
    }

    /// What is changed in the plan, into what, a piece of the reason. The status is 78.
    private static let changes: [(old: String, new: String, message: String)] = [
        ("import/1", "import/9", "plan.yaml:1:7: daybook-import/9 is no plan language"),
        ("plan: daybook-import/1\n", "", "plan.yaml:1:1: the plan has no key plan"),
        ("sale.paid", "sale.payed", "plan.yaml:7:11: there is no event sale.payed"),
        ("currency: USD", "colour: red", "plan.yaml:3:1: a plan has no key colour"),
        ("USD", "XYZ", "plan.yaml:3:11: ISO 4217 has no currency XYZ"),
        ("{amount}", "{amont}", "plan.yaml:10:46: payments.csv has no column amont"),
        ("{amount}", "{amount|upcase}", "plan.yaml:10:46: there is no filter upcase"),
        ("{amount}", "{amount", "plan.yaml:10:46: a { without its }"),
        ("{amount}", "{amount|lookup:x.y}", "plan.yaml:10:46: there is no table x"),
        ("events:", "events: [", "plan.yaml:6:3: this is no YAML"),
        ("  - from", "\t- from", "plan.yaml:6:1: this is no YAML"),
        ("invoiceId:", "invoiceNo:", "plan.yaml:10:11: sale.paid has no invoiceId"),
        ("payments.csv", "payments", "does not say what is in the file"),
        ("role: system", "role: boss", "plan.yaml:4:30: there is no role boss"),
        ("    on: \"{day}\"\n", "", "plan.yaml:6:5: the entry has no key on"),
        ("currency: USD", "source: /x", "a key occurs twice: source"),
        ("/import/test", "\0", "this is no YAML: control characters are not allowed"),
    ]

    /// Texts that are no plan at all.
    private static let noPlans: [(text: String, message: String)] = [
        ("", "plan.yaml:1:1: the plan is empty"),
        ("- a\n", "plan.yaml:1:1: a plan is a mapping"),
        ("a: &a [*a]\n", "plan.yaml:1:8: this is no YAML"),
        ("plan: daybook-import/1\nsource: /x\nevents: none\n", "plan.yaml:3:9: events is a list"),
        ("plan: daybook-import/1\nsource: /x\n", "plan.yaml:1:1: the plan has no key events"),
        (String(repeating: "[", count: 50_000), "plan.yaml:"),
    ]

    @Test func plans() throws {
        try withSmallBook { child in
            try child.write(Self.good.utf8, to: "payments.csv")
            let changed = Self.changes.map { change in
                (text: Self.plan.replacing(change.old, with: change.new), change.message)
            }
            for (text, message) in changed + Self.noPlans {
                try child.write(text.utf8, to: "plan.yaml")
                try child.expectMistake(Mistake("import plan.yaml", 78, message))
            }
            try child.write(Self.plan.utf8, to: "plan.yaml")
            #expect(try child.run("import plan.yaml").status == 0)
            #expect(try child.head().position == SmallBook.position + 1)
        }
    }

    @Test func filesThatAreNotThere() throws {
        try withSmallBook { child in
            try child.write(Self.plan.utf8, to: "plan.yaml")
            let missing = "payments.csv: there is no such file"
            try child.expectMistake(Mistake("import plan.yaml", 66, missing))
            try FileManager.default.createDirectory(
                at: child.directory.appendingPathComponent("payments.csv"),
                withIntermediateDirectories: false)
            try child.expectMistake(
                Mistake("import plan.yaml", 65, "payments.csv: this is a directory"))
            try child.expectMistake(Mistake("import nothing.yaml", 66, "nothing.yaml cannot"))
            try child.expectMistake(Mistake("import book", 65, "book cannot be read"))
        }
    }

    /// A table that somebody cuts off while it is read ends the import with its name; what was
    /// taken before is whole, and the next run takes the rest.
    @Test func aFileThatDisappears() throws {
        try withSmallBook { child in
            let rows = (0..<200_000).map { "INV-\($0),2025-03-05,1.00\n" }
            try child.write(Self.plan.utf8, to: "plan.yaml")
            try child.write((Self.header + rows.joined()).utf8, to: "payments.csv")
            let file = child.directory.appendingPathComponent("payments.csv")
            let running = try child.start(["import", "plan.yaml", "-O", "ndjson"])
            usleep(150_000)
            truncate(file.path, 100)
            unlink(file.path)
            running.process.waitUntilExit()
            let ending = try running.ending()
            #expect([66, 74].contains(ending.status), "\(ending.errors)")
            #expect(ending.errors.contains("payments.csv: "), "\(ending.errors)")
            #expect(try child.head().position <= SmallBook.position + 1)
            #expect(try child.run("verify").status == 0)
        }
    }
}
